import { expect, test } from 'vitest'
import { moreOf, startOf } from './start.ts'

const nothing = { due: 0, newToday: 0, moreNew: 0 }
const waiting = { cards: 19, dueAtMs: 600_000 }

test.each([
  ['what was cut off', { ...nothing, due: 3, unfinished: { request: { week: 2 }, done: 4 } }, { kind: 'go-on', request: { week: 2 }, done: 4 }],
  ['what is due', { ...nothing, due: 3, waiting }, { kind: 'begin', request: {} }],
  ['new cards', { ...nothing, newToday: 1, waiting }, { kind: 'begin', request: {} }],
  ['what would be waited for, rather than a wait', { ...nothing, moreNew: 40, waiting }, { kind: 'ahead', request: { isAhead: true }, ...waiting }],
  ['a few more new cards when all is done', { ...nothing, moreNew: 40 }, { kind: 'more', request: { extra: 10 }, cards: 10 }],
  ['as many as there are', { ...nothing, moreNew: 3 }, { kind: 'more', request: { extra: 3 }, cards: 3 }],
  ['nothing when there is nothing', nothing, { kind: 'over' }],
])('Today leads to %s', (_name, view, start) => {
  expect(startOf(view)).toEqual(start)
})

test('nothing more is offered than there is', () => {
  expect(moreOf({ moreNew: 0 })).toBeNull()
})
