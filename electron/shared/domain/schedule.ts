/**
 * When a card comes back: FSRS-6 through ts-fsrs, on local study days. The library counts days in UTC, so it is fed
 * instants shifted by the person's offset and rollover hour, and what it answers is shifted back.
 */
import {
  computeDecayFactor, fsrs, generatorParameters, GenSeedStrategyWithCardId, Rating as FsrsRating, State, StrategyMode, type Card as FsrsCard, type FSRS, type Grade
} from 'ts-fsrs'
import { addDays, dayNumber, daysBetween, laterDay, studyDay, studyDayStartMs, type DayClock, type LocalDate } from './days.ts'
import type { Rating } from './rating.ts'

const GRADES: Readonly<Record<Rating, Grade>> = { 1: FsrsRating.Again, 2: FsrsRating.Hard, 3: FsrsRating.Good, 4: FsrsRating.Easy }

export type Phase = 'learning' | 'review' | 'relearning'

/** What FSRS keeps of a memory. */
export interface Memory {
  /** Days until recall falls to 90 %. */
  readonly stability: number
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number
}

/** FSRS memory of a card that was answered at least once. A card never answered has none. */
export interface CardState extends Memory {
  readonly phase: Phase
  /** Index of the learning step the card is at. */
  readonly step: number
  /** The instant it comes back. Tells the time of a learning step; a review's due day is told by {@link dueDayNumber}. */
  readonly dueAtMs: number
  /** Days between the last answer and the due day; 0 within a learning step. */
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
  readonly lastAtMs: number
  /** The study day of the last answer, kept as a day because offsets change with travel and daylight saving. */
  readonly lastDay: LocalDate
}

/** What scheduling depends on besides the card and the moment. */
export interface ScheduleOptions {
  readonly desiredRetention: number
  readonly examDate?: LocalDate | undefined
  /** Spreads cards that would come back on one day: the same seed, such as the card's id, always gives the same spread. */
  readonly fuzzSeed?: string | undefined
}

/** A moment with the clock by which the person's day is told. */
export interface Moment extends DayClock {
  readonly atMs: number
}

/** Names the parameters a review was scheduled with; kept with every review. */
export const ENGINE = 'fsrs6-default-1'

const LIBRARY_STATE = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const
const PHASES: Readonly<Record<State, Phase>> = {
  [State.New]: 'learning',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
}

/** Hard in relearning, one and a half times its step: nothing within steps waits longer. */
const LONGEST_STEP_MS = 15 * 60_000

const exactEngines = new Map<number, FSRS>()
const fuzzedEngines = new Map<number, FSRS>()

function engineFor(desiredRetention: number, isFuzzed: boolean): FSRS {
  const engines = isFuzzed ? fuzzedEngines : exactEngines
  const known = engines.get(desiredRetention)
  if (known) return known
  const steps = { enable_short_term: true, learning_steps: ['1m', '10m'], relearning_steps: ['10m'] } as const
  const parameters = generatorParameters({ ...steps, request_retention: desiredRetention, enable_fuzz: isFuzzed })
  const engine = fsrs(parameters).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'))
  engines.set(desiredRetention, engine)
  return engine
}

/** What does not depend on the desired retention. */
const PLAIN = engineFor(0.9, false)
const CURVE = computeDecayFactor(PLAIN.parameters.w)

/**
 * The state after a card is answered. Pure: equal arguments give equal states. A clock set back counts as the
 * same day, never as negative time. While the exam lies ahead no card is due after its day.
 */
export function answer(before: CardState | null, rating: Rating, moment: Moment & ScheduleOptions): CardState {
  const today = laterDay(studyDay(moment.atMs, moment), before?.lastDay ?? '')
  const engine = engineFor(moment.desiredRetention, moment.fuzzSeed !== undefined)
  const { card } = engine.next(toLibrary(before, today, moment.fuzzSeed), noonOf(today), GRADES[rating])
  const isStep = card.scheduled_days === 0
  const dueDay = clampToExam(addDays(today, card.scheduled_days), today, moment.examDate)
  return {
    phase: PHASES[card.state],
    stability: card.stability,
    difficulty: card.difficulty,
    step: card.learning_steps,
    dueAtMs: isStep ? moment.atMs + (card.due.getTime() - noonOf(today).getTime()) : dayDueMs(dueDay, moment),
    intervalDays: isStep ? 0 : daysBetween(today, dueDay),
    reps: card.reps,
    lapses: card.lapses,
    lastAtMs: moment.atMs,
    lastDay: today,
  }
}

/** Shortly before the rollover tomorrow begins sooner than a learning step ends; a better answer still never comes back before a worse one. */
function dayDueMs(dueDay: LocalDate, moment: Moment): number {
  return Math.max(studyDayStartMs(dueDay, moment), moment.atMs + LONGEST_STEP_MS)
}

/** Whether a card is within its learning or relearning steps. */
export function isLearning(state: CardState): boolean {
  return state.phase !== 'review'
}

/**
 * The day a review is due, as a day number. Counted from the day of the last answer, not read off an instant, so that
 * neither travel nor daylight saving moves it.
 */
export function dueDayNumber(state: CardState): number {
  return dayNumber(state.lastDay) + state.intervalDays
}

/** Whether a card within its steps comes back before `endMs`. A step left behind by a clock that was set back is over at once. */
export function isStepDue(state: CardState, today: LocalDate, endMs: number): boolean {
  return state.dueAtMs < endMs || state.lastDay > today
}

/** FSRS's chance, 0–1, of recalling the card on a day; 0 for a card never answered. */
export function retrievability(state: CardState | null, on: LocalDate): number {
  if (!state) return 0
  return recallAfter(Math.max(0, daysBetween(state.lastDay, on)), state.stability)
}

/**
 * FSRS's chance, 0–1, of recalling a card of that stability so many days after its last answer. The library's curve
 * with its parameters worked out once: readiness asks for it for every card.
 */
export function recallAfter(days: number, stability: number): number {
  return (1 + (CURVE.factor * days) / stability) ** CURVE.decay
}

/** FSRS's memory after an answer so many days after the one before; of a first answer when there is no memory yet. */
export function memoryAfter(memory: Memory | null, rating: Rating, elapsedDays: number): Memory {
  return PLAIN.next_state(memory, elapsedDays, rating, memory ? recallAfter(elapsedDays, memory.stability) : 0)
}

/** Days until a memory of that stability falls to the desired retention, at least one. Not spread, not clamped. */
export function intervalFor(stability: number, desiredRetention: number): number {
  return engineFor(desiredRetention, false).next_interval(stability, 0)
}

function toLibrary(state: CardState | null, today: LocalDate, seed = ''): FsrsCard & { readonly seed: string } {
  const empty = {
    seed, due: noonOf(today), stability: 0, difficulty: 0, elapsed_days: 0, scheduled_days: 0, learning_steps: 0, reps: 0, lapses: 0, state: State.New
  }
  if (!state) return empty
  return {
    ...empty,
    stability: state.stability,
    difficulty: state.difficulty,
    scheduled_days: state.intervalDays,
    learning_steps: state.step,
    reps: state.reps,
    lapses: state.lapses,
    state: LIBRARY_STATE[state.phase],
    last_review: noonOf(state.lastDay),
  }
}

function clampToExam(due: LocalDate, today: LocalDate, exam: LocalDate | undefined): LocalDate {
  return exam !== undefined && today < exam && due > exam ? exam : due
}

/** The library only ever sees whole days, told at noon UTC. */
function noonOf(day: LocalDate): Date {
  return new Date(`${day}T12:00:00Z`)
}
