import { expect, test } from 'vitest'
import { fullestDay, ticksOf } from './ruler.ts'

test('each day is what it was, what it is, or what it will be', () => {
  const days = [
    { day: '2026-11-23', reviews: 10 }, { day: '2026-11-24', reviews: 0 }, { day: '2026-11-25', reviews: 20 },
    { day: '2026-11-26', reviews: 0 }, { day: '2026-11-27', reviews: 0 },
  ]
  expect(ticksOf(days, { today: '2026-11-25', examDate: '2026-11-27', fullest: 40 })).toEqual([
    { day: '2026-11-23', kind: 'done', share: 0.25 },
    { day: '2026-11-24', kind: 'missed', share: 0 },
    { day: '2026-11-25', kind: 'today', share: 0.5 },
    { day: '2026-11-26', kind: 'ahead', share: 0 },
    { day: '2026-11-27', kind: 'exam', share: 0 },
  ])
})

test('on the exam day itself, today is what counts', () => {
  expect(ticksOf([{ day: '2026-11-25', reviews: 0 }], { today: '2026-11-25', examDate: '2026-11-25', fullest: 20 }).map(({ kind }) => kind)).toEqual(['today'])
})

test('a few answers on the first day do not fill the ruler', () => {
  expect([fullestDay([{ day: '2026-11-23', reviews: 3 }]), fullestDay([{ day: '2026-11-23', reviews: 90 }])]).toEqual([20, 90])
})
