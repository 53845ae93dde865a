import { randomUUID } from 'node:crypto'
import type { FlipRequest, FlipView, StudyAnswer, StudyRequest, StudyView } from '../../shared/contract.ts'
import { addDays } from '../../shared/domain/days.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { answer, ENGINE, type Rating } from '../../shared/domain/schedule.ts'
import { afterAnswer, afterUndo, isDue, nextCards, waitUntilMs, type Session } from '../../shared/domain/session.ts'
import { shuffled } from '../../shared/domain/shuffle.ts'
import { UserError } from '../../shared/errors.ts'
import { flipCardView, scheduleOptions, studyCardView } from './card-view.ts'
import { currentDeck, momentOf, progressOf, record, stamp, todayOf, type Context } from './context.ts'
import { courseNow, queueFor } from './course.ts'
import { cardsOfWeek, labelOf, type LibraryDeck } from './library.ts'

/** Cards kept ready in the window, so that neither a flip nor a rating waits. */
const CARDS_AHEAD = 3

/** How early a learning card is asked when the person does not want to wait: Anki's learn-ahead limit. */
const LEARN_AHEAD_MS = 20 * 60_000

interface Running {
  readonly id: string
  readonly deckId: string
  readonly week: number | undefined
  readonly isAhead: boolean
  session: Session
  /** Answers of this session that stand, oldest first. */
  answers: { readonly card: CardKey; readonly rating: Rating }[]
}

/** The study loop. One session runs at a time; starting another ends it, and nothing is lost by that. */
export class Study {
  readonly #context: Context
  #running: Running | null = null

  constructor(context: Context) {
    this.#context = context
  }

  start(request: StudyRequest): StudyView {
    const deck = this.#deck(request.deckId)
    const queue = queueFor(this.#context, courseNow(this.#context, deck), request)
    this.#running = { id: randomUUID(), deckId: deck.deck.head.id, week: request.week, isAhead: request.isAhead ?? false, session: { queue, again: [] }, answers: [] }
    return this.#view(this.#running)
  }

  show(session: string): StudyView {
    return this.#view(this.#require(session))
  }

  /** Writes the answer down, then gives the next cards. */
  async rate({ session, card, rating, tookMs }: StudyAnswer): Promise<StudyView> {
    const running = this.#require(session)
    const known = this.#context.library.card(card)
    if (!known) throw new UserError({ code: 'card-missing', message: 'This card is not in the library any more.', found: card })
    const moment = momentOf(this.#context)
    const before = progressOf(this.#context).cards.get(card) ?? null
    const after = answer(before, rating, { ...moment, ...scheduleOptions(this.#context, this.#deck(running.deckId), card) })
    running.session = afterAnswer(running.session, card, after)
    running.answers.push({ card, rating })
    const { rolloverHour } = moment
    await record(this.#context, { kind: 'review', ...stamp(this.#context), card, rating, mode: 'study', tookMs, rolloverHour, engine: ENGINE, before, after })
    return this.#view(running)
  }

  /** An answer was taken back: if it was this session's, its card is asked again next. */
  tookBack(card: CardKey): void {
    const running = this.#running
    const index = running?.answers.findLastIndex((given) => given.card === card) ?? -1
    if (!running || index < 0) return
    running.answers.splice(index, 1)
    running.session = afterUndo(running.session, card)
  }

  /** Progress or decks changed behind the session: it is built again over what is there now. */
  refresh(): void {
    const running = this.#running
    if (!running) return
    if (this.#context.library.isDeleted(running.deckId) || !this.#context.library.find(running.deckId)) this.#running = null
    else running.session = { queue: queueFor(this.#context, courseNow(this.#context, this.#deck(running.deckId)), running.week === undefined ? {} : { week: running.week }), again: [] }
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

  #view(running: Running): StudyView {
    const deck = this.#deck(running.deckId)
    const { session, answers } = running
    const atMs = momentOf(this.#context).atMs + (running.isAhead ? LEARN_AHEAD_MS : 0)
    const cards = nextCards(session, atMs, CARDS_AHEAD).flatMap((key) => this.#context.library.card(key) ?? [])
    const wait = waitUntilMs(session, atMs)
    return {
      session: running.id,
      deck: labelOf(deck),
      ...(running.week === undefined ? {} : { week: running.week }),
      weeks: deck.weeks,
      cards: cards.map((card) => studyCardView(this.#context, deck, card)),
      done: answers.length,
      left: { learning: session.queue.learning.length, review: session.queue.reviews.length, fresh: session.queue.fresh.length },
      ratings: countRatings(answers),
      ...(wait === undefined ? {} : { waitMs: Math.max(0, wait - atMs) }),
      dueTomorrow: cards.length === 0 ? this.#dueTomorrow(deck) : 0,
      moreNew: session.queue.moreNew,
      canUndo: progressOf(this.#context).undoable.length > 0,
    }
  }

  #dueTomorrow(deck: LibraryDeck): number {
    const { cards } = progressOf(this.#context)
    const moment = momentOf(this.#context)
    const tomorrow = addDays(todayOf(this.#context), 1)
    return deck.cards.filter(({ key }) => {
      const state = cards.get(key)
      return state !== undefined && isDue(state, tomorrow, moment)
    }).length
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
