import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { planCourse, type CoursePlanRequest } from '../../electron/shared/domain/course-plan.ts'
import { queueOfDay } from '../../electron/shared/domain/day-queue.ts'
import { addDays, type LocalDate } from '../../electron/shared/domain/days.ts'
import { cardKey, type CardKey, type Exam } from '../../electron/shared/domain/deck.ts'
import { buildQueue, type QueueCard } from '../../electron/shared/domain/queue.ts'
import { readinessOf, type ReadyCard } from '../../electron/shared/domain/readiness.ts'
import { RATINGS } from '../../electron/shared/domain/rating.ts'
import { answer, type CardState, type Moment } from '../../electron/shared/domain/schedule.ts'
import { afterAnswer, nextCards, type Session } from '../../electron/shared/domain/session.ts'
import { mulberry32 } from '../../electron/shared/domain/shuffle.ts'
import { figureOf, type Figure } from './figures.ts'

const CARDS = 100_000
const TODAY: LocalDate = '2026-11-23'
const MOMENT: Moment = { atMs: Date.parse('2026-11-23T03:00:00Z'), offsetMinutes: 540, rolloverHour: 4 }
const EXAM: Exam = { code: 'X', name: 'X', domains: ['d1', 'd2', 'd3', 'd4'].map((id) => ({ id, name: id, weight: 25 })) }
const MEMORY_LIMIT_MB = 80

type BenchCard = QueueCard & ReadyCard

/** What the engine costs at 100,000 cards of which 50,000 are due and 20,000 new. */
export function measureEngine(): readonly Figure[] {
  const memoryMb = measureMemory()
  const cards = benchCards()
  const states = benchStates(cards)
  const request = requestFor(cards, states)
  const plan = planCourse(request)
  const due = { cards, states: request.states, newLimit: 20 }
  const lastWeek = { ...request, exam: addDays(TODAY, 5) }
  return [
    figureOf('states of 100,000 cards looked up', computed(20, () => statesOf(cards, states)), { at: 'p95', ms: 50 }),
    figureOf('queue of 100,000 cards, 50,000 due', computed(20, () => buildQueue({ ...due, moment: MOMENT })), { at: 'p95', ms: 50 }),
    figureOf('the same in the week of the sweep', computed(20, () => queueOfDay({ request: lastWeek, plan, moment: MOMENT, cards })), { at: 'p95', ms: 100 }),
    figureOf('plan and readiness of 100,000 cards', computed(20, () => readinessOf(cards, planCourse(request).outlook, EXAM)), { at: 'p95', ms: 100 }),
    figureOf('rating to the next cards', timeRatings(cards, states), { at: 'p95', ms: 50 }),
    { ...figureOf('memory of 100,000 card states (MB)', [memoryMb], { at: 'p50', ms: MEMORY_LIMIT_MB }) },
  ]
}

function benchCards(): readonly BenchCard[] {
  return Array.from({ length: CARDS }, (_unused, index) => ({
    key: cardKey('bench', `card-${String(index)}`),
    noteKey: `bench/note-${String(Math.floor(index / 2))}`,
    week: 1 + Math.floor((index * 6) / CARDS),
    domain: `d${String(1 + (index % 4))}`,
    section: `section ${String(Math.floor(index / 200))}`,
  }))
}

/** A fifth new; of the others enough are overdue to make 50,000 due. */
function benchStates(cards: readonly BenchCard[]): Map<CardKey, CardState> {
  const random = mulberry32(1)
  const states = new Map<CardKey, CardState>()
  for (const { key } of cards) {
    if (random() < 0.2) continue
    states.set(key, stateFor(random, random() < 0.625))
  }
  return states
}

/** As it comes from the disk: every number and text its own. */
function stateFor(random: () => number, isDue: boolean): CardState {
  const intervalDays = 1 + Math.floor(random() * 40)
  const since = isDue ? intervalDays + Math.floor(random() * 10) : Math.floor(random() * intervalDays)
  const first = answer(null, RATINGS[Math.floor(random() * 4)] ?? 3, { ...MOMENT, desiredRetention: 0.9 })
  const lastAtMs = MOMENT.atMs - since * 86_400_000
  const state: CardState = {
    ...first, phase: 'review', step: 0, intervalDays, stability: 0.5 + random() * 60, difficulty: 1 + random() * 9,
    lastAtMs, dueAtMs: lastAtMs + intervalDays * 86_400_000, lastDay: addDays(TODAY, -since),
  }
  return JSON.parse(JSON.stringify(state)) as CardState
}

function requestFor(cards: readonly BenchCard[], states: ReadonlyMap<CardKey, CardState>): CoursePlanRequest {
  return {
    cards, states: statesOf(cards, states), today: TODAY, start: addDays(TODAY, -14), exam: addDays(TODAY, 28), weeks: 6, breaks: [],
    newPerDay: 'auto', desiredRetention: 0.93, answerMs: 15_000, doneToday: { answers: 0, newCards: 0 },
  }
}

/** Rates card after card of one session, as the study loop does between two screens. */
function timeRatings(cards: readonly BenchCard[], before: ReadonlyMap<CardKey, CardState>): readonly number[] {
  const states = new Map(before)
  let session: Session = { again: [], through: [], queue: buildQueue({ cards, states: statesOf(cards, states), moment: MOMENT, newLimit: 5000 }) }
  return timed(500, (run) => {
    const [card] = nextCards(session, MOMENT.atMs, 3)
    if (card === undefined) throw new Error('The queue is empty.')
    const after = answer(states.get(card) ?? null, RATINGS[run % 4] ?? 3, { ...MOMENT, desiredRetention: 0.93, fuzzSeed: card })
    states.set(card, after)
    session = afterAnswer(session, card, after)
    nextCards(session, MOMENT.atMs, 3)
  })
}

function measureMemory(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const cards = benchCards()
  collect()
  const idle = process.memoryUsage().heapUsed
  const random = mulberry32(2)
  const states = new Map(cards.map(({ key }) => [`${key}~`, stateFor(random, true)]))
  collect()
  const used = (process.memoryUsage().heapUsed - idle) / 1_048_576
  if (states.size !== CARDS) throw new Error('States got lost.')
  return used
}

function timed(runs: number, work: (run: number) => unknown): readonly number[] {
  work(0)
  return Array.from({ length: runs }, (_unused, run) => {
    const start = performance.now()
    work(run + 1)
    return performance.now() - start
  })
}

function statesOf(cards: readonly BenchCard[], states: ReadonlyMap<CardKey, CardState>): readonly (CardState | undefined)[] {
  return cards.map(({ key }) => states.get(key))
}

/**
 * The same in milliseconds this thread computed, for work that waits for nothing: what else the machine does meanwhile
 * is not its cost. Systems count this in steps of some milliseconds.
 */
function computed(runs: number, work: () => unknown): readonly number[] {
  work()
  return Array.from({ length: runs }, () => {
    const start = process.threadCpuUsage()
    work()
    const { user, system } = process.threadCpuUsage(start)
    return (user + system) / 1000
  })
}
