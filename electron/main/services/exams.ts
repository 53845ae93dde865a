import { randomInt } from 'node:crypto'
import { attemptsInOrder, leftMs, type Attempt, type ExamEnd } from '../../shared/domain/exam-attempt.ts'
import { BEAT_MS, ExamClock } from '../../shared/domain/exam-clock.ts'
import type { Shortfall } from '../../shared/domain/exam-paper.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import type { AnswerGiven, AnswerKept, ExamHome, PaperOffer, PaperRequest, ResultView, SittingView } from '../../shared/views/exam.ts'
import { currentDeck, progressOf, record, stamp, type Context } from './context.ts'
import { examOf } from './course.ts'
import { askables, drawAttempt, fixedPaper, fixedPapers, fullQuestions, minutesFor, missedCards, SHORT_QUESTIONS } from './exam-papers.ts'
import { deckOf, explain, questionView } from './exam-questions.ts'
import { domainOf, resultView, returnMisses, summaryOf } from './exam-result.ts'
import type { LibraryDeck } from './library-deck.ts'
import { labelOf } from './library.ts'

interface Running {
  readonly id: string
  readonly clock: ExamClock
  readonly beat: NodeJS.Timeout
}

/** Mock exams: one paper is being sat at a time, and its time runs as long as it is open, wherever the person looks. */
export class Exams {
  readonly #context: Context
  readonly #steadyMs: () => number
  #running: Running | null = null

  /** `steadyMs` is a clock that nobody can set. */
  constructor(context: Context, steadyMs: () => number = () => performance.now()) {
    this.#context = context
    this.#steadyMs = steadyMs
  }

  home(): ExamHome {
    const deck = currentDeck(this.#context)
    if (!deck) return { deck: null, weeks: [], papers: [], isMade: false, available: 0, weightless: [], attempts: [] }
    const exam = examOf(this.#context, deck)
    const { cards, isMade } = askables(this.#context, deck)
    const asked = new Set(cards.map(({ week }) => week))
    const attempts = attemptsInOrder(progressOf(this.#context).attempts, deck.deck.head.course)
    return {
      deck: labelOf(deck),
      ...(exam ? { exam } : {}),
      weeks: deck.weeks.filter(({ week }) => week > 0 && asked.has(week)),
      papers: this.#offers(deck),
      isMade,
      available: cards.length,
      weightless: (exam?.domains ?? []).filter(({ weight }) => weight <= 0).map(({ name }) => name),
      attempts: attempts.toReversed().map((attempt) => summaryOf(this.#context, attempt)),
    }
  }

  /** Draws a paper and begins it. Fails with `exam-too-few` or `deck-missing`. */
  async begin(request: PaperRequest): Promise<SittingView> {
    const deck = request.deckId === undefined ? currentDeck(this.#context) : this.#context.library.require(request.deckId)
    if (!deck) throw new UserError({ code: 'deck-missing', message: 'The library is empty: import a guide or restore a deck.' })
    const { attempt, shortfalls } = drawAttempt(this.#context, deck, { ...request, seed: request.seed ?? randomInt(2 ** 31) })
    await record(this.#context, { kind: 'exam-begun', ...stamp(this.#context), attempt })
    this.#run(attempt)
    return this.#sitting(attempt, shortfalls)
  }

  /** Goes on with a paper: its time runs from now on. One whose time is up is ended. */
  async sit(id: string): Promise<SittingView> {
    const attempt = this.#require(id)
    if (attempt.endedAtMs === undefined) this.#run(attempt)
    await this.#endIfOver(id)
    return this.#sitting(this.#require(id), [])
  }

  /** Keeps an answer; it counts only once this returns. An answer that comes when the time is up ends the paper instead. */
  async keep({ attempt: id, place, answer }: AnswerGiven): Promise<AnswerKept> {
    const attempt = this.#require(id)
    if (place >= attempt.questions.length) throw new UserError({ code: 'bad-argument', message: 'The paper has no such question.', found: verbatim(place) })
    if (attempt.endedAtMs !== undefined || (await this.#endIfOver(id))) return this.#kept(id, place)
    const standing = attempt.answers[place]
    const isFixed = attempt.mode === 'practice' && standing?.isChecked === true
    const given = isFixed ? { ...answer, chosen: standing.chosen, isChecked: true as const } : answer
    await record(this.#context, { kind: 'exam-kept', ...stamp(this.#context), attempt: id, usedMs: this.#usedMs(attempt), place, answer: given })
    return this.#kept(id, place)
  }

  /** Hands the paper in; the cards behind its misses become due. */
  async finish(id: string): Promise<ResultView> {
    const attempt = this.#require(id)
    if (attempt.endedAtMs === undefined && !(await this.#endIfOver(id))) await this.#end(attempt, 'handed-in')
    return this.result(id)
  }

  /** Fails with `exam-over` for a paper that is still being sat. */
  result(id: string): ResultView {
    const attempt = this.#require(id)
    if (attempt.endedAtMs === undefined) throw new UserError({ code: 'exam-over', message: 'This paper is still being sat.', found: verbatim(id) })
    return resultView(this.#context, attempt)
  }

  /** Stops the clock, as when the app closes; the time used so far is kept. */
  async stop(): Promise<void> {
    const running = this.#running
    if (!running) return
    clearInterval(running.beat)
    this.#running = null
    // A backup that was brought in may have taken the paper away.
    if (!progressOf(this.#context).attempts.has(running.id)) return
    await record(this.#context, { kind: 'exam-kept', ...stamp(this.#context), attempt: running.id, usedMs: Math.round(running.clock.usedMs()) })
  }

  #offers(deck: LibraryDeck): readonly PaperOffer[] {
    const context = this.#context
    const exam = examOf(context, deck)
    const { cards } = askables(context, deck)
    const missed = missedCards(context, deck.deck.head.course)
    const offer = (paper: PaperOffer['paper'], found: number, isSat = false): readonly PaperOffer[] =>
      (found === 0 ? [] : [{ paper, questions: found, minutes: minutesFor(found, exam), isSat }])
    const fixed = fixedPapers(context, deck).flatMap(({ number, isSat }) => offer({ kind: 'fixed', number }, fixedPaper(context, deck, number).length, isSat))
    return [
      ...fixed,
      ...offer({ kind: 'full' }, Math.min(cards.length, fullQuestions(exam))),
      ...offer({ kind: 'short' }, Math.min(cards.length, SHORT_QUESTIONS)),
      ...offer({ kind: 'missed' }, Math.min(fullQuestions(exam), cards.filter(({ key }) => missed.has(key)).length)),
    ]
  }

  #run(attempt: Attempt): void {
    if (this.#running?.id === attempt.id) return
    if (this.#running) clearInterval(this.#running.beat)
    const beat = setInterval(() => { void this.#onBeat(attempt.id) }, BEAT_MS)
    beat.unref()
    this.#running = { id: attempt.id, clock: new ExamClock(attempt.usedMs, this.#steadyMs), beat }
  }

  async #onBeat(id: string): Promise<void> {
    const attempt = progressOf(this.#context).attempts.get(id)
    if (attempt?.endedAtMs !== undefined || !attempt || (await this.#endIfOver(id))) return
    await record(this.#context, { kind: 'exam-kept', ...stamp(this.#context), attempt: id, usedMs: this.#usedMs(attempt) })
  }

  #usedMs(attempt: Attempt): number {
    return Math.round(this.#running?.id === attempt.id ? this.#running.clock.usedMs() : attempt.usedMs)
  }

  async #endIfOver(id: string): Promise<boolean> {
    const attempt = this.#require(id)
    if (attempt.endedAtMs !== undefined) return true
    if (leftMs(attempt, this.#usedMs(attempt)) !== 0) return false
    await this.#end(attempt, 'time-up')
    return true
  }

  async #end(attempt: Attempt, end: ExamEnd): Promise<void> {
    const usedMs = this.#usedMs(attempt)
    const mostMs = attempt.minutes === undefined ? usedMs : Math.min(usedMs, attempt.minutes * 60_000)
    if (this.#running?.id === attempt.id) {
      clearInterval(this.#running.beat)
      this.#running = null
    }
    await record(this.#context, { kind: 'exam-ended', ...stamp(this.#context), attempt: attempt.id, usedMs: mostMs, end })
    if (attempt.paper.kind === 'fixed') this.#context.library.takePapersIn(attempt.course)
    await returnMisses(this.#context, this.#require(attempt.id))
  }

  #require(id: string): Attempt {
    const attempt = progressOf(this.#context).attempts.get(id)
    if (!attempt) throw new UserError({ code: 'exam-missing', message: 'There is no such mock exam any more.', found: verbatim(id) })
    return attempt
  }

  #kept(id: string, place: number): AnswerKept {
    const attempt = this.#require(id)
    const usedMs = this.#usedMs(attempt)
    const left = leftMs(attempt, usedMs)
    const isExplained = attempt.mode === 'practice' && attempt.answers[place]?.isChecked === true
    return {
      usedMs,
      ...(left === undefined ? {} : { leftMs: left }),
      isEnded: attempt.endedAtMs !== undefined,
      ...(isExplained ? { explained: explain(deckOf(this.#context, attempt), attempt, place) } : {}),
    }
  }

  #sitting(attempt: Attempt, shortfalls: readonly Shortfall[]): SittingView {
    const deck = deckOf(this.#context, attempt)
    const { id, title, paper, mode, minutes, questions, answers, exam } = attempt
    const usedMs = this.#usedMs(attempt)
    const left = leftMs(attempt, usedMs)
    const domain = domainOf(attempt)
    return {
      id, title, paper, mode, usedMs, answers,
      language: deck.deck?.deck.head.language ?? '',
      presence: deck.presence,
      ...(domain === undefined ? {} : { domain }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(left === undefined ? {} : { leftMs: left }),
      isEnded: attempt.endedAtMs !== undefined,
      questions: questions.map((_unused, place) => questionView(deck, attempt, { place, withRight: mode === 'practice' && answers[place]?.isChecked === true })),
      shortfalls: shortfalls.map((one) => ({ ...one, name: exam?.domains.find((of) => of.id === one.domain)?.name ?? one.domain })),
    }
  }
}
