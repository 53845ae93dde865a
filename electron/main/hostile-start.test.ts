import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, cpSync, lstatSync, mkdtempSync, openSync, readdirSync, readlinkSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleFiles } from '../formats/files.ts'
import type { Note } from '../shared/domain/card.ts'
import { cardKey } from '../shared/domain/deck.ts'
import { answer, ENGINE } from '../shared/domain/schedule.ts'
import { makeBackup } from '../storage/backup.ts'
import { openConfStore } from '../storage/conf-store.ts'
import { writeDeck } from '../storage/deck-files.ts'
import { deviceId } from '../storage/journal-files.ts'
import { openProgress } from '../storage/progress-store.ts'
import { openSettings } from '../storage/settings-store.ts'
import { HOSTILE_FOLDERS, spoil } from './test-hostile-folders.ts'

const LIMIT_MS = 15_000
const AT = { atMs: Date.parse('2026-11-23T03:00:00Z'), offsetMinutes: 540 }
const CARDS = 3
const PEEK = 1 << 16
/** What a killed run of the app left beside, and the note of who has the data open: nothing of a person's. */
const OURS = new RegExp(`(^|/)\\.new-|\\.tmp-\\d+$|^lock\\.${deviceId()}$`)
let root = ''
let outcomes: readonly Outcome[] = []
/** What was put into each folder. */
const spoilt: ReadonlyMap<string, string>[] = []

/** What came of a start. */
interface Outcome {
  readonly ms: number
  readonly cards?: number
  readonly code?: string
  readonly found?: unknown
}

const placeOf = (index: number): string => join(root, 'spoilt', String(index).padStart(3, '0'))

// Windows has no pipes and no devices in folders.
describe.skipIf(process.platform === 'win32')(`a start on each of ${String(HOSTILE_FOLDERS.length)} hostile data folders`, () => {
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'weekdeck-hostile-'))
    const good = join(root, 'good')
    await makeGood(good)
    for (const [index, hostile] of HOSTILE_FOLDERS.entries()) {
      cpSync(good, placeOf(index), { recursive: true })
      spoil(placeOf(index), hostile)
      // What is as it was may be written again; what was put there may not be lost.
      const before = thingsIn(good)
      spoilt.push(new Map([...thingsIn(placeOf(index))].filter(([name, thing]) => before.get(name) !== thing)))
    }
    outcomes = await startAll(HOSTILE_FOLDERS.map((_hostile, index) => placeOf(index)))
  }, 300_000)

  afterAll(() => { rmSync(root, { recursive: true, force: true }) }, 60_000)

  test('comes to its end in time', () => {
    const late = HOSTILE_FOLDERS.filter((_hostile, index) => (outcomes[index]?.ms ?? Infinity) >= LIMIT_MS)
    expect(late.map(({ what }) => what)).toEqual([])
  })

  test('refuses what it does not open for a reason a person can act on', () => {
    const wrong = HOSTILE_FOLDERS.flatMap(({ what, refuses }, index) => {
      const { code, found } = outcomes[index] ?? {}
      return code === refuses ? [] : [{ what, code, found, refuses }]
    })
    expect(wrong).toEqual([])
  })

  test('loses nothing that was in it', () => {
    expect(HOSTILE_FOLDERS.flatMap(({ what }, index) => {
      const after = new Set(thingsIn(placeOf(index)).values())
      const lost = [...spoilt[index] ?? []].filter(([name, thing]) => !after.has(thing) && !OURS.test(name))
      return lost.length === 0 ? [] : [{ what, lost: lost.map(([name]) => name).slice(0, 5) }]
    })).toEqual([])
  })

  test('knows what can be read', () => {
    const fewer = HOSTILE_FOLDERS.filter(({ refuses }, index) => refuses === undefined && outcomes[index]?.cards !== CARDS)
    expect(fewer.map(({ what }) => what)).toEqual([])
  })
})

/** Starts on every folder in a process of its own; one that hangs is ended, and the next go on in another. */
async function startAll(folders: readonly string[]): Promise<readonly Outcome[]> {
  const all: Outcome[] = []
  while (all.length < folders.length) {
    all.push(...await startSome(folders.slice(all.length)))
  }
  return all
}

function startSome(folders: readonly string[]): Promise<readonly Outcome[]> {
  const some: Outcome[] = []
  const child = spawn(process.execPath, ['--max-old-space-size=2048', join(import.meta.dirname, 'test-start-child.ts'), ...folders], { stdio: ['ignore', 'pipe', 'inherit'] })
  const { promise, resolve } = Promise.withResolvers<readonly Outcome[]>()
  const watch = (): NodeJS.Timeout => setTimeout(() => { child.kill('SIGKILL') }, LIMIT_MS + 5000)
  let limit = watch()
  createInterface(child.stdout).on('line', (line) => {
    clearTimeout(limit)
    some.push(JSON.parse(line) as Outcome)
    limit = watch()
  })
  child.once('close', (code) => {
    clearTimeout(limit)
    resolve(some.length === folders.length ? some : [...some, { ms: LIMIT_MS, code: code === null ? 'hangs' : `ended with ${String(code)}` }])
  })
  return promise
}

/** What is in a folder by its name: every file by its content, everything else by its kind. */
function thingsIn(folder: string): ReadonlyMap<string, string> {
  const things = new Map<string, string>()
  const folders = ['']
  for (let one = folders.pop(); one !== undefined; one = folders.pop()) {
    for (const name of readdirSync(join(folder, one))) {
      const inside = join(one, name)
      const path = join(folder, inside)
      const found = lstatSync(path)
      if (found.isDirectory()) folders.push(inside)
      else things.set(inside, found.isFile() ? contentOf(path, found.size) : found.isSymbolicLink() ? `link ${readlinkSync(path)}` : `kind ${String(found.mode)}`)
    }
  }
  return things
}

/** Of what is large its beginning and its end tell enough. */
function contentOf(path: string, size: number): string {
  const handle = openSync(path, 'r')
  const bytes = Buffer.alloc(Math.min(size, PEEK) * 2)
  readSync(handle, bytes, 0, bytes.length / 2, 0)
  readSync(handle, bytes, bytes.length / 2, bytes.length / 2, Math.max(0, size - PEEK))
  closeSync(handle)
  return `file ${String(size)} ${createHash('sha256').update(bytes).digest('hex')}`
}

/** A person's data: a deck, three answers, settings, a backup. */
async function makeGood(dataFolder: string): Promise<void> {
  const notes = Array.from({ length: 10 }, (_unused, index): Note => ({ id: `n${String(index)}`, kind: 'basic', front: `Question ${String(index)}`, back: 'Answer', week: 1 }))
  const deck = { head: { id: 'guide', course: 'guide', title: 'Guide', language: 'en' as const }, exams: [], resources: [], plan: [{ week: 1, topic: 'Topic', notes: '', line: 1 }], notes }
  await writeDeck({ dataFolder, folder: 'guide', deck: bundleFiles(deck), guide: new Map([['guide.md', '# Guide\n']]) })
  openSettings({ dataFolder, openStore: openConfStore }).change({ theme: 'dark', isWelcomed: true })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: () => AT.atMs })
  await store.append({ kind: 'deck-added', ...AT, deckId: 'guide', title: 'Guide', folder: 'guide', before: null })
  for (let card = 0; card < CARDS; card += 1) {
    const after = answer(null, 3, { ...AT, rolloverHour: 4, desiredRetention: 0.9 })
    await store.append({ kind: 'review', ...AT, rolloverHour: 4, card: cardKey('guide', `n${String(card)}`), rating: 3, mode: 'study', tookMs: 1000, engine: ENGINE, before: null, after })
  }
  await store.close()
  await makeBackup({ dataFolder, reason: 'manual', ...AT })
}
