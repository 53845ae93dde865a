/** Answers given in another program, which come along with an imported deck. */
import { studyDay, type LocalDate } from './days.ts'
import type { CardKey } from './deck.ts'
import type { Rating } from './rating.ts'

/** Answers that came with a deck. They are told on their days and change no schedule: what they led to stands beside them. */
export interface AnswersElsewhere {
  /** By which the person's days are told. */
  readonly rolloverHour: number
  readonly answers: Readonly<Record<CardKey, readonly AnswerElsewhere[]>>
}

/** One answer given in another program. */
export type AnswerElsewhere = readonly [atMs: number, rating: Rating, tookMs: number]

/** How many of them were given on each study day. */
export function answersByDay({ rolloverHour, answers }: AnswersElsewhere, offsetMinutes: number): ReadonlyMap<LocalDate, number> {
  const counts = new Map<LocalDate, number>()
  for (const ofCard of Object.values(answers)) {
    for (const [atMs] of ofCard) {
      const day = studyDay(atMs, { offsetMinutes, rolloverHour })
      counts.set(day, (counts.get(day) ?? 0) + 1)
    }
  }
  return counts
}
