import { execFileSync } from 'node:child_process'
import { closeSync, cpSync, mkdirSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CardKey } from '../shared/domain/deck.ts'
import { verbatim } from '../shared/facts.ts'
import { makeBackup } from './backup.ts'
import { listBackups } from './backup-names.ts'
import { writeDeck } from './deck-files.ts'
import { key, NOW_MS, openIn, reviewOf, study, useFolder } from './test-support.ts'

const mount = join(import.meta.dirname, '../../node_modules/.cache', `weekdeck-full-${String(process.pid)}`)
const data = join(mount, 'data')
const filler = join(mount, 'filler')

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  mkdirSync(mount, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mount], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const isMounted = canMount()
const why = 'only root on Linux can mount a small disk'

beforeAll(() => { if (isMounted) mkdirSync(data) })
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', mount])
  rmSync(mount, { recursive: true, force: true })
})

const elsewhere = useFolder()

/** What a start would find if the process were killed now and room were made. */
async function cardsAfterKill(): Promise<readonly CardKey[]> {
  const copy = join(elsewhere.path, String(Math.random()))
  cpSync(data, copy, { recursive: true })
  const store = await openIn(copy)
  const cards = [...store.progress.cards.keys()]
  await store.close()
  return cards
}

/** Leaves so many bytes free, to the page. */
function leaveFree(bytes: number): void {
  const { bavail, bsize } = statfsSync(mount)
  const handle = openSync(filler, 'a')
  for (let pages = bavail - Math.ceil(bytes / bsize); pages > 0; pages -= 1) writeSync(handle, Buffer.alloc(bsize))
  closeSync(handle)
}

test('a disk that is full at any moment loses nothing acknowledged', async ({ skip }) => {
  skip(!isMounted, why)
  let answered = 0
  for (const room of [0, 4096, 8192, 12_288, 20_480, 32_768]) {
    const store = await openIn(data)
    await study(store, Array.from({ length: 20 }, () => (answered += 1)))
    leaveFree(room)
    const saved: number[] = []
    let refused = 0
    while (refused < 3) {
      const { isSaved } = await store.append(reviewOf(store.progress, key((answered += 1))))
      if (isSaved) saved.push(answered)
      else refused += 1
      await store.flush()
    }
    expect(store.status()).toMatchObject({ isSaved: false, waiting: 3, failure: { code: 'not-saved', found: verbatim('ENOSPC') } })
    expect(await cardsAfterKill()).toEqual(expect.arrayContaining(saved.map(key)))
    rmSync(filler)
    await store.flush()
    expect(store.status()).toEqual({ isSaved: true, waiting: 0 })
    await store.close()
    const after = await openIn(data)
    expect([after.progress.cards.size, after.notices]).toEqual([answered, []])
    await after.close()
  }
}, 60_000)

test('a journal that is lost on a full disk begins anew once there is room', async ({ skip }) => {
  skip(!isMounted, why)
  const before = await openIn(data)
  const cards = Object.fromEntries(before.progress.cards)
  await before.close()
  rmSync(join(data, 'journal'), { recursive: true })
  leaveFree(0)
  const store = await openIn(data)
  expect([store.status().isSaved, Object.fromEntries(store.progress.cards)]).toEqual([false, cards])
  rmSync(filler)
  await store.flush()
  expect(store.status()).toEqual({ isSaved: true, waiting: 0 })
  await store.close()
  rmSync(join(data, 'stores'), { recursive: true })
  const after = await openIn(data)
  expect(Object.fromEntries(after.progress.cards)).toEqual(cards)
  await after.close()
}, 60_000)

test('a deck that does not fit leaves nothing', async ({ skip }) => {
  skip(!isMounted, why)
  leaveFree(8192)
  const deck = new Map([['deck.json', 'x'.repeat(100_000)]])
  const write = writeDeck({ dataFolder: data, folder: 'big', deck, guide: new Map() })
  await expect(write).rejects.toMatchObject({ failure: { code: 'not-saved', found: verbatim('ENOSPC') } })
  rmSync(filler)
  await writeDeck({ dataFolder: data, folder: 'big', deck, guide: new Map() })
})

test('a backup that does not fit leaves nothing, and the ones before stay', async ({ skip }) => {
  skip(!isMounted, why)
  const folder = join(data, 'backups')
  const make = (): ReturnType<typeof makeBackup> => makeBackup({ dataFolder: data, reason: 'manual', atMs: NOW_MS, offsetMinutes: 540 })
  const before = await make()
  for (const room of [0, 4096]) {
    leaveFree(room)
    await expect(make()).rejects.toMatchObject({ failure: { code: 'backup-failed', found: verbatim('ENOSPC') } })
    expect([await listBackups(folder), readdirSync(folder)]).toEqual([[before], [before.name]])
    rmSync(filler)
  }
  await make()
  expect((await listBackups(folder)).length).toBe(2)
})
