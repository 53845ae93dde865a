import { studyDay } from '../../shared/domain/days.ts'
import { nextCards, type StudyScope } from '../../shared/domain/session.ts'
import { UserError } from '../../shared/errors.ts'
import type { UnfinishedSession } from '../../shared/settings.ts'
import type { TodayView } from '../../shared/views/plan.ts'
import type { StudyRequest } from '../../shared/views/study.ts'
import { momentOf, todayOf, type Context } from './context.ts'
import type { LibraryDeck } from './library-deck.ts'
import { answersSince } from './session-answers.ts'
import { askedNow, sessionOf } from './session-state.ts'

/** What of a request says which cards are asked. */
export function scopeOf({ week, topic, isCram }: StudyRequest): StudyScope {
  return { ...(week === undefined ? {} : { week }), ...(topic ? { topic } : {}), ...(isCram ? { isCram } : {}) }
}

/** Today's session of a deck that was not finished. */
export function unfinishedOf(context: Context, deckId: string): UnfinishedSession | null {
  const { session } = context.settings.value
  if (session?.deckId !== deckId) return null
  return studyDay(session.startedAtMs, momentOf(context)) === todayOf(context) ? session : null
}

/** The same as a request, with how many of its cards are done; undefined when it has nothing to ask now. */
export function unfinishedView(context: Context, deck: LibraryDeck): TodayView['unfinished'] {
  const deckId = deck.deck.head.id
  const kept = unfinishedOf(context, deckId)
  const answers = kept ? answersSince(context, kept.startedAtMs, deck) : []
  if (!kept || answers.length === 0) return undefined
  const request = { deckId, ...kept.scope }
  const session = sessionOf(context, deck, { request, answers, asked: askedNow(context, deck, { request, answers }) })
  return nextCards(session, momentOf(context).atMs, 1).length > 0 ? { request, done: session.through.length } : undefined
}

/** Keeps that a session began, or that it is over. A disk that refuses costs only that it is not offered again. */
export function keepUnfinished(context: Context, session: UnfinishedSession | null): void {
  if ((context.settings.value.session ?? null) === session) return
  try {
    context.settings.change({ session })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
  }
}
