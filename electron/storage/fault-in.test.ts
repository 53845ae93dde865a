import { expect, test } from 'vitest'
import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { faultIn } from './fault-in.ts'

const message = 'Mend it.'

test.each([
  ['a place in a text', new UserError({ code: 'deck-not-json', message, file: 'week-1.json', line: 3, found: verbatim('}}') }), 'week-1.json:3 · }}'],
  ['a field', new UserError({ code: 'deck-wrong-field', message, file: 'week-1.json', at: 'deck.id', found: { fact: 'nothing' } }), 'week-1.json · deck.id'],
  ['what has no place', new UserError({ code: 'file-missing', message }), 'file-missing'],
  ['what the disk says', Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }), 'EACCES'],
  ['a bug', new TypeError('x is not a function'), 'x is not a function'],
])('%s is told in no language', (_what, error, told) => {
  expect(faultIn(error)).toBe(told)
})
