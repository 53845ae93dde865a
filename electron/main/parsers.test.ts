import { expect, test } from 'vitest'
import { parsers } from './parsers.ts'

const takes = (channel: keyof typeof parsers, argument: unknown): boolean => parsers[channel].safeParse(argument).success

test('a day of the calendar is taken, of whatever year, and none that the calendar does not have', () => {
  const examOn = (examDate: unknown): boolean => takes('course:change', { course: 'a', settings: { examDate } })
  expect(['0000-01-01', '1970-01-01', '2028-02-29', '9999-12-31'].map(examOn)).toEqual([true, true, true, true])
  expect(['2026-02-30', '2027-02-29', '2026-13-01', '2026-00-10', '26-01-01', '+010000-01-01', '2026-01-01T00:00', ' 2026-01-01', '２０２６-01-01', '', null, 20_260_101].filter(examOn)).toEqual([])
})

test('days off are checked like any other day, both ends', () => {
  const off = (from: string, to: string): boolean => takes('course:change', { course: 'a', settings: { breaks: [{ from, to }] } })
  expect([off('2026-12-24', '2026-12-25'), off('2026-12-24', '2026-12-32'), off('2026-11-31', '2026-12-25')]).toEqual([true, false, false])
})

test('chosen places come in order and apart, so that none is named twice', () => {
  const act = (ranges: unknown): boolean => takes('browse:act', { search: 1, ranges, act: 'flag' })
  expect([[[0, 0]], [[0, 3], [5, 5]], [[0, 10_000_000]]].map(act)).toEqual([true, true, true])
  expect([[], [[1, 0]], [[0, 3], [3, 4]], [[5, 5], [0, 0]], [[0, 10_000_001]], [[-1, 0]], [[0.5, 1]], [[0]], [[0, 1, 2]], ['01'], {}, null].filter(act)).toEqual([])
})

test('cards are named by keys, at least one', () => {
  const mark = (cards: unknown): boolean => takes('marks:set', { cards, mark: 'flagged', isOn: true })
  expect([['a/b'], ['a/b', 'a/c/d'], ['a/줄\n바꿈']].map(mark)).toEqual([true, true, true])
  expect([[], ['a'], ['/b'], ['a/'], ['a/b', 1], [`a/${'b'.repeat(700)}`], 'a/b', {}].filter(mark)).toEqual([])
})
