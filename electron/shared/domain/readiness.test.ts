import { describe, expect, test } from 'vitest'
import type { Exam } from './deck.ts'
import type { Outlook } from './outlook.ts'
import { RAISE_CARDS, readinessOf, weakestFirst, type ReadyCard } from './readiness.ts'

const exam: Exam = {
  code: 'X', name: 'X', domains: [{ id: 'a', name: 'A', weight: 75 }, { id: 'b', name: 'B', weight: 25 }, { id: 'none', name: 'None', weight: 50 }]
}

/** Cards told as recall if stopped, if followed, and if studied today. */
function outlook(recalls: readonly (readonly [stopped: number, followed: number, studied: number])[]): Outlook {
  const column = (index: 0 | 1 | 2): Float64Array => Float64Array.from(recalls, (recall) => recall[index])
  return {
    stopped: column(0), followed: column(1), studiedToday: column(2), isFresh: new Uint8Array(recalls.length), load: [], sweep: { cards: 0, answers: 0 }
  }
}

const cards: readonly ReadyCard[] = [
  { week: 1, domain: 'a', section: 'one' },
  { week: 1, domain: 'b', section: 'one' },
  { week: 2, domain: 'b', section: 'two' },
  { week: 3, domain: 'b', section: 'three' },
]
const told = outlook([[0.8, 1, 0.9], [0.2, 1, 0.3], [0, 0.6, 0.9], [0.4, 0.5, 0.4]])

describe('readiness', () => {
  test('weighs domains as the exam does, those without cards left out', () => {
    const { stopped, followed, byDomain } = readinessOf(cards, told, exam)
    expect([stopped.toFixed(4), followed.toFixed(4)]).toEqual([(0.75 * 0.8 + 0.25 * 0.2).toFixed(4), (0.75 + 0.25 * 0.7).toFixed(4)])
    expect([...byDomain].map(([id, { stopped: mean, cards: count }]) => [id, mean.toFixed(3), count])).toEqual([['a', '0.800', 1], ['b', '0.200', 3]])
  })

  test('is the plain mean without an exam', () => {
    expect(readinessOf(cards.map(({ week }) => ({ week })), told, undefined)).toMatchObject(
      { stopped: expect.closeTo(0.35) as number, followed: expect.closeTo(0.775) as number }
    )
  })

  test('counts cards outside the domains for what they are of all', () => {
    const some = [{ week: 1, domain: 'a' }, { week: 1 }]
    expect(readinessOf(some, outlook([[1, 1, 1], [0, 0, 0]]), exam).stopped).toBeCloseTo(0.5)
  })

  test('is told for weeks and ranges of them', () => {
    const { ofWeeks } = readinessOf(cards, told, exam)
    expect([ofWeeks(1).stopped, ofWeeks(2, 3).stopped, ofWeeks(9).stopped]).toEqual([0.5, 0.2, 0])
  })

  test('of nothing is 0', () => {
    expect(readinessOf([], outlook([]), exam)).toMatchObject({ stopped: 0, followed: 0, raises: [] })
  })
})

describe('what would raise it most', () => {
  test('is a section, a week and a domain, by what they add to the whole', () => {
    expect(readinessOf(cards, told, exam).raises).toEqual([
      { topic: { kind: 'section', section: 'one' }, cards: 2, gain: expect.closeTo(0.75 * 0.1 + 0.25 * 0.1 / 3) as number },
      { topic: { kind: 'week', week: 1 }, cards: 2, gain: expect.closeTo(0.75 * 0.1 + 0.25 * 0.1 / 3) as number },
      { topic: { kind: 'domain', domain: 'b' }, cards: 2, gain: expect.closeTo(0.25 * (0.1 + 0.9) / 3) as number },
    ])
  })

  test('counts one session of a topic, its best cards', () => {
    const many = Array.from({ length: RAISE_CARDS + 5 }, (_unused, index) => [0, 1, (index + 1) / 100] as const)
    const [raise] = readinessOf(many.map(() => ({ week: 1 })), outlook(many), undefined).raises
    const best = many.slice(5).reduce((sum, [, , studied]) => sum + studied, 0) / many.length
    expect([raise?.cards, raise?.gain.toFixed(6)]).toEqual([RAISE_CARDS, best.toFixed(6)])
  })

  test('is nothing when nothing gains', () => {
    expect(readinessOf(cards, outlook(cards.map(() => [1, 1, 1])), exam).raises).toEqual([])
  })

  test("asks a topic's cards in the order of what they gain", () => {
    const topics = [{ kind: 'domain', domain: 'b' }, { kind: 'week', week: 1 }, { kind: 'section', section: 'three' }] as const
    expect(topics.map((topic) => weakestFirst(cards, told, topic)))
      .toEqual([[2, 1], [0, 1], []])
  })
})
