/** What an attempt came to. The scaled figure is an estimate: no vendor publishes how it scales. */
import { isRight, type Attempt, type Confidence, type ExamAnswer, type ExamQuestion } from './exam-attempt.ts'

export interface Tally {
  readonly right: number
  readonly total: number
}

export interface ExamScore extends Tally {
  readonly answered: number
  /** Questions that vanished from the deck before they were answered: they do not count. */
  readonly gone: number
  /** 100–1000. Low and high are one standard error away. */
  readonly scaled: { readonly estimate: number; readonly low: number; readonly high: number }
  /** Whether the estimate reaches the pass line; absent where the exam names none. */
  readonly hasPassed?: boolean
  readonly byDomain: readonly (Tally & { readonly domain?: string })[]
  readonly byWeek: readonly (Tally & { readonly week: number })[]
  readonly tookMs: number
  /** Places of all questions that count: sure but wrong first, then the other wrong ones, then the right ones. */
  readonly review: readonly number[]
}

const LOWEST = 100
const SPAN = 900

/** Scores an attempt; `isGone` tells questions that are not in the deck any more. Unanswered counts as wrong. */
export function scoreAttempt(attempt: Attempt, isGone: (place: number) => boolean = () => false): ExamScore {
  const places = [...attempt.questions.keys()].filter((place) => isAnswered(attempt.answers[place]) || !isGone(place))
  const right = places.filter((place) => isRightAt(attempt, place)).length
  const scaled = scaledOf({ right, total: places.length })
  const pass = attempt.exam?.pass
  return {
    right,
    total: places.length,
    answered: places.filter((place) => isAnswered(attempt.answers[place])).length,
    gone: attempt.questions.length - places.length,
    scaled,
    ...(pass === undefined ? {} : { hasPassed: scaled.estimate >= pass }),
    byDomain: domainTallies(attempt, places),
    byWeek: tallies(attempt, places, ({ week }) => week).sort(([a], [b]) => a - b).map(([week, tally]) => ({ week, ...tally })),
    tookMs: attempt.answers.reduce((sum, answer) => sum + (answer?.tookMs ?? 0), 0),
    review: places.toSorted((a, b) => urgency(attempt, a) - urgency(attempt, b) || a - b),
  }
}

/** Whether the question at a place was answered rightly. */
export function isRightAt({ questions, answers }: Attempt, place: number): boolean {
  const question = questions[place]
  return question !== undefined && isRight(question, answers[place]?.chosen)
}

/** Places answered wrongly or not at all, sure but wrong ones first. */
export function missesOf(attempt: Attempt): readonly number[] {
  return [...attempt.questions.keys()].filter((place) => !isRightAt(attempt, place)).sort((a, b) => urgency(attempt, a) - urgency(attempt, b) || a - b)
}

/** Linear from 100 to 1000, with the spread that so few questions leave: Wilson's interval, which is never empty. */
function scaledOf({ right, total }: Tally): ExamScore['scaled'] {
  if (total === 0) return { estimate: LOWEST, low: LOWEST, high: LOWEST }
  const share = right / total
  const centre = (share + 1 / (2 * total)) / (1 + 1 / total)
  const error = Math.sqrt((share * (1 - share)) / total + 1 / (4 * total * total)) / (1 + 1 / total)
  const scale = (of: number): number => Math.round(LOWEST + SPAN * of)
  return { estimate: scale(share), low: scale(centre - error), high: scale(centre + error) }
}

function domainTallies(attempt: Attempt, places: readonly number[]): ExamScore['byDomain'] {
  const order = (attempt.exam?.domains ?? []).map(({ id }) => id)
  const rank = (domain: string | undefined): number => (domain !== undefined && order.includes(domain) ? order.indexOf(domain) : order.length)
  return tallies(attempt, places, ({ domain }) => domain)
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([domain, tally]) => ({ ...(domain === undefined ? {} : { domain }), ...tally }))
}

function tallies<Key>(attempt: Attempt, places: readonly number[], keyOf: (question: ExamQuestion) => Key): [Key, Tally][] {
  const found = new Map<Key, Tally>()
  for (const place of places) {
    const question = attempt.questions[place]
    if (!question) continue
    const { right, total } = found.get(keyOf(question)) ?? { right: 0, total: 0 }
    found.set(keyOf(question), { right: right + Number(isRightAt(attempt, place)), total: total + 1 })
  }
  return [...found]
}

const BY_CONFIDENCE: Readonly<Record<Confidence, number>> = { sure: 0, unsure: 2, guess: 3 }

/** Sure but wrong before wrong without a word, unsure, guessed and unanswered; right guesses before what was known. */
function urgency(attempt: Attempt, place: number): number {
  const answer = attempt.answers[place]
  if (isRightAt(attempt, place)) return answer?.confidence === 'guess' ? 5 : answer?.confidence === 'unsure' ? 6 : 7
  if (!isAnswered(answer)) return 4
  return answer?.confidence === undefined ? 1 : BY_CONFIDENCE[answer.confidence]
}

function isAnswered(answer: ExamAnswer | null | undefined): boolean {
  return (answer?.chosen.length ?? 0) > 0
}
