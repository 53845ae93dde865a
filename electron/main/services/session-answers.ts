import type { StudyRequest } from '../../shared/contract.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import type { Rating } from '../../shared/domain/rating.ts'
import { progressOf, type Context } from './context.ts'
import type { LibraryDeck } from './library-deck.ts'

/** One answer of a session. */
export interface Given {
  /** Its number in the journal. */
  readonly seq: number
  readonly card: CardKey
  readonly rating: Rating
  readonly tookMs: number
}

interface SessionAnswers {
  readonly request: StudyRequest
  readonly startedAtMs: number
  readonly answers: readonly Given[]
  readonly session: { readonly again: readonly CardKey[] }
}

/** The answers since a moment, as far as they can still be taken back. */
export function answersSince(context: Context, startedAtMs: number, { byKey }: LibraryDeck): readonly Given[] {
  return progressOf(context).undoable.flatMap((entry) => {
    const isOfIt = entry.kind === 'review' && entry.mode !== 'exam' && entry.atMs >= startedAtMs && byKey.has(entry.card)
    return isOfIt ? [{ seq: entry.seq, card: entry.card, rating: entry.rating, tookMs: entry.tookMs }] : []
  })
}

/** A session's answers but for those taken back meanwhile, and with those given once more. */
export function standingAnswers(context: Context, deck: LibraryDeck, { startedAtMs, answers }: SessionAnswers): readonly Given[] {
  const taken = new Set(progressOf(context).redoable.map(({ seq }) => seq))
  const kept = answers.filter(({ seq }) => !taken.has(seq))
  const known = new Set(kept.map(({ seq }) => seq))
  // What is older than any step back still stands, though it is not listed any more.
  return [...kept, ...answersSince(context, startedAtMs, deck).filter(({ seq }) => !known.has(seq))]
}

/** Cards to ask again because their answer was taken back, newest first; also one of an earlier session, where it belongs to this one. */
export function takenBack(
  context: Context, { byKey }: LibraryDeck, { request, answers, session, standing }: SessionAnswers & { readonly standing: readonly Given[] }
): readonly CardKey[] {
  const known = new Set(answers.map(({ seq }) => seq))
  const stands = new Set(standing.map(({ seq }) => seq))
  const taken = answers.filter(({ seq }) => !stands.has(seq)).map(({ card }) => card).reverse()
  const givenAgain = new Set(standing.filter(({ seq }) => !known.has(seq)).map(({ card }) => card))
  const last = progressOf(context).redoable.at(-1)
  const earlier = last?.kind === 'review' && last.mode === 'study' && isOfScope(byKey.get(last.card)?.week) ? [last.card] : []
  return [...taken, ...earlier, ...session.again].filter((card) => !givenAgain.has(card))

  function isOfScope(week: number | undefined): boolean {
    return week !== undefined && !request.topic && !request.isCram && (request.week === undefined || request.week === week)
  }
}
