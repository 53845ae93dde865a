import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleFiles } from '../../electron/formats/files.ts'
import { createClock } from '../../electron/main/clock.ts'
import { Exams } from '../../electron/main/services/exams.ts'
import { Library } from '../../electron/main/services/library.ts'
import type { Note } from '../../electron/shared/domain/card.ts'
import type { Deck } from '../../electron/shared/domain/deck.ts'
import { openConfStore } from '../../electron/storage/conf-store.ts'
import { DataLock } from '../../electron/storage/data-lock.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'
import { openProgress } from '../../electron/storage/progress-store.ts'
import { openSettings } from '../../electron/storage/settings-store.ts'
import { figureOf, type Figure } from './figures.ts'

const CARDS = 100_000
const QUESTIONS = 65
const PAPERS = 10
const DOMAINS = [20, 24, 36, 20].map((weight, index) => ({ id: `d${String(index)}`, name: `Domain ${String(index)}`, weight }))

/** Mock exams over 100,000 cards: drawing a paper, keeping its answers, and its result, of choice cards and of made questions. */
export async function measureExam(): Promise<readonly Figure[]> {
  return [...(await measureOver('choice')), ...(await measureOver('basic'))]
}

async function measureOver(kind: 'choice' | 'basic'): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  try {
    return await measureIn(folder, kind)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

async function measureIn(dataFolder: string, kind: 'choice' | 'basic'): Promise<readonly Figure[]> {
  await writeDeck({ dataFolder, folder: 'bench', deck: bundleFiles(examDeck(kind)), guide: new Map() })
  const clock = createClock()
  const lock = new DataLock({ dataFolder, now: clock.atMs })
  const settings = openSettings({ dataFolder, openStore: openConfStore })
  const store = await openProgress({ dataFolder, openStore: openConfStore, now: clock.atMs })
  const library = new Library({ resources: join(dataFolder, 'nothing'), data: dataFolder }, store.progress)
  await library.load()
  const exams = new Exams({ dataFolder, clock, lock, settings, store, library, language: () => 'en' })
  const times = { begin: [] as number[], keep: [] as number[], finish: [] as number[] }
  for (let seed = 0; seed < PAPERS; seed += 1) await sitPaper(exams, seed, times)
  await store.close()
  lock.release()
  const of = kind === 'choice' ? 'choice cards' : 'made questions'
  return [
    figureOf(`paper of ${String(QUESTIONS)} drawn from 100,000 cards, ${of}`, times.begin, { at: 'p95', ms: 100 }),
    figureOf(`answer of a paper kept, ${of}`, times.keep, { at: 'p95', ms: 5 }),
    figureOf(`paper handed in, misses linked in 100,000 cards, ${of}`, times.finish),
  ]
}

async function sitPaper(exams: Exams, seed: number, times: Record<'begin' | 'keep' | 'finish', number[]>): Promise<void> {
  const { id, questions } = await timed(times.begin, () => exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed }))
  for (const place of questions.keys()) {
    await timed(times.keep, () => exams.keep({ attempt: id, place, answer: { chosen: [place % 4], tookMs: 1000, confidence: 'sure' } }))
  }
  await timed(times.finish, () => exams.finish(id))
}

async function timed<Value>(times: number[], run: () => Promise<Value>): Promise<Value> {
  const beginMs = performance.now()
  const value = await run()
  times.push(performance.now() - beginMs)
  return value
}

function examDeck(kind: 'choice' | 'basic'): Deck {
  const note = (index: number): Note => {
    const section = Math.floor(index / 40)
    const common = {
      id: `n${String(index)}`, week: 1 + (section % 6), domains: { X: `d${String(section % 4)}` }, tags: [`tag-${String(section % 200)}`],
      source: { file: 'guide.md', line: index + 1, headings: ['Guide', `Section ${String(section)}`] },
    }
    if (kind === 'basic') return { ...common, kind, front: `What is fact ${String(index)}?`, back: `It is answer number ${String(index)}.` }
    const options = ['A', 'B', 'C', 'D'].map((text, place) => ({ text: `${text} ${String(index)}`, right: place === index % 4, why: 'Because.' }))
    return { ...common, kind, front: `Which of these is ${String(index)}?`, options }
  }
  return {
    head: { id: 'bench', course: 'bench', title: 'Bench', language: 'en' },
    exams: [{ code: 'X', name: 'Exam', minutes: 180, questions: QUESTIONS, pass: 750, domains: DOMAINS }],
    resources: [], plan: [], notes: Array.from({ length: CARDS }, (_unused, index) => note(index)),
  }
}
