import { facesOf } from '../../shared/domain/card.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { leftMs, type Attempt } from '../../shared/domain/exam-attempt.ts'
import { CardLinks, type LinkCard, type LinkedCard } from '../../shared/domain/exam-links.ts'
import { makeDue } from '../../shared/domain/exam-return.ts'
import { isRightAt, missesOf, scoreAttempt } from '../../shared/domain/exam-score.ts'
import type { AttemptSummary, LinkedCardView, ResultQuestion, ResultView } from '../../shared/views/exam.ts'
import { momentOf, progressOf, record, stamp, type Context } from './context.ts'
import { deckOf, isGone, questionView, type AttemptDeck } from './exam-questions.ts'
import type { LibraryDeck } from './library-deck.ts'
import { hasSection } from './library.ts'

const linksOf = new WeakMap<LibraryDeck, CardLinks>()

/** An attempt in a line of the history. */
export function summaryOf(context: Context, attempt: Attempt): AttemptSummary {
  const { id, title, paper, mode, startedAtMs, usedMs, endedAtMs, questions, answers, exam } = attempt
  const domain = domainOf(attempt)
  const left = leftMs(attempt, usedMs)
  return {
    id, title, paper, mode, startedAtMs, usedMs,
    ...(domain === undefined ? {} : { domain }),
    questions: questions.length,
    answered: answers.filter((answer) => (answer?.chosen.length ?? 0) > 0).length,
    ...(endedAtMs === undefined ? {} : { endedAtMs, score: shortScore(context, attempt) }),
    ...(endedAtMs === undefined && left !== undefined ? { leftMs: left } : {}),
    ...(exam?.pass === undefined ? {} : { pass: exam.pass }),
  }
}

/** The latest mock exam of a deck's course that ended. */
export function lastExamOf(context: Context, { deck: { head } }: LibraryDeck): AttemptSummary | undefined {
  const ended = [...progressOf(context).attempts.values()].filter(({ course, endedAtMs }) => course === head.course && endedAtMs !== undefined)
  const last = ended.sort((a, b) => (a.endedAtMs ?? 0) - (b.endedAtMs ?? 0)).at(-1)
  return last && summaryOf(context, last)
}

function shortScore(context: Context, attempt: Attempt): NonNullable<AttemptSummary['score']> {
  const { right, total, scaled, hasPassed } = scoreOf(deckOf(context, attempt), attempt)
  return { right, total, scaled, ...(hasPassed === undefined ? {} : { hasPassed }) }
}

function scoreOf(deck: AttemptDeck, attempt: Attempt): ReturnType<typeof scoreAttempt> {
  return scoreAttempt(attempt, (place) => {
    const question = attempt.questions[place]
    return question === undefined || isGone(deck, question)
  })
}

/** What the paper's domain is called, for a paper of one domain. */
export function domainOf({ paper, exam }: Pick<Attempt, 'paper' | 'exam'>): string | undefined {
  return paper.kind === 'domain' ? (exam?.domains.find(({ id }) => id === paper.domain)?.name ?? paper.domain) : undefined
}

/** The result of an attempt that ended, every question with why and what stands behind it. */
export function resultView(context: Context, attempt: Attempt): ResultView {
  const deck = deckOf(context, attempt)
  const { byDomain, byWeek, review, ...score } = scoreOf(deck, attempt)
  const { id, title, paper, mode, minutes, usedMs, startedAtMs, endedAtMs = startedAtMs, end = 'handed-in', exam } = attempt
  const domain = domainOf(attempt)
  const states = returnedStates(context, attempt)
  return {
    id, title, paper, mode, usedMs, startedAtMs, endedAtMs, end, score,
    language: deck.deck?.deck.head.language ?? '',
    presence: deck.presence,
    ...(domain === undefined ? {} : { domain }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(exam?.pass === undefined ? {} : { pass: exam.pass }),
    ...(exam ? { examName: exam.name } : {}),
    byDomain: byDomain.map(({ domain: of, ...tally }) => ({ ...tally, ...domainPart(attempt, of) })),
    byWeek: byWeek.map((tally) => ({ ...tally, topic: deck.deck?.weeks.find(({ week }) => week === tally.week)?.topic ?? '' })),
    questions: review.map((place) => resultQuestion(deck, attempt, { place, states })),
    returned: { due: countOf(states, 'due'), fresh: countOf(states, 'new') },
  }
}

function domainPart({ exam }: Attempt, id: string | undefined): { readonly name?: string; readonly weight?: number } {
  const domain = exam?.domains.find((one) => one.id === id)
  return domain ? { name: domain.name, weight: domain.weight } : {}
}

type States = ReadonlyMap<CardKey, LinkedCardView['state']>

function countOf(states: States, state: LinkedCardView['state']): number {
  return [...states.values()].filter((one) => one === state).length
}

/** What became of the cards behind the misses; told by what they are now. */
function returnedStates(context: Context, { returned, endedAtMs = 0 }: Attempt): States {
  const { cards } = progressOf(context)
  const { before, after } = makeDue(returned ?? [], cards, momentOf(context))
  return new Map((returned ?? []).map((key) => {
    const state = cards.get(key)
    if (!state) return [key, 'new']
    const isWaiting = state.lastAtMs < endedAtMs && before[key] === undefined && after[key] === undefined
    return [key, isWaiting ? 'due' : 'already']
  }))
}

function resultQuestion(deck: AttemptDeck, attempt: Attempt, { place, states }: { readonly place: number; readonly states: States }): ResultQuestion {
  const answer = attempt.answers[place] ?? null
  const isRight = isRightAt(attempt, place)
  return {
    ...questionView(deck, attempt, { place, withRight: true }),
    number: place + 1,
    answer,
    isRight,
    isSureButWrong: !isRight && answer?.confidence === 'sure' && answer.chosen.length > 0,
    links: isRight ? [] : linked(deck, attempt, place).flatMap((link) => linkView(deck, link, states)),
  }
}

function linkView({ deck }: AttemptDeck, { key, reason }: LinkedCard, states: States): readonly LinkedCardView[] {
  const card = deck?.byKey.get(key)
  if (!deck || !card) return []
  const { note } = card.card
  return [{ key, deckId: deck.deck.head.id, noteId: note.id, hasSection: hasSection(deck, note), ask: facesOf(card.card).ask, markup: note.markup ?? 'md', reason, state: states.get(key) ?? 'already' }]
}

/** Cards of the deck that stand behind one question. */
function linked(attemptDeck: AttemptDeck, attempt: Attempt, place: number): readonly LinkedCard[] {
  const { deck, note } = attemptDeck
  const question = attempt.questions[place]
  const asked = question && note(question.card)
  if (!deck || !asked) return []
  return linksFor(deck).of({ key: question.card, note: asked, week: question.week })
}

function linksFor(deck: LibraryDeck): CardLinks {
  const known = linksOf.get(deck)
  if (known) return known
  const links = new CardLinks(deck.cards.map(({ key, card: { note }, week }): LinkCard => ({ key, note, week })))
  linksOf.set(deck, links)
  return links
}

/** Makes the cards behind the misses due, sure but wrong ones first, in one step of undo. Nothing is written when there are none. */
export async function returnMisses(context: Context, attempt: Attempt): Promise<void> {
  const deck = deckOf(context, attempt)
  const keys = new Set(missesOf(attempt).flatMap((place) => linked(deck, attempt, place).map(({ key }) => key)))
  const returned = [...keys].filter((key) => deck.deck?.byKey.has(key))
  if (returned.length === 0) return
  const cards = makeDue(returned, progressOf(context).cards, momentOf(context))
  await record(context, { kind: 'exam-returned', ...stamp(context), attempt: attempt.id, returned, cards })
}
