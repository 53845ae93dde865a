import type { CardToLookAt, SessionSummary, StudyRequest } from '../../shared/contract.ts'
import { facesOf } from '../../shared/domain/card.ts'
import { addDays } from '../../shared/domain/days.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { isLeech } from '../../shared/domain/leech.ts'
import type { Queue } from '../../shared/domain/queue.ts'
import { isDue } from '../../shared/domain/session.ts'
import { momentOf, progressOf, todayOf, type Context } from './context.ts'
import { courseNow, queueFor } from './course.ts'
import type { LibraryDeck } from './library-deck.ts'
import type { Given } from './session-answers.ts'

/** Cards to look at that are told of. */
const MOST_TO_LOOK_AT = 6

/** What a session came to. */
export function summaryOf(context: Context, deck: LibraryDeck, session: { readonly request: StudyRequest; readonly answers: readonly Given[] }): SessionSummary {
  const course = courseNow(context, deck)
  const { request, plan } = course
  const { week, topic } = session.request
  const moment = momentOf(context)
  const tomorrow = addDays(todayOf(context), 1)
  const due = request.states.filter((state) => state !== undefined && isDue(state, tomorrow, moment)).length
  const unmet = course.cards.filter((_card, place) => request.states[place] === undefined)
  return {
    dueTomorrow: due,
    newTomorrow: Math.min(unmet.length, plan.days.find(({ day }) => day === tomorrow)?.newCards ?? 0),
    newLeft: week === undefined ? unmet.length : unmet.filter((card) => card.week === week).length,
    moreNew: topic ? 0 : newToAsk(queueFor(context, course, session.request)),
    toLookAt: toLookAt(context, deck, session.answers),
  }
}

function newToAsk({ fresh, moreNew }: Queue): number {
  return fresh.length + moreNew
}

function toLookAt(context: Context, { byKey }: LibraryDeck, answers: readonly Given[]): readonly CardToLookAt[] {
  const { cards: states, marks } = progressOf(context)
  const forgotten = new Map<CardKey, number>()
  for (const { card, rating } of answers) if (rating === 1) forgotten.set(card, (forgotten.get(card) ?? 0) + 1)
  const found = [...forgotten].flatMap(([key, count]) => {
    const known = byKey.get(key)
    if (!known) return []
    const state = states.get(key)
    return [{
      card: key, deckId: known.deckId, noteId: known.card.note.id, ask: facesOf(known.card).ask, lapses: state?.lapses ?? 0,
      forgotten: count, isLeech: isLeech(state), isSuspended: marks.get(key)?.isSuspended === true,
    }]
  })
  return found.sort((a, b) => Number(b.isLeech) - Number(a.isLeech) || b.forgotten - a.forgotten || b.lapses - a.lapses).slice(0, MOST_TO_LOOK_AT)
}
