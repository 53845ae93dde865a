import fc from 'fast-check'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Numbered } from '../shared/domain/entries.ts'
import { snapshotOf } from '../shared/domain/history.ts'
import type { ProgressSnapshot } from '../shared/domain/parts.ts'
import { entries, faultOf } from '../shared/schema/entries.ts'
import { isReview } from '../shared/schema/review.ts'
import { journalFileOf, journalPath } from './journal-files.ts'
import { encodeLine } from './journal-line.ts'
import type { ProgressStore } from './progress-store.ts'
import { doEverything, entryOf, KINDS, KINDS_IN_USE } from './test-entries.ts'
import { entriesIn, NOW_MS, openIn, useFolder } from './test-support.ts'

const folder = useFolder()

/** What a value may be replaced by. Numbers that JSON cannot hold are written as it would read them. */
const JUNK: readonly unknown[] = [
  undefined, null, true, '', 'x', '9'.repeat(400), 0, -1, 0.5, 1e15, 1e16, 8.64e15 + 1, -1e300, 1e300, '1e999', [], {}, [null], { a: {} },
  '2026-02-30', '+275760-09', '__proto__', '../..', 'a/b', NOW_MS, { kind: 'review' },
]

type Path = readonly string[]

function pathsIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...at, name]))].filter((path) => path.length > 0)
}

function replaced(value: unknown, [name, ...rest]: Path, junk: unknown): unknown {
  if (name === undefined) return junk
  const copy: Record<string, unknown> = { ...value as object }
  copy[name] = replaced(copy[name], rest, junk)
  return Array.isArray(value) ? Object.values(copy) : copy
}

/** The bytes of a line with the right checksum, whatever it says. */
function lineOf(entry: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(entry).replaceAll('"1e999"', '1e999'))
  const hex = (number: number): string => number.toString(16).padStart(8, '0')
  return Buffer.concat([Buffer.from(`${hex(json.length)} ${hex(crc32(json))} `), json, Buffer.from('\n')])
}

/** One entry of every kind, as the journal has them. */
async function everything(): Promise<readonly Numbered[]> {
  const store = await openIn(folder.path)
  await doEverything(store)
  const restored = { ...entryOf('restored', store.progress), seq: store.seq + 1 } as Numbered
  await store.close()
  const written = entriesIn(folder.path) as readonly Numbered[]
  return [...written, restored]
}

async function start(dataFolder: string): Promise<{ readonly state: ProgressSnapshot; readonly notices: ProgressStore['notices'] }> {
  const store = await openIn(dataFolder)
  await store.close()
  return { state: snapshotOf(store.progress), notices: store.notices }
}

test('every kind of entry there is makes sense to its schema', async () => {
  const known = await everything()
  expect(new Set(known.map(({ kind }) => kind))).toEqual(new Set(KINDS))
  expect(known.flatMap((entry) => faultOf(entry) ?? [])).toEqual([])
})

test('the check of answers by hand takes nothing that the schema does not', async () => {
  const known = await everything()
  const paths = pathsIn(known[0])
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...JUNK)), { maxLength: 2 }), (changes) => {
    const entry = changes.reduce<unknown>((one, [path, junk]) => replaced(one, path, junk), known[0]) as object
    if (isReview(entry)) expect(entries.review.safeParse(entry).success).toBe(true)
  }), { numRuns: 2000 })
  expect(known.filter((entry) => entry.kind === 'review').every(isReview)).toBe(true)
})

test('whatever the lines of a journal say, it starts; what makes no sense is kept to the letter, and told once', async () => {
  const known = await everything()
  const one = fc.constantFrom(...known).chain((entry) => fc.tuple(fc.constant(entry), fc.constantFrom(...pathsIn(entry)), fc.constantFrom(...JUNK)))
  await fc.assert(fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 8 }), async (changes) => {
    const dataFolder = mkdtempSync(join(folder.path, 'hostile-'))
    mkdirSync(join(dataFolder, 'journal'))
    const path = journalPath(dataFolder, journalFileOf(NOW_MS))
    const hostile = changes.map(([entry, at, junk]) => lineOf(replaced(entry, at, junk)))
    for (const line of [...known.slice(0, -1).map(encodeLine), ...hostile]) appendFileSync(path, line)
    const before = readFileSync(path)
    const first = await start(dataFolder)
    for (const { code, detail } of first.notices) {
      if (code === 'entry-unreadable') expect(before.includes(readFileSync(join(dataFolder, detail ?? '')))).toBe(true)
    }
    expect(readFileSync(path).subarray(0, before.length)).toEqual(before)
    const again = await start(dataFolder)
    expect({ state: again.state, told: again.notices.filter(({ code }) => code !== 'unknown-entry') }).toEqual({ state: first.state, told: [] })
    rmSync(join(dataFolder, 'stores'), { recursive: true })
    expect((await start(dataFolder)).state).toEqual(first.state)
    rmSync(dataFolder, { recursive: true })
  }), { numRuns: 40 })
})

describe('an entry that makes no sense', () => {
  test.each(KINDS_IN_USE)('%s: is named with its place, and costs nothing else', async (kind) => {
    const known = await everything()
    const { state } = await start(folder.path)
    const entry = known.find((one) => one.kind === kind)
    const line = lineOf({ ...entry, seq: 500, offsetMinutes: 'noon' })
    const file = journalFileOf(NOW_MS)
    const at = readFileSync(journalPath(folder.path, file)).length
    appendFileSync(journalPath(folder.path, file), line)
    const found = await start(folder.path)
    const detail = join('quarantine', `${file}.${String(at)}`)
    expect(found).toEqual({ state, notices: [{ code: 'entry-unreadable', file, at: 'offsetMinutes', detail }] })
    expect(readFileSync(join(folder.path, detail))).toEqual(line)
    const store = await openIn(folder.path)
    expect(await store.append(entryOf('marked', store.progress))).toEqual({ seq: 501, isSaved: true })
    await store.close()
  })

  test('many of them, side by side or not, are a few files of quarantine', async () => {
    const known = await everything()
    const bad = encodeLine({ seq: 1, kind: 'reset' })
    const good = encodeLine(known[0])
    const path = journalPath(folder.path, journalFileOf(NOW_MS))
    for (let count = 0; count < 400; count += 1) appendFileSync(path, Buffer.concat([bad, bad, good]))
    const { notices } = await start(folder.path)
    expect(notices.length).toBe(101)
    expect(readdirSync(join(folder.path, 'quarantine')).length).toBe(101)
    expect(readFileSync(join(folder.path, 'quarantine', journalFileOf(NOW_MS)))).toEqual(readFileSync(path))
  })

  test('is refused before it is written', async () => {
    const store = await openIn(folder.path)
    expect(() => store.append({ ...entryOf('marked', store.progress), atMs: Number.NaN })).toThrow('An entry marked makes no sense at atMs.')
    expect([store.seq, store.progress.marks.size]).toEqual([0, 0])
    await store.close()
  })
})
