import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { bundleFiles } from '../../electron/formats/files.ts'
import { readGuide } from '../../electron/formats/guide/read.ts'
import { UserError } from '../../electron/shared/errors.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'
import { treat } from '../../electron/storage/doctor.ts'
import { doEverything } from '../../electron/storage/test-entries.ts'
import { encodeLine } from '../../electron/storage/journal-line.ts'
import { addFindings, type Findings } from './fault.ts'
import { onCopy, progressOfJournal, startOn, type Start } from './oracle.ts'
import { below, seeded } from './random.ts'
import { Student } from './student.ts'

/** A file is cut, and a bit of it flipped, at every so many bytes. */
const STRIDE_BYTES = 64
const STEPS = 60
const FLIPPED = 'a bit flipped'
/** Shortly before a month ends, so that the journal has two files. */
const BEGIN_MS = Date.parse('2026-11-30T23:59:30Z')
const STEP_MS = 1000
const GUIDE = '# Guide\n\n| Week | Topic |\n|-|-|\n| 1 | Data |\n\n## Data\n\nQ: What is it?\nA: This.\n'

/** One way to damage one file. `isNewer`: it is not damaged, but a later build's. */
interface Damage {
  readonly name: string
  readonly file: string
  readonly isNewer?: boolean
  readonly put: (path: string, bytes: Buffer) => void
}

/**
 * Damages every file of a data folder in every way, one at a time, starts on it and has it checked; then once more every
 * line of the journal where there is nothing else to know it from. At most so many cuts and flips of either.
 */
export async function damageFiles(trials: number): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-damage-'))
  await fill(folder)
  const before = await startOn(folder)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
  const places = files.flatMap((file) => placesIn(folder, file))
  const every = Math.max(1, Math.ceil(places.length / trials))
  const chosen = places.filter((_unused, index) => index % every === 0)
  const found: Findings[] = []
  for (const damage of [...files.flatMap(wholeFile), ...chosen]) found.push(await onCopy(folder, (copy) => tryDamage(copy, damage, before)))
  const alone = chosen.filter(({ file, name }) => file.startsWith('journal') && name.startsWith(FLIPPED))
  for (const damage of alone) found.push(await onCopy(folder, (copy) => tryAlone(copy, damage, before)))
  rmSync(folder, { recursive: true })
  return addFindings(found)
}

/** Answers over two months and something of every other kind, with every store in two generations, a setting, and a deck. */
async function fill(dataFolder: string): Promise<void> {
  let atMs = BEGIN_MS
  const student = await Student.open(dataFolder, seeded(7), () => (atMs += STEP_MS))
  for (let step = 0; step < STEPS; step += 1) {
    await student.review()
    if (step % 20 !== 0) continue
    await doEverything(student.store, ['deck-added', 'exam-begun', 'exam-kept'])
    await student.store.flush()
  }
  await doEverything(student.store)
  for (const theme of ['dark', 'light'] as const) student.settings.change({ theme })
  const guide = [{ name: 'guide.md', text: GUIDE }]
  for (const folder of ['guide', 'deck', 'deck~2']) {
    await writeDeck({ dataFolder, folder, deck: bundleFiles(readGuide(guide).deck), guide: new Map([['guide.md', GUIDE]]) })
  }
  await student.record({ kind: 'deck-added', atMs: (atMs += STEP_MS), offsetMinutes: 0, deckId: 'guide', title: 'Guide', folder: 'guide', before: null })
  await student.store.close()
}

function wholeFile(file: string): readonly Damage[] {
  const replaced = (name: string, text: string): Damage => ({ name, file, put: (path) => { writeFileSync(path, text) } })
  const newer: Damage = file.startsWith('journal')
    ? { name: 'a newer version', file, isNewer: true, put: (path) => { appendFileSync(path, encodeLine({ seq: 999, kind: 'later', v: 99 })) } }
    : { name: 'a newer version', file, isNewer: file.startsWith('stores'), put: (path) => { writeFileSync(path, '{"version":99}') } }
  return [
    replaced('emptied', ''),
    replaced('null', 'null'),
    replaced('a list', '[]'),
    { name: 'NULs', file, put: (path, bytes) => { writeFileSync(path, Buffer.alloc(bytes.length)) } },
    { name: 'a folder', file, put: (path) => { rmSync(path); mkdirSync(path) } },
    { name: 'gone', file, put: (path) => { rmSync(path) } },
    newer,
  ]
}

function placesIn(folder: string, file: string): readonly Damage[] {
  const random = seeded(file.length)
  return Array.from({ length: Math.ceil(statSync(join(folder, file)).size / STRIDE_BYTES) }, (_unused, index) => index * STRIDE_BYTES).flatMap((at) => [
    { name: `cut at ${String(at)}`, file, put: (path, bytes) => { writeFileSync(path, bytes.subarray(0, at)) } },
    { name: `${FLIPPED} at ${String(at)}`, file, put: (path, bytes) => { writeFileSync(path, flipped(bytes, at, below(random, 8))) } },
  ] satisfies readonly Damage[])
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

async function tryDamage(folder: string, damage: Damage, before: Start): Promise<Findings> {
  const path = join(folder, damage.file)
  damage.put(path, readFileSync(path))
  const problem = damage.isNewer ? await unlikeRefused(folder) : await unlikeStarted(folder, damage, before)
  return { trials: 1, lost: problem?.startsWith('lost') ? 1 : 0, problems: problem === null ? [] : [`${damage.file}, ${damage.name}: ${problem}`] }
}

/** A later build's data is refused with a sentence, and nothing is changed. */
async function unlikeRefused(folder: string): Promise<string | null> {
  const before = contentOf(folder)
  try {
    await startOn(folder)
    return 'started on data of a newer version'
  } catch (error) {
    if (!(error instanceof UserError) || error.failure.code !== 'data-newer-version') throw error
    return isDeepStrictEqual(contentOf(folder), before) ? null : 'changed what it refused'
  }
}

async function unlikeStarted(folder: string, damage: Damage, before: Start): Promise<string | null> {
  const { progress, notices } = await startOn(folder)
  if (!isSame(progress, before.progress)) return 'lost progress'
  const { findings } = await treat({ dataFolder: folder, openStore: openConfStore, now: Date.now })
  if (!isSame(await progressOfJournal(folder), before.progress)) return 'lost from the journal, and not repaired by the check'
  const left = findings.find(({ file, isRepaired }) => !isRepaired && !file.startsWith('decks'))
  if (left) return `not repaired: ${JSON.stringify(left)}`
  return notices.length > 0 || findings.length > 0 || !mustBeTold(damage) ? null : 'nothing said, neither at the start nor by the check'
}

/** Without snapshots a damaged line is lost, and must not be said to be repaired. */
async function tryAlone(folder: string, { file, put }: Damage, before: Start): Promise<Findings> {
  const path = join(folder, file)
  rmSync(join(folder, 'stores'), { recursive: true })
  put(path, readFileSync(path))
  const { findings } = await treat({ dataFolder: folder, openStore: openConfStore, now: Date.now })
  const isLeft = findings.some(({ isRepaired }) => !isRepaired)
  const isTrue = isLeft || isSame(await progressOfJournal(folder), before.progress)
  return { trials: 1, lost: isTrue ? 0 : 1, problems: isTrue ? [] : [`${file}, without snapshots: said to be repaired and is not: ${JSON.stringify(findings)}`] }
}

/** To the byte. */
function isSame(one: Start['progress'], other: Start['progress']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Text that was changed may still be text; and of two generations the older one is not missed. */
function mustBeTold({ name, file }: Damage): boolean {
  const isDeck = file.split(sep)[2] === 'deck'
  if (file.startsWith('decks')) return isDeck && !name.startsWith('a bit') && name !== 'a list'
  return name !== 'gone' || file.startsWith('journal')
}

function contentOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile())
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]))
}
