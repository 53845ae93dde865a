/**
 * What becomes of a card if the plan is followed: when it is answered and how well it is recalled on the goal day.
 * FSRS tells the mean; nothing is drawn by chance, so equal questions have equal answers. Days are counted from today.
 */
import type { Rating } from './rating.ts'
import { memoryAfter, intervalFor, recallAfter, type Memory } from './schedule.ts'

/** What the coming days hold for every card. */
export interface Course {
  readonly desiredRetention: number
  /** The day recall is asked for. */
  readonly goal: number
  /** The last day a card may be answered: the eve of the exam. */
  readonly lastDay: number
  /** First day of the sweep, on which every card comes once more; none without an exam. */
  readonly sweepFrom?: number | undefined
}

/** Where a card stands: its memory, the day of its last answer (0 or earlier for one met already) and the day it is due. */
export interface Standing extends Memory {
  readonly last: number
  readonly due: number
}

/** What a card will ask of the person: so many answers, on average, on a day; `swept` is the share of it that belongs to the sweep's one time. */
export type OnAnswer = (day: number, answers: number, swept: number) => void

/** How first answers fall out, Again first: the shares FSRS's own simulator draws from. */
export const FIRST_RATING_SHARES: readonly (readonly [Rating, number])[] = [[1, 0.24], [2, 0.094], [3, 0.495], [4, 0.171]]

/** Answers a card takes on the day it is met, by its first rating: until it has left its two steps. */
const FIRST_DAY_ANSWERS: Readonly<Record<Rating, number>> = { 1: 3, 2: 3, 3: 2, 4: 1 }

/** Mean number of answers on the day a card is met. */
export const NEW_CARD_ANSWERS = FIRST_RATING_SHARES.reduce((sum, [rating, share]) => sum + share * FIRST_DAY_ANSWERS[rating], 0)

/** Follows a card to the goal day; gives its mean recall there, 0–1. */
export function follow(card: Standing, course: Course, onAnswer?: OnAnswer): number {
  const { sweepFrom = Infinity, goal } = course
  let { stability, difficulty, last } = card
  let day = Math.max(0, card.due)
  let isSwept = last >= sweepFrom
  for (;;) {
    const isSweep = !isSwept && sweepFrom <= course.lastDay && (day >= sweepFrom || day > course.lastDay)
    if (isSweep) day = middleOfSweep(course)
    if (day > course.lastDay) break
    const recall = recallAfter(Math.max(0, day - last), stability)
    onAnswer?.(day, 2 - recall, isSweep ? 1 : 0)
    const after = meanAfter({ stability, difficulty }, Math.max(0, day - last), recall)
    stability = after.stability
    difficulty = after.difficulty
    last = day
    isSwept ||= isSweep
    day += intervalFor(stability, course.desiredRetention)
  }
  return recallAfter(Math.max(0, goal - last), stability)
}

/** Follows a card that is met on a day; gives its mean recall on the goal day over the first answers there may be. */
export function followNew(day: number, course: Course, onAnswer?: OnAnswer): number {
  let recall = 0
  for (const [rating, share] of FIRST_RATING_SHARES) {
    onAnswer?.(day, share * FIRST_DAY_ANSWERS[rating], 0)
    const memory = metMemory(rating)
    const standing = { ...memory, last: day, due: day + intervalFor(memory.stability, course.desiredRetention) }
    recall += share * follow(standing, course, onAnswer && ((at, answers, swept) => { onAnswer(at, share * answers, share * swept) }))
  }
  return recall
}

/** Recall on a day if a card is answered once today and then left: what a little study is worth by itself. */
export function recallIfStudiedToday(card: Standing | null, on: number): number {
  if (!card) return FIRST_RATING_SHARES.reduce((sum, [rating, share]) => sum + share * recallAfter(on, metMemory(rating).stability), 0)
  const elapsed = Math.max(0, -card.last)
  return recallAfter(on, meanAfter(card, elapsed, recallAfter(elapsed, card.stability)).stability)
}

/** The memory of a card at the end of the day it was met, once it has left its steps with Good. */
function metMemory(rating: Rating): Memory {
  let memory = memoryAfter(null, rating, 0)
  for (let answers = FIRST_DAY_ANSWERS[rating]; answers > 1; answers -= 1) memory = memoryAfter(memory, 3, 0)
  return memory
}

/** The mean of recalling (Good) and of forgetting (Again, then Good the same day); stabilities mean geometrically. */
function meanAfter(memory: Memory, elapsedDays: number, recall: number): Memory {
  const good = memoryAfter(memory, 3, elapsedDays)
  if (recall >= 1) return good
  const again = memoryAfter(memoryAfter(memory, 1, elapsedDays), 3, 0)
  const mean = (a: number, b: number): number => recall * a + (1 - recall) * b
  return { stability: Math.exp(mean(Math.log(good.stability), Math.log(again.stability))), difficulty: mean(good.difficulty, again.difficulty) }
}

function middleOfSweep({ sweepFrom = 0, lastDay }: Course): number {
  return Math.floor((Math.max(0, sweepFrom) + lastDay) / 2)
}
