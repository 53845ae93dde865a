import { expect, test, vi } from 'vitest'
import { addDays } from '../../shared/domain/days.ts'
import { textsIn } from '../texts.ts'
import { takeReminder } from './reminder.ts'
import { context, open, START, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

// The test's clock says 19:00.
test('nobody is reminded unasked, too early, or twice a day', () => {
  const take = (): unknown => takeReminder(context(), textsIn('ko'))
  expect(take()).toBe(null)
  context().settings.change({ remindAt: 20 })
  expect(take()).toBe(null)
  context().settings.change({ remindAt: 19 })
  expect([take(), take()]).toEqual([{ title: '오늘의 카드가 기다립니다', body: '복습 0장, 새 카드 2장, 약 2분' }, null])
  open.day = addDays(START, 1)
  expect(take()).toMatchObject({ title: '오늘의 카드가 기다립니다' })
})
