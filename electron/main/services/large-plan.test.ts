import { expect, test, vi } from 'vitest'
import { bundleFiles } from '../../formats/files.ts'
import type { PlanRow } from '../../shared/domain/plan.ts'
import { writeDeck } from '../../storage/deck-files.ts'
import { planView, todayView } from './plan.ts'
import { statisticsView } from './statistics.ts'
import { context, open, restart, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 60_000 })
useTestCourse()

const HEAD = { id: 'large', course: 'large', title: 'Large', language: 'en' }

/** A deck as a stranger may have written it into a file, opened and made the current one. */
async function openDeck(plan: readonly PlanRow[], cards: number): Promise<void> {
  const notes = Array.from({ length: cards }, (_unused, index) => ({ id: `n${String(index)}`, kind: 'basic' as const, front: `Q${String(index)}`, back: 'A', week: index % 521 }))
  await writeDeck({ dataFolder: open.dataFolder, folder: 'large', deck: bundleFiles({ head: HEAD, exams: [], resources: [], plan, notes }), guide: new Map() })
  await restart()
  context().settings.change({ currentDeck: 'large' })
}

/** How long main was busy with what Today, Plan and Statistics show, in seconds. */
function busyWith(look: () => void): number {
  const before = process.cpuUsage()
  look()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

test('500 rows of 520 weeks, to-dos and topics without end: every screen is there at once', async () => {
  const tasks = Array.from({ length: 1000 }, (_unused, index) => ({ text: `task ${String(index)}`, done: false }))
  await openDeck(Array.from({ length: 500 }, (_unused, index) => ({ week: 0, toWeek: 520, topic: 'long '.repeat(20_000), notes: 'a, '.repeat(20_000), tasks, line: index + 1 })), 2000)
  expect(busyWith(() => {
    const plan = planView(context())
    expect([plan.rows.length, plan.rows[0]?.notes.length, plan.rows[0]?.counts.total, plan.rest.total]).toEqual([1, 1000, 2000, 0])
    expect([todayView(context()).weeks.length, statisticsView(context(), 'plan').groups.length]).toEqual([520, 520])
  })).toBeLessThan(4)
})

test('a row for each of 520 weeks with thousands of cards counts every card once', async () => {
  await openDeck(Array.from({ length: 520 }, (_unused, index) => ({ week: index + 1, topic: `t${String(index)}`, notes: '', line: index + 1 })), 20_000)
  expect(busyWith(() => {
    const plan = planView(context())
    expect([plan.rows.length, plan.rows.reduce((sum, { counts }) => sum + counts.total, 0) + plan.rest.total, plan.rest.total]).toEqual([520, 20_000, 39])
    statisticsView(context(), 'plan')
  })).toBeLessThan(4)
})
