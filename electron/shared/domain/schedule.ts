/**
 * When a card comes back: FSRS-6 through ts-fsrs, on local study days. The library counts days in UTC, so it is fed
 * instants shifted by the person's offset and rollover hour, and what it answers is shifted back.
 */
import { fsrs, generatorParameters, State, type Card as FsrsCard, type FSRS, type Grade } from 'ts-fsrs'
import { addDays, daysBetween, studyDay, studyDayStartMs, type DayClock, type LocalDate } from './days.ts'

export type Rating = 1 | 2 | 3 | 4

/** Again, Hard, Good, Easy: what the four keys mean. */
export const RATINGS = [1, 2, 3, 4] as const satisfies readonly Rating[]

export type Phase = 'learning' | 'review' | 'relearning'

/** FSRS memory of a card that was answered at least once. A card never answered has none. */
export interface CardState {
  readonly phase: Phase
  /** Days until recall falls to 90 %. */
  readonly stability: number
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number
  /** Index of the learning step the card is at. */
  readonly step: number
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

const engines = new Map<number, FSRS>()

function engineFor(desiredRetention: number): FSRS {
  const known = engines.get(desiredRetention)
  if (known) return known
  const engine = fsrs(
    generatorParameters({ request_retention: desiredRetention, enable_short_term: true, learning_steps: ['1m', '10m'], relearning_steps: ['10m'] }),
  )
  engines.set(desiredRetention, engine)
  return engine
}

/**
 * The state after a card is answered. Pure: equal arguments give equal states. A clock set back counts as the
 * same day, never as negative time. While the exam lies ahead no card is due after its day.
 */
export function answer(before: CardState | null, rating: Rating, moment: Moment & ScheduleOptions): CardState {
  const today = laterDay(studyDay(moment.atMs, moment), before?.lastDay)
  const { card } = engineFor(moment.desiredRetention).next(toLibrary(before, today), noonOf(today), rating as Grade)
  const steps = card.scheduled_days === 0
  const dueDay = clampToExam(addDays(today, card.scheduled_days), today, moment.examDate)
  return {
    phase: PHASES[card.state],
    stability: card.stability,
    difficulty: card.difficulty,
    step: card.learning_steps,
    dueAtMs: steps ? moment.atMs + (card.due.getTime() - noonOf(today).getTime()) : studyDayStartMs(dueDay, moment),
    intervalDays: steps ? 0 : daysBetween(today, dueDay),
    reps: card.reps,
    lapses: card.lapses,
    lastAtMs: moment.atMs,
    lastDay: today,
  }
}

/** FSRS's chance, 0–1, of recalling the card on a day; 0 for a card never answered. */
export function retrievability(state: CardState | null, on: LocalDate): number {
  if (!state) return 0
  const elapsed = Math.max(0, daysBetween(state.lastDay, on))
  return engineFor(0.9).forgetting_curve(elapsed, state.stability)
}

function toLibrary(state: CardState | null, today: LocalDate): FsrsCard {
  const empty = { due: noonOf(today), stability: 0, difficulty: 0, elapsed_days: 0, scheduled_days: 0, learning_steps: 0, reps: 0, lapses: 0, state: State.New }
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

function laterDay(day: LocalDate, other: LocalDate | undefined): LocalDate {
  return other !== undefined && other > day ? other : day
}

/** The library only ever sees whole days, told at noon UTC. */
function noonOf(day: LocalDate): Date {
  return new Date(`${day}T12:00:00Z`)
}
