import { expect, test } from 'vitest'
import { drawPaper, optionOrder, sharesOf } from './exam-paper.ts'
import { mulberry32 } from './shuffle.ts'

const DOMAINS = [
  { id: 'd1', name: 'One', weight: 20 }, { id: 'd2', name: 'Two', weight: 24 }, { id: 'd3', name: 'Three', weight: 36 }, { id: 'd4', name: 'Four', weight: 20 },
]
const items = (domain: string | undefined, count: number): readonly { readonly id: string; readonly domain: string | undefined }[] =>
  Array.from({ length: count }, (_unused, place) => ({ id: `${domain ?? 'none'}-${String(place)}`, domain }))
const tally = (drawn: readonly { readonly domain: string | undefined }[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { domain = 'none' } of drawn) counts[domain] = (counts[domain] ?? 0) + 1
  return counts
}

test('65 questions are shared out by weight, the largest remainders rounded up', () => {
  expect([...sharesOf(DOMAINS, 65)]).toEqual([['d1', 13], ['d2', 16], ['d3', 23], ['d4', 13]])
})

test('a paper has each domain by its weight, and every question once', () => {
  const all = DOMAINS.flatMap(({ id }) => items(id, 40))
  const { items: drawn, shortfalls } = drawPaper({ items: all, count: 65, domains: DOMAINS, seed: 7 })
  expect([tally(drawn), new Set(drawn).size, shortfalls]).toEqual([{ d1: 13, d2: 16, d3: 23, d4: 13 }, 65, []])
})

test('the seed alone decides the paper', () => {
  const all = DOMAINS.flatMap(({ id }) => items(id, 3))
  const ids = (seed: number): readonly string[] => drawPaper({ items: all, count: 5, domains: DOMAINS, seed }).items.map(({ id }) => id)
  expect([ids(1), ids(1), ids(2)]).toEqual([
    ['d2-0', 'd3-1', 'd3-2', 'd1-1', 'd4-2'], ['d2-0', 'd3-1', 'd3-2', 'd1-1', 'd4-2'], ['d3-1', 'd2-0', 'd4-2', 'd3-0', 'd1-2'],
  ])
})

test('what a domain lacks is told, and made up by the others', () => {
  const all = [...items('d1', 2), ...items('d2', 30), ...items('d3', 30), ...items('d4', 30)]
  const { items: drawn, shortfalls } = drawPaper({ items: all, count: 20, domains: DOMAINS, seed: 3 })
  expect([tally(drawn), shortfalls]).toEqual([{ d1: 2, d2: 6, d3: 8, d4: 4 }, [{ domain: 'd1', wanted: 4, found: 2 }]])
})

test('a domain without weight, and cards of none, only fill up', () => {
  const domains = [{ id: 'd1', name: 'One', weight: 100 }, { id: 'd0', name: 'None', weight: 0 }]
  const all = [...items('d1', 3), ...items('d0', 3), ...items(undefined, 3)]
  const { items: drawn, shortfalls } = drawPaper({ items: all, count: 20, domains, seed: 3 })
  expect([tally(drawn), shortfalls]).toEqual([{ d1: 3, d0: 3, none: 3 }, [{ domain: 'd1', wanted: 20, found: 3 }]])
})

test('without domains the draw is even over all cards', () => {
  const { items: drawn, shortfalls } = drawPaper({ items: items(undefined, 100), count: 20, domains: [], seed: 5 })
  expect([drawn.length, new Set(drawn).size, shortfalls]).toEqual([20, 20, []])
})

test('options come in an order of their own, each once', () => {
  const random = mulberry32(11)
  expect([optionOrder(4, random), optionOrder(5, random), optionOrder(0, random)]).toEqual([[2, 1, 3, 0], [4, 2, 0, 1, 3], []])
})
