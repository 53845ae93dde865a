import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { verbatim } from '../shared/facts.ts'
import { openConfStore } from './conf-store.ts'
import { KeyedStore } from './keyed-store.ts'
import { migrateStores } from './migrate.ts'
import { NOW_MS, storesOf, useFolder } from './test-support.ts'
import { upgradeEntry, versioned, versionsOf, type VersionStep } from './versions.ts'

const folder = useFolder()
const COPY = 'before-migration-v1-2026-11-23T03-00-00.000Z'

/** Two steps that will never be released: `count` becomes `counts`, then every store gets its name. */
const toTwo: VersionStep = {
  store: (_name, value) => ({ counts: [(value as { count: number }).count] }),
  entry: (entry) => ({ ...entry, kind: 'second' }),
}
const toThree: VersionStep = {
  store: (name, value) => ({ ...value as object, name }),
  entry: (entry) => ({ ...entry, third: true }),
}
const one = versionsOf([])
const three = versionsOf([toTwo, toThree])

const store = (name: string, versions = one): KeyedStore => new KeyedStore({ dataFolder: folder.path, name, openStore: openConfStore, versions, schema: z.unknown() })
const migrate = (versions = three): void => { migrateStores({ dataFolder: folder.path, openStore: openConfStore, atMs: NOW_MS, versions }) }
const files = (): readonly (readonly [string, string])[] => storesOf(folder.path).map((path) => [path, readFileSync(path, 'utf8')])

function writeFirst(): void {
  for (const count of [1, 2, 3]) store('things').write({ count })
  store('others').write({ count: 7 })
}

test('stores go through every step, and are copied before', () => {
  writeFirst()
  const before = files()
  migrate()
  expect([store('things', three).read(), store('others', three).read()]).toEqual([{ counts: [3], name: 'things' }, { counts: [7], name: 'others' }])
  const backups = join(folder.path, 'backups')
  const copied = readdirSync(join(backups, COPY)).map((name) => [join(folder.path, 'stores', name), readFileSync(join(backups, COPY, name), 'utf8')])
  expect([readdirSync(backups), copied]).toEqual([[COPY], before])
})

test('what is of this version already is left alone', () => {
  store('things', three).write({ counts: [1], name: 'things' })
  const before = files()
  migrate()
  expect([files(), readdirSync(folder.path)]).toEqual([before, ['stores']])
})

test('a step that fails leaves everything as it was, for the build before', () => {
  writeFirst()
  const before = files()
  const failing = versionsOf([{ ...toTwo, store: (name, value) => { if (name === 'things') throw new Error('no count'); return value } }])
  const failure = expect.objectContaining({ code: 'migration-failed', message: expect.stringContaining('(Error: no count)') as unknown }) as unknown
  expect(() => { migrate(failing) }).toThrow(expect.objectContaining({ failure }))
  expect([files(), store('things').read(), readdirSync(folder.path)]).toEqual([before, { count: 3 }, ['backups', 'stores']])
})

test('a copy that cannot be made changes nothing', () => {
  writeFirst()
  writeFileSync(join(folder.path, 'backups'), 'a file in its place')
  const before = files()
  expect(() => { migrate() }).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code: 'migration-failed' }) as unknown }))
  expect(files()).toEqual(before)
})

test('a later version is refused by the build before, and nothing is touched', () => {
  writeFirst()
  migrate()
  const before = files()
  expect(() => { migrate(one) }).not.toThrow()
  const failure = { code: 'data-newer-version', found: verbatim(3), expected: verbatim(1) }
  expect(() => store('things').read()).toThrow(expect.objectContaining({ failure: expect.objectContaining(failure) as unknown }))
  expect(files()).toEqual(before)
})

test('a damaged older generation does not hide that the newest is of this version', () => {
  writeFirst()
  migrate()
  const copy = join(folder.path, 'stores-of-three')
  cpSync(join(folder.path, 'stores'), copy, { recursive: true })
  mkdirSync(join(folder.path, 'quarantine'))
  writeFileSync(join(folder.path, 'stores', 'things.a.json'), 'damaged')
  migrate()
  expect(store('things', three).read()).toEqual({ counts: [3], name: 'things' })
})

test('entries of the journal are changed as they are read', () => {
  const first = { seq: 1, kind: 'first' }
  expect([upgradeEntry(first, one), upgradeEntry(first, three), upgradeEntry({ ...first, v: 2 }, three)]).toEqual([
    first, { seq: 1, kind: 'second', third: true }, { seq: 1, kind: 'first', v: 2, third: true },
  ])
  expect([versioned(first, one), upgradeEntry(versioned(first, three), three)]).toEqual([first, { ...first, v: 3 }])
  expect(() => upgradeEntry({ ...first, v: 2 }, one)).toThrow('newer Weekdeck')
})
