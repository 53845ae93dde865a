/** What a desired retention costs a day, told before it is set. */
import { planCourse, type CoursePlanRequest } from './course-plan.ts'

/** The mean study day from today to the goal if the plan is followed at that retention. */
export interface RetentionCost {
  readonly desiredRetention: number
  readonly answersPerDay: number
  readonly minutesPerDay: number
  /** Mean recall on the goal day, 0–1, all cards alike. */
  readonly recall: number
}

/** The range a person may choose from, a per cent at a time. */
export const RETENTIONS: readonly number[] = Array.from({ length: 18 }, (_unused, step) => (80 + step) / 100)

/** A large deck is judged by that many of its cards. */
const SAMPLE = 2000

/** The costs of {@link RETENTIONS} for a course as it stands today. */
export function retentionCosts(request: CoursePlanRequest): readonly RetentionCost[] {
  const sample = sampleOf(request)
  return RETENTIONS.map((desiredRetention) => {
    const { days, outlook } = planCourse({ ...sample.request, desiredRetention })
    const studied = days.filter(({ isOff }) => !isOff)
    const answers = studied.reduce((sum, day) => sum + day.answers, 0) * sample.each
    const answersPerDay = answers / Math.max(1, studied.length)
    return {
      desiredRetention,
      answersPerDay,
      minutesPerDay: (answersPerDay * request.answerMs) / 60_000,
      recall: outlook.followed.reduce((sum, one) => sum + one, 0) / Math.max(1, outlook.followed.length),
    }
  })
}

/** Every n-th card, each standing for n: it takes n times as long, and what was done today counts an n-th. */
function sampleOf(request: CoursePlanRequest): { readonly request: CoursePlanRequest; readonly each: number } {
  const each = Math.max(1, Math.ceil(request.cards.length / SAMPLE))
  if (each === 1) return { request, each }
  const isIn = (_item: unknown, place: number): boolean => place % each === 0
  const { answers, newCards } = request.doneToday
  return {
    each,
    request: {
      ...request,
      cards: request.cards.filter(isIn),
      states: request.states.filter(isIn),
      newPerDay: request.newPerDay === 'auto' ? 'auto' : Math.round(request.newPerDay / each),
      answerMs: request.answerMs * each,
      doneToday: { answers: Math.round(answers / each), newCards: Math.round(newCards / each) },
    },
  }
}
