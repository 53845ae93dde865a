import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cardKey, type CardKey } from '../../electron/shared/domain/deck.ts'
import type { CardState } from '../../electron/shared/domain/schedule.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { encodeLine } from '../../electron/storage/journal-line.ts'
import { openProgress, type ProgressStore } from '../../electron/storage/progress-store.ts'
import { reviewOf } from '../faults/student.ts'
import { longestBlock } from './blocking.ts'
import { figureOf, type Figure } from './figures.ts'

const FEW_CARDS = 100
const MANY_CARDS = 100_000
const RATINGS = 300
const SNAPSHOTS = 10
const SETS = 10
const BEGIN_MS = Date.parse('2026-11-23T03:00:00Z')

/** What saving one answer costs: time, bytes, how it grows with the cards, and what else could have been done. */
export async function measureStorage(): Promise<readonly Figure[]> {
  const few = await measureWith(FEW_CARDS)
  const many = await measureWith(MANY_CARDS)
  const bare = measureBare()
  return [
    figureOf('rating saved, 100 cards', few.times, { at: 'p95', ms: 5 }),
    figureOf('rating saved, 100,000 cards', many.times, { at: 'p95', ms: 5 }),
    ratioOf('rating saved: 100,000 cards ÷ 100 cards (times)', [many.times, few.times], 1.5),
    figureOf('bare append + fdatasync of the same line', bare),
    ratioOf('rating saved ÷ bare append (times)', [many.times, bare], 3),
    figureOf('electron-store set() of the same progress, 100,000 cards', measureSet(many.states)),
    figureOf('rating saved, 100 cards (KB written)', few.kilobytes, { at: 'p95', ms: 16 }),
    figureOf('rating saved, 100,000 cards (KB written)', many.kilobytes, { at: 'p95', ms: 16 }),
    figureOf('snapshot after one rating, 100,000 cards (KB written)', many.snapshotKilobytes),
    figureOf('longest block while every snapshot of 100,000 cards is written', [many.blockMs], { at: 'p95', ms: 50 }),
    figureOf('longest block while the data folder is gone and five answers are given', [many.goneMs], { at: 'p95', ms: 50 }),
  ]
}

interface Measured {
  readonly times: readonly number[]
  readonly kilobytes: readonly number[]
  readonly snapshotKilobytes: readonly number[]
  readonly blockMs: number
  readonly goneMs: number
  readonly states: Readonly<Record<CardKey, CardState>>
}

async function measureWith(cards: number): Promise<Measured> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: Date.now })
  const states = statesOf(cards)
  await store.append({ kind: 'restored', atMs: BEGIN_MS, offsetMinutes: 0, snapshot: { cards: states, days: {}, decks: {} } })
  const blockMs = await longestBlock(() => store.flush())
  const ratings = await rate(store, cards)
  await store.flush()
  const snapshotKilobytes: number[] = []
  for (let count = 0; count < SNAPSHOTS; count += 1) {
    await rateOne(store, (count * 7919) % cards)
    const before = writtenBytes()
    await store.flush()
    snapshotKilobytes.push((writtenBytes() - before) / 1024)
  }
  const goneMs = await measureGone(store, dataFolder)
  await store.close()
  rmSync(dataFolder, { recursive: true })
  return { ...ratings, snapshotKilobytes, blockMs, goneMs, states }
}

/** A drive that is taken away: the answers wait, and nothing else does. */
async function measureGone(store: ProgressStore, dataFolder: string): Promise<number> {
  renameSync(dataFolder, `${dataFolder}-away`)
  const blockMs = await longestBlock(async () => {
    for (let count = 0; count < 5; count += 1) await rateOne(store, count)
    await store.flush()
  })
  renameSync(`${dataFolder}-away`, dataFolder)
  return blockMs
}

async function rate(store: ProgressStore, cards: number): Promise<Pick<Measured, 'times' | 'kilobytes'>> {
  const times: number[] = []
  const kilobytes: number[] = []
  for (let count = 0; count < RATINGS; count += 1) {
    const before = writtenBytes()
    times.push(await rateOne(store, (count * 7919) % cards))
    kilobytes.push((writtenBytes() - before) / 1024)
  }
  return { times, kilobytes }
}

/** How long it takes until the answer counts, in milliseconds. */
async function rateOne(store: ProgressStore, number: number): Promise<number> {
  const card = keyOf(number)
  const entry = reviewOf({ card, rating: 3, atMs: BEGIN_MS, before: store.progress.cards.get(card) ?? null })
  const start = performance.now()
  await store.append(entry)
  return performance.now() - start
}

/** The least that a saved line can cost on this disk. */
function measureBare(): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  const handle = openSync(join(folder, 'lines'), 'a')
  const line = encodeLine({ ...reviewOf({ card: keyOf(1), rating: 3, atMs: BEGIN_MS, before: null }), seq: 1 })
  const times = Array.from({ length: RATINGS }, () => {
    const start = performance.now()
    writeSync(handle, line)
    fdatasyncSync(handle)
    return performance.now() - start
  })
  closeSync(handle)
  rmSync(folder, { recursive: true })
  return times
}

/** What electron-store would do at every answer: write all of it. */
function measureSet(states: Measured['states']): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  const file = openConfStore({ folder, name: 'progress' })
  const times = Array.from({ length: SETS }, () => {
    const start = performance.now()
    file.write({ cards: states })
    return performance.now() - start
  })
  rmSync(folder, { recursive: true })
  return times
}

function statesOf(cards: number): Measured['states'] {
  const first = Array.from({ length: cards }, (_unused, number) => reviewOf({ card: keyOf(number), rating: 3, atMs: BEGIN_MS, before: null }))
  return Object.fromEntries(first.flatMap(({ card, after }) => (after ? [[card, after]] : [])))
}

function keyOf(number: number): CardKey {
  return cardKey('course', `card-${String(number)}`)
}

/** The first times by the second ones. */
function ratioOf(name: string, [over, under]: readonly [readonly number[], readonly number[]], most: number): Figure {
  const [one, other] = [figureOf('', over), figureOf('', under)]
  return { name, p50: one.p50 / other.p50, p95: one.p95 / other.p95, runs: over.length, limit: { at: 'p50', ms: most } }
}

/** Bytes this process has given to the system to write; not a number where the system does not tell. */
function writtenBytes(): number {
  if (process.platform !== 'linux') return Number.NaN
  return Number(/^wchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
}
