import { studyDay } from '../../shared/domain/days.ts'
import type { StudyScope } from '../../shared/domain/session.ts'
import { UserError } from '../../shared/errors.ts'
import type { UnfinishedSession } from '../../shared/settings.ts'
import type { TodayView } from '../../shared/views/plan.ts'
import type { StudyRequest } from '../../shared/views/study.ts'
import { momentOf, progressOf, todayOf, type Context } from './context.ts'
import type { LibraryDeck } from './library.ts'
import type { Given } from './session-summary.ts'

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

/** The same as a request, with how many answers it has; undefined when there is nothing to go on with. */
export function unfinishedView(context: Context, deck: LibraryDeck): TodayView['unfinished'] {
  const deckId = deck.deck.head.id
  const session = unfinishedOf(context, deckId)
  const done = session ? answersSince(context, session.startedAtMs, deck).length : 0
  return session && done > 0 ? { request: { deckId, ...session.scope }, done } : undefined
}

/** The answers since a session began, as far as they can still be taken back. */
export function answersSince(context: Context, startedAtMs: number, { byKey }: LibraryDeck): Given[] {
  return progressOf(context).undoable.flatMap((entry) => {
    const isOfIt = entry.kind === 'review' && entry.atMs >= startedAtMs && byKey.has(entry.card)
    return isOfIt ? [{ card: entry.card, rating: entry.rating, tookMs: entry.tookMs }] : []
  })
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
