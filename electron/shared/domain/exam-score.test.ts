import { expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import { isRight, leftMs, satPapers, withAnswer, type Attempt, type ExamAnswer, type ExamQuestion } from './exam-attempt.ts'
import { missesOf, scoreAttempt } from './exam-score.ts'

const question = (id: string, right: readonly number[], over: Partial<ExamQuestion> = {}): ExamQuestion =>
  ({ card: cardKey('c', id), order: [0, 1, 2, 3], right, week: 1, ...over })
const answer = (chosen: readonly number[], over: Partial<ExamAnswer> = {}): ExamAnswer => ({ chosen, tookMs: 60_000, ...over })

const ATTEMPT: Attempt = {
  id: 'a', course: 'c', deckId: 'd', title: 'Deck', paper: { kind: 'full' }, mode: 'timed', seed: 1, minutes: 130,
  exam: { code: 'X', name: 'Exam', pass: 720, domains: [{ id: 'd1', name: 'One', weight: 60 }, { id: 'd2', name: 'Two', weight: 40 }] },
  questions: [
    question('right', [0], { domain: 'd2' }),
    question('half of two', [0, 2], { domain: 'd1' }),
    question('sure but wrong', [1], { domain: 'd1', week: 2 }),
    question('open', [3], { domain: 'd1', week: 2 }),
    question('right guess', [3]),
  ],
  answers: [answer([0]), answer([0], { confidence: 'unsure' }), answer([2], { confidence: 'sure' }), null, answer([3], { confidence: 'guess' })],
  startedAtMs: 0, usedMs: 240_000, returned: null,
}

test('a paper is scored whole: domains in the order of the exam, sure but wrong first', () => {
  expect(scoreAttempt(ATTEMPT)).toEqual({
    right: 2, total: 5, answered: 4, gone: 0,
    scaled: { estimate: 460, low: 294, high: 656 },
    hasPassed: false,
    byDomain: [{ domain: 'd1', right: 0, total: 3 }, { domain: 'd2', right: 1, total: 1 }, { right: 1, total: 1 }],
    byWeek: [{ week: 1, right: 2, total: 3 }, { week: 2, right: 0, total: 2 }],
    tookMs: 240_000,
    review: [2, 1, 3, 4, 0],
  })
  expect(missesOf(ATTEMPT)).toEqual([2, 1, 3])
})

test('a question that vanished before it was answered does not count; one that was answered does', () => {
  const { right, total, gone, review } = scoreAttempt(ATTEMPT, (place) => place === 3 || place === 0)
  expect({ right, total, gone, review }).toEqual({ right: 2, total: 4, gone: 1, review: [2, 1, 4, 0] })
})

test('a paper of which nothing is left has no right answers and the lowest estimate', () => {
  const { right, total, scaled } = scoreAttempt({ ...ATTEMPT, answers: ATTEMPT.questions.map(() => null) }, () => true)
  expect({ right, total, scaled }).toEqual({ right: 0, total: 0, scaled: { estimate: 100, low: 100, high: 100 } })
})

test('everything right is 1000, and passed', () => {
  const { scaled, hasPassed } = scoreAttempt({ ...ATTEMPT, answers: ATTEMPT.questions.map(({ right }) => answer(right)) })
  expect({ scaled, hasPassed }).toEqual({ scaled: { estimate: 1000, low: 850, high: 1000 }, hasPassed: true })
})

test('several right options are all asked for, and nothing besides', () => {
  expect([[0, 2], [2, 0], [0], [0, 1, 2], []].map((chosen) => isRight({ right: [0, 2] }, chosen))).toEqual([true, true, false, false, false])
})

test('an answer is kept in its place, and time only grows', () => {
  const kept = withAnswer(ATTEMPT, { usedMs: 250_000, place: 3, answer: answer([3]) })
  expect([kept.answers[3], kept.usedMs]).toEqual([answer([3]), 250_000])
  expect(withAnswer(kept, { usedMs: 10, place: 99, answer: answer([1]) })).toEqual(kept)
})

test('time left never falls below nothing, and practice has none', () => {
  expect([leftMs({ minutes: 130 }, 240_000), leftMs({ minutes: 1 }, 70_000), leftMs({}, 5)]).toEqual([7_560_000, 0, undefined])
})

test('a fixed paper counts as sat once it ended', () => {
  const fixed = (number: number, over: Partial<Attempt>): Attempt => ({ ...ATTEMPT, paper: { kind: 'fixed', number }, ...over })
  expect([...satPapers([fixed(1, { endedAtMs: 5 }), fixed(2, {}), fixed(3, { endedAtMs: 5, course: 'other' }), { ...ATTEMPT, endedAtMs: 1 }], 'c')]).toEqual([1])
})
