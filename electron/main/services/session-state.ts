import type { StudyRequest, StudyView } from '../../shared/contract.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import type { Queue } from '../../shared/domain/queue.ts'
import { isLearning } from '../../shared/domain/schedule.ts'
import { sessionNow, type Answered, type Session } from '../../shared/domain/session.ts'
import { momentOf, progressOf, type Context } from './context.ts'
import { courseNow, isOutToday, queueFor } from './course.ts'
import type { LibraryDeck } from './library-deck.ts'

/** How early a learning card is asked when the person does not want to wait: Anki's learn-ahead limit. */
export const LEARN_AHEAD_MS = 20 * 60_000

interface SessionSoFar {
  readonly request: StudyRequest
  readonly answers: readonly Answered[]
}

/** What a request asks from now on. */
export function askedNow(context: Context, deck: LibraryDeck, { request, answers }: SessionSoFar): Queue {
  return queueFor(context, courseNow(context, deck), { ...request, answered: new Set(answers.map(({ card }) => card)) })
}

/** Where a session stands that set out to ask these cards. */
export function sessionOf(
  context: Context, deck: LibraryDeck, { request, answers, asked, again = [] }: SessionSoFar & { readonly asked: Queue; readonly again?: readonly CardKey[] }
): Session {
  const { cards } = progressOf(context)
  const isOut = isOutToday(context)
  return sessionNow({
    asked, answers, again,
    isCram: request.isCram,
    stateOf: (key) => cards.get(key),
    isOut: (key) => !deck.byKey.has(key) || isOut(key),
    moment: momentOf(context),
  })
}

/** What is left of a session by kind; a card asked again is of the kind it is by now. */
export function kindsLeft(context: Context, { again, queue }: Session, { isCram }: StudyRequest): StudyView['left'] {
  const { cards } = progressOf(context)
  const left = { learning: queue.learning.length, review: queue.reviews.length, fresh: queue.fresh.length }
  for (const key of again) {
    const state = cards.get(key)
    left[isCram ? 'review' : !state ? 'fresh' : isLearning(state) ? 'learning' : 'review'] += 1
  }
  return left
}
