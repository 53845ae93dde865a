import { expect, it } from 'vitest'
import { withHint } from './attributes.ts'

const exams = [{ code: 'MLA-C01', name: 'x', domains: [] }]

it.each([
  ['wekk=3', 'wekk=3 → week=3?'],
  ['MLA-CO1=d2', 'MLA-CO1=d2 → MLA-C01=d2?'],
  ['papr=1', 'papr=1 → paper=1?'],
  ['colour=red', 'colour=red'],
  // The key is known: it is the value that means nothing.
  ['week=soon', 'week=soon'],
])('%s: %s', (word, told) => {
  expect(withHint(word, exams)).toBe(told)
})
