import { planCourse, type CoursePlanRequest, type PlanCard } from '../../electron/shared/domain/course-plan.ts'
import { queueOfDay } from '../../electron/shared/domain/day-queue.ts'
import { addDays } from '../../electron/shared/domain/days.ts'
import type { CardKey, Exam } from '../../electron/shared/domain/deck.ts'
import { buildQueue, type Queue, type QueueCard } from '../../electron/shared/domain/queue.ts'
import { readinessOf, type ReadyCard } from '../../electron/shared/domain/readiness.ts'
import { answer, isLearning, type CardState, type Moment } from '../../electron/shared/domain/schedule.ts'
import { shuffled } from '../../electron/shared/domain/shuffle.ts'
import { DEFAULT_SETTINGS } from '../../electron/shared/settings.ts'
import { Learner } from './learner.ts'

/** A course to study: its cards in guide order and the exam they are for. */
export interface StudiedCourse {
  readonly cards: readonly (PlanCard & QueueCard & ReadyCard)[]
  readonly weeks: number
  readonly exam: Exam | undefined
}

export interface Scenario {
  /** `plain` is FSRS without the plan: a fixed number of new cards a day, no exam, no sweep. */
  readonly mode: 'plan' | 'plain'
  readonly seed: number
  readonly missedDays: number
  /** How the learner's true stability compares with FSRS's. */
  readonly stabilityFactor: number
  /** Most minutes a day; the plan's default when left out. */
  readonly minutesPerDay?: number
}

export interface Outcome {
  /** True mean chance of recalling a card of the course on the exam day. */
  readonly recall: number
  readonly answers: number
  readonly unseen: number
  /** Cards the plan said, on the first day, there would be no time for. */
  readonly namedAtFirst: number
  /** The fullest day. */
  readonly mostMinutes: number
  /** Readiness the app told on the first day if the plan is followed, and on the eve. */
  readonly readinessAtFirst: number
  readonly readinessAtLast: number
}

const START = '2026-11-23'
const DAYS = 42
const SECONDS_PER_ANSWER = 15
/** What Anki gives who sets nothing. */
const PLAIN_NEW_PER_DAY = 20
const CLOCK = { offsetMinutes: 540, rolloverHour: 4 } as const
const FIRST_EVENING_MS = Date.parse(`${START}T10:00:00Z`)

/** Six weeks of studying, an evening a day but for the missed ones; the same scenario always ends the same. */
export function simulate(course: StudiedCourse, scenario: Scenario): Outcome {
  const learner = new Learner(scenario.seed, scenario.stabilityFactor)
  const states = new Map<CardKey, CardState>()
  const missed = new Set(shuffled([...Array(DAYS - 1).keys()], scenario.seed).slice(0, scenario.missedDays).map((day) => day + 1))
  const readiness: number[] = []
  const named: number[] = []
  const perDay: number[] = []
  for (let day = 0; day < DAYS; day += 1) {
    const request = requestOn(course, states, { day, scenario })
    const plan = planCourse(request)
    readiness.push(readinessOf(course.cards, plan.outlook, course.exam).followed)
    named.push(plan.unmet.reduce((sum, { cards }) => sum + cards, 0))
    if (missed.has(day)) continue
    const moment: Moment = { atMs: FIRST_EVENING_MS + day * 86_400_000, ...CLOCK }
    const queue = scenario.mode === 'plan' ? queueOfDay({ request, plan, moment, cards: course.cards }) : plainQueue(request, course, moment)
    perDay.push(studyDay({ queue, learner, states, moment, day, exam: request.exam, desiredRetention: request.desiredRetention }))
  }
  return {
    recall: course.cards.reduce((sum, { key }) => sum + learner.recall(key, DAYS), 0) / course.cards.length,
    answers: perDay.reduce((sum, answers) => sum + answers, 0),
    unseen: course.cards.filter(({ key }) => !states.has(key)).length,
    namedAtFirst: named[0] ?? 0,
    mostMinutes: (Math.max(...perDay) * SECONDS_PER_ANSWER) / 60,
    readinessAtFirst: readiness[0] ?? 0,
    readinessAtLast: readiness.at(-1) ?? 0,
  }
}

function requestOn(
  { cards, weeks }: StudiedCourse, states: ReadonlyMap<CardKey, CardState>, { day, scenario: { mode, minutesPerDay } }: { day: number; scenario: Scenario }
): CoursePlanRequest {
  return {
    cards,
    states: cards.map(({ key }) => states.get(key)),
    today: addDays(START, day),
    start: START,
    exam: mode === 'plan' ? addDays(START, DAYS) : undefined,
    weeks,
    breaks: [],
    minutesPerDay,
    newPerDay: mode === 'plan' ? 'auto' : PLAIN_NEW_PER_DAY,
    desiredRetention: DEFAULT_SETTINGS.desiredRetention,
    answerMs: SECONDS_PER_ANSWER * 1000,
    doneToday: { answers: 0, newCards: 0 },
  }
}

function plainQueue({ states }: CoursePlanRequest, { cards }: StudiedCourse, moment: Moment): Queue {
  return buildQueue({ cards, states, moment, newLimit: PLAIN_NEW_PER_DAY })
}

interface Evening {
  readonly queue: Queue
  readonly learner: Learner
  readonly states: Map<CardKey, CardState>
  readonly moment: Moment
  readonly day: number
  readonly exam: string | undefined
  readonly desiredRetention: number
}

/** Answers everything in the queue until it has left its steps; gives the number of answers. */
function studyDay({ queue, learner, states, moment, day, exam, desiredRetention }: Evening): number {
  let answers = 0
  for (const key of [...queue.learning.map((card) => card.key), ...queue.reviews, ...queue.fresh]) {
    let state: CardState | undefined
    do {
      const atMs = moment.atMs + answers * SECONDS_PER_ANSWER * 1000
      state = answer(states.get(key) ?? null, learner.rate(key, day), { ...moment, atMs, desiredRetention, examDate: exam, fuzzSeed: key })
      states.set(key, state)
      answers += 1
    } while (isLearning(state))
  }
  return answers
}
