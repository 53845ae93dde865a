import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { FlipRequest, FlipView, StudyAnswer, StudyRequest, StudyView } from '../../shared/contract.ts'
import { facesOf } from '../../shared/domain/card.ts'
import { studyDay } from '../../shared/domain/days.ts'
import { becomesLeech } from '../../shared/domain/leech.ts'
import type { Rating } from '../../shared/domain/rating.ts'
import { answer, ENGINE } from '../../shared/domain/schedule.ts'
import type { Queue } from '../../shared/domain/queue.ts'
import { afterAnswer, afterCram, cardsLeft, nextCards, waitUntilMs, type Session } from '../../shared/domain/session.ts'
import { shuffled } from '../../shared/domain/shuffle.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import { cramCardView, flipCardView, scheduleOptions, studyCardView } from './card-view.ts'
import { currentDeck, momentOf, progressOf, record, stamp, todayOf, type Context } from './context.ts'
import type { LibraryDeck } from './library-deck.ts'
import { cardsOfWeek, labelOf } from './library.ts'
import { answersSince, standingAnswers, takenBack, type Given } from './session-answers.ts'
import { askedNow, kindsLeft, LEARN_AHEAD_MS, sessionOf } from './session-state.ts'
import { summaryOf } from './session-summary.ts'
import { keepUnfinished, scopeOf, unfinishedOf } from './unfinished.ts'

/** Cards kept ready in the window, so that neither a flip nor a rating waits. */
const CARDS_AHEAD = 3

interface Running {
  readonly id: string
  readonly deckId: string
  readonly request: StudyRequest
  readonly startedAtMs: number
  /** What it set out to ask. */
  asked: Queue
  session: Session
  /** Answers of this session that stand, oldest first. */
  answers: readonly Given[]
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
    // Whoever asks for more begins anew; whoever does not want to wait goes on.
    const cutOff = request.extra === undefined ? unfinishedOf(this.#context, deckId) : null
    const isSame = cutOff !== null && isDeepStrictEqual(cutOff.scope, scopeOf(request))
    const startedAtMs = isSame ? cutOff.startedAtMs : momentOf(this.#context).atMs
    const answers = isSame ? answersSince(this.#context, startedAtMs, deck) : []
    const asked = askedNow(this.#context, deck, { request, answers })
    const session = sessionOf(this.#context, deck, { request, asked, answers })
    this.#running = { id: randomUUID(), deckId, request, startedAtMs, asked, session, answers }
    if (!isSame) keepUnfinished(this.#context, { deckId, scope: scopeOf(request), startedAtMs })
    return this.#view(this.#running)
  }

  show(session: string): StudyView {
    const running = this.#require(session)
    // A session is of one day: the next has other cards, and another number of new ones.
    if (studyDay(running.startedAtMs, momentOf(this.#context)) !== todayOf(this.#context)) throw sessionGone()
    return this.#view(running)
  }

  /** Writes the answer down, then gives the next cards. */
  async rate({ session, card, rating, tookMs }: StudyAnswer): Promise<StudyView> {
    const running = this.#require(session)
    const deck = this.#deck(running.deckId)
    const known = deck.byKey.get(card)
    if (!known) throw new UserError({ code: 'card-missing', message: 'This card is not in the library any more.', found: verbatim(card) })
    const moment = momentOf(this.#context)
    const isCram = running.request.isCram === true
    const before = progressOf(this.#context).cards.get(card) ?? null
    const after = isCram ? before : answer(before, rating, { ...moment, ...scheduleOptions(this.#context, deck, card) })
    const { rolloverHour } = moment
    const seq = await record(this.#context, { kind: 'review', ...stamp(this.#context), card, rating, mode: isCram ? 'cram' : 'study', tookMs, rolloverHour, engine: ENGINE, before, after })
    running.session = after === null || isCram ? afterCram(running.session, card, rating) : afterAnswer(running.session, card, after)
    running.answers = [...running.answers, { seq, card, rating, tookMs }]
    const isNews = !isCram && after !== null && becomesLeech(before, after)
    return { ...this.#view(running), ...(isNews ? { leech: { card, ask: facesOf(known.card).ask, lapses: after.lapses } } : {}) }
  }

  /** Something else than an answer changed its cards: marks, a reset, a step back or forth. It asks the same ones as before. */
  refresh(): void {
    this.#again((running) => running.asked)
  }

  /** Other cards may be due than before, or other decks there: what is left of the day is asked for anew. */
  renew(): void {
    this.#again((running, deck) => {
      const asked = askedNow(this.#context, deck, running)
      // Cards that were asked for over the day's number count only once.
      const answered = new Set(running.answers.map(({ card }) => card))
      const unmet = running.asked.fresh.filter((card) => !answered.has(card)).length
      return running.request.extra === undefined ? asked : { ...asked, fresh: asked.fresh.slice(0, unmet) }
    })
  }

  #again(askedBy: (running: Running, deck: LibraryDeck) => Queue): void {
    const running = this.#running
    if (!running) return
    const deck = this.#context.library.isDeleted(running.deckId) ? undefined : this.#context.library.find(running.deckId)
    if (!deck) {
      this.#running = null
      return
    }
    const answers = standingAnswers(this.#context, deck, running)
    const again = takenBack(this.#context, deck, { ...running, standing: answers })
    running.answers = answers
    running.asked = askedBy(running, deck)
    running.session = sessionOf(this.#context, deck, { ...running, again })
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
      done: session.through.length,
      total: session.through.length + cardsLeft(session),
      left: kindsLeft(context, session, request),
      ratings: countRatings(answers),
      tookMs: answers.reduce((sum, given) => sum + given.tookMs, 0),
      ...(wait === undefined ? {} : { dueAtMs: wait }),
      ...(cards.length === 0 ? { summary: summaryOf(context, deck, { request, answers }) } : {}),
    }
  }

  #deck(deckId: string | undefined): LibraryDeck {
    if (deckId !== undefined) return this.#context.library.require(deckId)
    const deck = currentDeck(this.#context)
    if (!deck) throw new UserError({ code: 'deck-missing', message: 'The library is empty: import a guide or restore a deck.' })
    return deck
  }

  #require(session: string): Running {
    if (this.#running?.id !== session) throw sessionGone()
    return this.#running
  }
}

function sessionGone(): UserError {
  return new UserError({ code: 'session-gone', message: 'This session is over. Start a new one.' })
}

function countRatings(answers: readonly { readonly rating: Rating }[]): StudyView['ratings'] {
  const count = (rating: Rating): number => answers.filter((given) => given.rating === rating).length
  return [count(1), count(2), count(3), count(4)]
}
