import { expect, test } from 'vitest'
import { dayRange, shortDay } from './dates.ts'

test.each([
  ['ko', '11.9', '11.9–11.15'],
  ['en', 'Nov 9', 'Nov 9 – 15'],
])('days are short in %s', (locale, day, range) => {
  // Intl sets thin spaces around its dash.
  expect([shortDay('2026-11-09', locale), dayRange('2026-11-09', '2026-11-15', locale).replaceAll('\u2009', ' ')]).toEqual([day, range])
})

test('a range over two months names both', () => {
  expect(dayRange('2026-11-30', '2026-12-06', 'en').replaceAll('\u2009', ' ')).toBe('Nov 30 – Dec 6')
})

test('a range over the end of a year stays short', () => {
  expect(dayRange('2026-12-28', '2027-01-03', 'en').replaceAll('\u2009', ' ')).toBe('Dec 28 – Jan 3')
})
