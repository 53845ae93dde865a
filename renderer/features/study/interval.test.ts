import { expect, test } from 'vitest'
import { formatInterval } from './interval.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

test.each([
  [0, '1분', '1 minute'],
  [30_000, '1분', '1 minute'],
  [10 * MINUTE_MS, '10분', '10 minutes'],
  [59.9 * MINUTE_MS, '60분', '60 minutes'],
  [90 * MINUTE_MS, '2시간', '2 hours'],
  [DAY_MS, '1일', '1 day'],
  [29 * DAY_MS, '29일', '29 days'],
  [46 * DAY_MS, '1.5개월', '1.5 months'],
  [163 * DAY_MS, '5.4개월', '5.4 months'],
  [498 * DAY_MS, '1.4년', '1.4 years'],
])('%d ms is told in the largest unit it fills', (ms, ko, en) => {
  expect([formatInterval(ms, 'ko'), formatInterval(ms, 'en')]).toEqual([ko, en])
})
