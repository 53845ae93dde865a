import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { FlipRequest, FlipView, StudyAnswer, StudyRequest, StudyView } from '../../shared/contract.ts'
import { facesOf } from '../../shared/domain/card.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { becomesLeech } from '../../shared/domain/leech.ts'
import { answer, ENGINE, type Rating } from '../../shared/domain/schedule.ts'
import { afterAnswer, afterCram, afterUndo, nextCards, waitUntilMs, withoutCards, type Session } from '../../shared/domain/session.ts'
import { shuffled } from '../../shared/domain/shuffle.ts'
import { UserError } from '../../shared/errors.ts'
import { cramCardView, flipCardView, scheduleOptions, studyCardView } from './card-view.ts'
import { currentDeck, momentOf, progressOf, record, stamp, type Context } from './context.ts'
import { courseNow, queueFor } from './course.ts'
import { cardsOfWeek, labelOf, type LibraryDeck } from './library.ts'
import { summaryOf, type Given } from './session-summary.ts'
import { answersSince, keepUnfinished, scopeOf, unfinishedOf } from './unfinished.ts'

/** Cards kept ready in the window, so that neither a flip nor a rating waits. */
const CARDS_AHEAD = 3

/** How early a learning card is asked when the person does not want to wait: Anki's learn-ahead limit. */
const LEARN_AHEAD_MS = 20 * 60_000

interface Running {
  readonly id: string
  readonly deckId: string
  readonly request: StudyRequest
  readonly startedAtMs: number
  session: Session
  /** Answers of this session that stand, oldest first. */
  answers: Given[]
}

/** The study loop. One session runs at a time; starting another ends it, and nothing is lost by that. */
export class Study {
  readonly #context: Context
  #running: Running | null = null

  constructor(context: Context) {
    this.#context = context
  }

  /** Starts a session, or goes on with one of today that was cut off: its answers are in the history. */
  start(request: StudyRequest): StudyView {
    const deck = this.#deck(request.deckId)
    const deckId = deck.deck.head.id
    const isMore = request.extra !== undefined || request.isAhead !== undefined
    const cutOff = isMore ? null : unfinishedOf(this.#context, deckId)
    const isSame = cutOff !== null && isDeepStrictEqual(cutOff.scope, scopeOf(request))
    const startedAtMs = isSame ? cutOff.startedAtMs : momentOf(this.#context).atMs
    const answers = isSame ? answersSince(this.#context, startedAtMs, deck) : []
    const session = this.#session(request, deck, answers)
    this.#running = { id: randomUUID(), deckId, request, startedAtMs, session, answers }
    if (!isSame) keepUnfinished(this.#context, { deckId, scope: scopeOf(request), startedAtMs })
    return this.#view(this.#running)
  }

  show(session: string): StudyView {
    return this.#view(this.#require(session))
  }

  /** Writes the answer down, then gives the next cards. */
  async rate({ session, card, rating, tookMs }: StudyAnswer): Promise<StudyView> {
    const running = this.#require(session)
    const deck = this.#deck(running.deckId)
    const known = deck.byKey.get(card)
    if (!known) throw new UserError({ code: 'card-missing', message: 'This card is not in the library any more.', found: card })
    const moment = momentOf(this.#context)
    const isCram = running.request.isCram === true
    const before = progressOf(this.#context).cards.get(card) ?? null
    const after = isCram ? before : answer(before, rating, { ...moment, ...scheduleOptions(this.#context, deck, card) })
    running.session = after === null || isCram ? afterCram(running.session, card, rating) : afterAnswer(running.session, card, after)
    running.answers.push({ card, rating, tookMs })
    const { rolloverHour } = moment
    await record(this.#context, { kind: 'review', ...stamp(this.#context), card, rating, mode: isCram ? 'cram' : 'study', tookMs, rolloverHour, engine: ENGINE, before, after })
    const isNews = !isCram && after !== null && becomesLeech(before, after)
    return { ...this.#view(running), ...(isNews ? { leech: { card, ask: facesOf(known.card).ask, lapses: after.lapses } } : {}) }
  }

  /** An answer was taken back: if it was this session's, its card is asked again next. */
  tookBack(card: CardKey): void {
    const running = this.#running
    const index = running?.answers.findLastIndex((given) => given.card === card) ?? -1
    if (!running || index < 0) return
    running.answers.splice(index, 1)
    running.session = afterUndo(running.session, card)
  }

  /** Cards that were suspended, buried or edited away are not asked any more. */
  drop(cards: readonly CardKey[]): void {
    if (this.#running) this.#running.session = withoutCards(this.#running.session, new Set(cards))
  }

  /** Progress or decks changed behind the session: it is built again over what is there now. */
  refresh(): void {
    const running = this.#running
    if (!running) return
    const deck = this.#context.library.isDeleted(running.deckId) ? undefined : this.#context.library.find(running.deckId)
    if (!deck) this.#running = null
    else running.session = this.#session(running.request, deck, running.answers)
  }

  /** Cards to leaf through in guide order, or shuffled by a seed. Nothing is written. */
  flip(request: FlipRequest): FlipView {
    const deck = this.#deck(request.deckId)
    const inOrder = cardsOfWeek(deck, request.week)
    const cards = request.seed === undefined ? inOrder : shuffled(inOrder, request.seed)
    return {
      deck: labelOf(deck),
      ...(request.week === undefined ? {} : { week: request.week }),
      weeks: deck.weeks,
      total: cards.length,
      from: request.from,
      cards: cards.slice(request.from, request.from + request.count).map((card) => flipCardView(this.#context, deck, card)),
    }
  }

  #session(request: StudyRequest, deck: LibraryDeck, answers: readonly Given[]): Session {
    const answered = new Set(answers.map(({ card }) => card))
    const session = { queue: queueFor(this.#context, courseNow(this.#context, deck), { ...request, answered }), again: [] }
    return request.isCram ? answers.reduce<Session>((now, { card, rating }) => afterCram(now, card, rating), session) : session
  }

  #view(running: Running): StudyView {
    const context = this.#context
    const deck = this.#deck(running.deckId)
    const { session, answers, request } = running
    const atMs = momentOf(context).atMs + (request.isAhead ? LEARN_AHEAD_MS : 0)
    const cards = nextCards(session, atMs, CARDS_AHEAD).flatMap((key) => deck.byKey.get(key) ?? [])
    const wait = waitUntilMs(session, atMs)
    if (cards.length === 0 && wait === undefined) keepUnfinished(context, null)
    return {
      session: running.id,
      deck: labelOf(deck),
      ...(request.week === undefined ? {} : { week: request.week }),
      isCram: request.isCram ?? false,
      weeks: deck.weeks,
      cards: cards.map((card) => (request.isCram ? cramCardView : studyCardView)(context, deck, card)),
      done: answers.length,
      left: { learning: session.queue.learning.length, review: session.queue.reviews.length, fresh: session.queue.fresh.length },
      ratings: countRatings(answers),
      tookMs: answers.reduce((sum, given) => sum + given.tookMs, 0),
      ...(wait === undefined ? {} : { waitMs: Math.max(0, wait - atMs) }),
      ...(cards.length === 0 ? { summary: summaryOf(context, deck, answers) } : {}),
      moreNew: session.queue.moreNew,
      canUndo: progressOf(context).undoable.length > 0,
    }
  }

  #deck(deckId: string | undefined): LibraryDeck {
    if (deckId !== undefined) return this.#context.library.require(deckId)
    const deck = currentDeck(this.#context)
    if (!deck) throw new UserError({ code: 'deck-missing', message: 'The library is empty: import a guide or restore a deck.' })
    return deck
  }

  #require(session: string): Running {
    if (this.#running?.id !== session) throw new UserError({ code: 'session-gone', message: 'This session is over. Start a new one.' })
    return this.#running
  }
}

function countRatings(answers: readonly { readonly rating: Rating }[]): StudyView['ratings'] {
  const count = (rating: Rating): number => answers.filter((given) => given.rating === rating).length
  return [count(1), count(2), count(3), count(4)]
}
