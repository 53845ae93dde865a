import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { bundleFiles } from '../../formats/files.ts'
import { addDays } from '../../shared/domain/days.ts'
import type { Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import { openConfStore } from '../../storage/conf-store.ts'
import { DataLock } from '../../storage/data-lock.ts'
import { writeDeck } from '../../storage/deck-files.ts'
import { openProgress } from '../../storage/progress-store.ts'
import { openSettings } from '../../storage/settings-store.ts'
import type { CourseSettings } from '../../shared/settings.ts'
import type { StepView } from '../../shared/views/app.ts'
import type { Context } from './context.ts'
import { Library } from './library.ts'
import { takeStep } from './steps.ts'

export const START = '2026-11-23'
export const EXAM = addDays(START, 28)
const CARDS = 40

/** Four weeks of ten cards, two sections a week, two domains; one more card is kept for a paper. */
function deck(): Deck {
  const note = (index: number): Note => ({
    id: `n${String(index)}`, kind: 'basic', front: `Question ${String(index)}`, back: 'Answer',
    week: 1 + Math.floor(index / 10), domains: { X: index % 2 === 0 ? 'a' : 'b' },
    source: { file: 'guide.md', line: 1 + index, headings: ['Guide', `Section ${String(Math.floor(index / 5))}`] },
  })
  return {
    head: { id: 'guide', course: 'guide', title: 'Guide', language: 'en' },
    exams: [{ code: 'X', name: 'Exam', domains: [{ id: 'a', name: 'Half', weight: 50 }, { id: 'b', name: 'Other half', weight: 50 }] }],
    resources: [],
    plan: [1, 2, 3, 4].map((week) => ({ week, topic: `Topic ${String(week)}`, notes: '', line: week })),
    notes: [...Array.from({ length: CARDS }, (_unused, index) => note(index)), { ...note(99), week: 4, paper: 1 }],
  }
}

/** The day it is, and the open data; a test may go on to another day. */
export const open: { context?: Context; day: string; dataFolder: string } = { day: START, dataFolder: '' }

/** A data folder with one deck, made before each test and removed after it. */
export function useTestCourse(): void {
  beforeEach(async () => {
    open.day = START
    open.dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-'))
    await writeDeck({ dataFolder: open.dataFolder, folder: 'guide', deck: bundleFiles(deck()), guide: new Map([['guide.md', '# Guide\n\nText\n']]) })
    await openAll()
    change({ startDate: START, examDate: EXAM })
  })
  afterEach(async () => {
    await close()
    rmSync(open.dataFolder, { recursive: true, force: true })
  })
}

/** Adds the same guide in another language: the same ids, another id of the deck; of another course if said. */
export async function addEdition(id: string, course = 'guide'): Promise<void> {
  const { dataFolder } = open
  const edition = deck()
  const notes = edition.notes.map((note, index) => (note.kind === 'basic' ? { ...note, front: `물음 ${String(index)}` } : note))
  await writeDeck({ dataFolder, folder: id, deck: bundleFiles({ ...edition, head: { ...edition.head, id, course, language: 'ko' }, notes }), guide: new Map() })
  await context().library.load()
}

/** Adds a list that came without a guide: cards with neither weeks nor an exam; it becomes the current deck. */
export async function addList(id: string, cards: number, source = { file: 'pasted', headings: [] as readonly string[] }): Promise<void> {
  const notes = Array.from({ length: cards }, (_unused, index): Note => (
    { id: `w${String(index)}`, kind: 'basic', front: `word ${String(index)}`, back: 'meaning', source: { ...source, line: 1 + index } }
  ))
  const list: Deck = { head: { id, course: id, title: 'Words', language: 'en' }, exams: [], resources: [], plan: [], notes }
  await writeDeck({ dataFolder: open.dataFolder, folder: id, deck: bundleFiles(list), guide: new Map() })
  await context().library.load()
  context().settings.change({ currentDeck: id })
}

/** Ends the app and starts it again. */
export async function restart(): Promise<void> {
  await close()
  await openAll()
}

async function openAll(): Promise<void> {
  const { dataFolder } = open
  const atMs = (): number => Date.parse(`${open.day}T10:00:00Z`)
  const clock = { atMs, moment: (rolloverHour: number) => ({ atMs: atMs(), offsetMinutes: 540, rolloverHour }) }
  const settings = openSettings({ dataFolder, openStore: openConfStore })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: atMs })
  const library = new Library({ resources: join(dataFolder, 'none'), data: dataFolder }, store.progress)
  await library.load()
  open.context = { dataFolder, clock, lock: new DataLock({ dataFolder, now: atMs }), settings, store, library, language: () => (settings.value.language === 'ko' ? 'ko' : 'en') }
}

async function close(): Promise<void> {
  await open.context?.store.close()
  open.context?.lock.release()
}

/** What the test has open. */
export function context(): Context {
  if (!open.context) throw new Error('Nothing is open.')
  return open.context
}

/** Takes the last step back, or does once more what was taken back last; gives what it was. */
export async function step(way: 'undo' | 'redo'): Promise<Omit<StepView, 'step'> | 'nothing' | 'passed'> {
  const outcome = await takeStep(context(), way)
  if (outcome.kind !== 'done') return outcome.kind
  return Object.fromEntries(Object.entries(outcome.step).filter(([name]) => name !== 'step')) as Omit<StepView, 'step'>
}

/** Sets the course's settings. */
export function change(course: CourseSettings): void {
  context().settings.change({ courses: { guide: course } })
}
