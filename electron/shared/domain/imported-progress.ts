/** What another program knows of cards, and what of it is taken over. */
import { addDays, daysBetween, earlierDay, laterDay, studyDay, studyDayStartMs, type DayClock } from './days.ts'
import { cardKey, type CardKey } from './deck.ts'
import type { AnswerElsewhere, AnswersElsewhere } from './elsewhere.ts'
import type { CardsChange } from './entries.ts'
import type { CardMarks, MarksChange } from './marks.ts'
import type { CardState, Moment } from './schedule.ts'

/** What another program knows of a card. Days are not yet those of the person's clock. */
export interface ImportedCard {
  readonly isSuspended: boolean
  /** FSRS memory; absent for a card never learnt. */
  readonly state?: ImportedState
  /** Answers that led there, oldest first. */
  readonly answers?: readonly AnswerElsewhere[]
}

export interface ImportedState {
  /** Days until recall falls to 90 %. */
  readonly stability: number
  readonly difficulty: number
  /** The instant its due day begins there, or within it. */
  readonly dueAtMs: number
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
  readonly lastAtMs: number
}

/** What there is, and what an import does to it already. */
export interface ProgressBefore {
  readonly cards: ReadonlyMap<CardKey, CardState>
  readonly marks: ReadonlyMap<CardKey, CardMarks>
  readonly cardsChange?: CardsChange | undefined
  readonly marksChange?: MarksChange | undefined
}

/** What an import does to progress; a part that nothing is in is left out. */
export interface ProgressChange {
  readonly cards?: CardsChange
  readonly marks?: MarksChange
  readonly elsewhere?: AnswersElsewhere
}

/** Where and when progress is brought. */
export interface Bringing {
  readonly course: string
  readonly moment: Moment
}

const HALF_DAY_MS = 43_200_000

/**
 * Takes over what another program knows of cards. Of a card known on both sides the state that was answered last
 * counts, and only answers that are newer than what is here come along: the same import again brings nothing.
 */
export function bringProgress(before: ProgressBefore, imported: ReadonlyMap<string, ImportedCard>, { course, moment }: Bringing): ProgressChange {
  const gone: Record<CardKey, CardState> = { ...before.cardsChange?.before }
  const come: Record<CardKey, CardState> = { ...before.cardsChange?.after }
  const marks = { before: { ...before.marksChange?.before }, after: { ...before.marksChange?.after } }
  const answers: Record<CardKey, readonly AnswerElsewhere[]> = {}
  for (const [id, card] of imported) {
    const key = cardKey(course, id)
    const known = come[key] ?? (key in gone ? undefined : before.cards.get(key))
    const state = card.state && stateOfImported(card.state, moment)
    if (state && state.lastAtMs > (known?.lastAtMs ?? -Infinity)) {
      const own = before.cards.get(key)
      if (own) gone[key] = own
      come[key] = state
      const newer = (card.answers ?? []).filter(([atMs]) => atMs > (known?.lastAtMs ?? -Infinity) && atMs <= moment.atMs)
      if (newer.length > 0) answers[key] = newer
    }
    if (card.isSuspended && !before.marks.has(key) && !(key in marks.after)) {
      marks.before[key] = null
      marks.after[key] = { isSuspended: true }
    }
  }
  return {
    ...(Object.keys(gone).length + Object.keys(come).length > 0 ? { cards: { before: gone, after: come } } : {}),
    ...(Object.keys(marks.after).length > 0 ? { marks } : {}),
    ...(Object.keys(answers).length > 0 ? { elsewhere: { rolloverHour: moment.rolloverHour, answers } } : {}),
  }
}

/**
 * A state by the person's clock. The due day is told by its noon, so that another hour of rollover does not move it; an
 * answer from the future, of a clock that was wrong, counts as given now. What is no number at all counts as nothing.
 */
export function stateOfImported({ dueAtMs, lastAtMs, ...state }: ImportedState, moment: Moment): CardState {
  const answeredAtMs = Math.min(amount(lastAtMs), moment.atMs)
  const lastDay = earlierDay(studyDay(answeredAtMs, moment), studyDay(moment.atMs, moment))
  const dueDay = laterDay(dayOf(amount(dueAtMs) + HALF_DAY_MS, moment), addDays(lastDay, 1))
  return {
    phase: 'review',
    stability: Math.max(SHORTEST_MEMORY, amount(state.stability)),
    difficulty: Math.min(10, Math.max(1, amount(state.difficulty))),
    step: 0,
    dueAtMs: studyDayStartMs(dueDay, moment),
    intervalDays: daysBetween(lastDay, dueDay),
    reps: Math.round(amount(state.reps)),
    lapses: Math.round(amount(state.lapses)),
    lastAtMs: answeredAtMs,
    lastDay,
  }
}

/** In days; FSRS divides by it. */
const SHORTEST_MEMORY = 0.001

function amount(value: number): number {
  return Number.isFinite(value) ? Math.max(0, value) : 0
}

/** The latest day that is told with four digits of a year. */
const LAST_MS = Date.parse('9999-01-01T00:00:00Z')

function dayOf(atMs: number, clock: DayClock): string {
  return studyDay(Math.min(atMs, LAST_MS), clock)
}
