/** What a person says of a card besides answering it. Marks never touch what FSRS knows. */
import type { LocalDate } from './days.ts'
import type { CardKey } from './deck.ts'

/** The marks of one card; a card without any is not kept. */
export interface CardMarks {
  /** Not asked and not counted until it is brought back. */
  readonly isSuspended?: true
  /** Not asked any more on this study day. */
  readonly buriedOn?: LocalDate
  /** To be looked at again. */
  readonly isFlagged?: true
}

export type Mark = 'suspended' | 'buried' | 'flagged'

/** Marks of some cards before and after a change; null stands for none. */
export interface MarksChange {
  readonly before: Readonly<Record<CardKey, CardMarks | null>>
  readonly after: Readonly<Record<CardKey, CardMarks | null>>
}

/** A mark to be set or taken away, on a study day. */
export interface MarkRequest {
  readonly cards: readonly CardKey[]
  readonly mark: Mark
  readonly isOn: boolean
  readonly today: LocalDate
}

/** What setting a mark changes; cards that have it already, or have it not, are left out. */
export function changeMarks(marks: ReadonlyMap<CardKey, CardMarks>, { cards, mark, isOn, today }: MarkRequest): MarksChange {
  const before: Record<CardKey, CardMarks | null> = {}
  const after: Record<CardKey, CardMarks | null> = {}
  for (const key of cards) {
    const known = marks.get(key) ?? {}
    if (hasMark(known, mark, today) === isOn) continue
    const next = isOn ? { ...known, ...markOn(mark, today) } : without(known, mark)
    before[key] = marks.get(key) ?? null
    after[key] = Object.keys(next).length > 0 ? next : null
  }
  return { before, after }
}

/** Whether a card is left out of what is asked on a day. */
export function isOutOn(marks: CardMarks | undefined, today: LocalDate): boolean {
  return marks !== undefined && (marks.isSuspended === true || marks.buriedOn === today)
}

/** Whether a card has a mark; one buried on another day is not buried any more. */
export function hasMark(marks: CardMarks | undefined, mark: Mark, today: LocalDate): boolean {
  if (mark === 'buried') return marks?.buriedOn === today
  return (mark === 'suspended' ? marks?.isSuspended : marks?.isFlagged) === true
}

function markOn(mark: Mark, today: LocalDate): CardMarks {
  if (mark === 'buried') return { buriedOn: today }
  return mark === 'suspended' ? { isSuspended: true } : { isFlagged: true }
}

function without({ isSuspended, buriedOn, isFlagged }: CardMarks, mark: Mark): CardMarks {
  return {
    ...(isSuspended && mark !== 'suspended' ? { isSuspended } : {}),
    ...(buriedOn !== undefined && mark !== 'buried' ? { buriedOn } : {}),
    ...(isFlagged && mark !== 'flagged' ? { isFlagged } : {}),
  }
}
