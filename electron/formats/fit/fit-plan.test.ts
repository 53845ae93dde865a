import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanRow } from '../../shared/domain/plan.ts'
import { bundleFiles, deckFromFiles, storedDeck } from '../files.ts'
import { readGuide } from '../guide/read.ts'
import { Findings } from '../guide/report.ts'
import { fitPlan, PLAN_LIMITS } from './fit-plan.ts'

const row = (week: number, more: Partial<PlanRow> = {}): PlanRow => ({ week, topic: `t${String(week)}`, notes: '', line: week + 1, ...more })
const CARDS = '\n## Cards\n\nQ: a\nA: b\n'
const listOf = <Item>(length: number, make: (index: number) => Item): readonly Item[] => Array.from({ length }, (_unused, index) => make(index))

/** What is taken of a plan, and what is told of the rest. */
function fitted(rows: readonly PlanRow[]): { readonly taken: readonly PlanRow[]; readonly leftOut: ReturnType<Findings['leftOut']>; readonly warnings: ReturnType<Findings['warnings']> } {
  const findings = new Findings()
  const taken = fitPlan(rows, { findings, file: 'g.md', lineOf: ({ line }) => line })
  return { taken, leftOut: findings.leftOut(), warnings: findings.warnings() }
}

test('a plan that anybody follows stays as it is', () => {
  const rows = [row(1, { notes: 'a, b', tasks: [{ text: 'x', done: true }] }), row(2, { toWeek: 12 }), row(2, { toWeek: 6 })]
  expect(fitted(rows)).toEqual({ taken: rows, leftOut: [], warnings: [] })
})

test('rows beyond the limit are told with their lines', () => {
  const { taken, leftOut } = fitted(listOf(523, (index) => row(Math.min(520, index), { line: index + 1 })))
  expect([taken.length, leftOut]).toEqual([521, [522, 523].map((line) => ({ file: 'g.md', line, text: 't520', reason: 'over-limit', values: { most: 521 } }))])
})

test('rows that span too many weeks together are left out, and smaller ones after them are not', () => {
  const { taken, leftOut } = fitted([...listOf(500, (index) => row(0, { toWeek: 520, line: index + 1 })), row(1, { line: 501 }), row(2, { line: 502 })])
  expect([taken.map(({ line }) => line), leftOut.length, leftOut[0]?.line, leftOut.at(-1)?.line]).toEqual([[1, 501, 502], 499, 2, 500])
})

test('to-dos beyond the limit are left out, whether they are a list or notes cut at their commas', () => {
  const task = (index: number): { text: string; done: boolean } => ({ text: `task ${String(index)}`, done: false })
  const { taken, leftOut } = fitted([row(1, { tasks: listOf(100_000, task) }), row(2, { notes: 'a, b' }), row(3)])
  expect([taken.map((one) => one.tasks?.length), leftOut.map(({ line, text, values }) => [line, text, values])]).toEqual([
    [PLAN_LIMITS.tasks, 0, undefined], [[2, 'task 2000', { most: 2000 }], [3, 'a', { most: 2000 }]],
  ])
})

test('a topic, a note and a task of a megabyte are cut, and that is told', () => {
  const long = 'word '.repeat(200_000)
  const { taken, warnings } = fitted([row(1, { topic: long, notes: long, tasks: [{ text: long, done: false }] })])
  const [only] = taken
  expect([only?.topic.length, only?.notes.length, only?.tasks?.[0]?.text.length].map((length) => (length ?? 0) > 490 && (length ?? 0) <= 4000)).toEqual([true, true, true])
  expect(warnings.map(({ code, count, at }) => [code, count, at[0]])).toEqual([['text-shortened', 3, { file: 'g.md', line: 2 }]])
})

test('what fits once fits again, whatever it was', () => {
  const text = fc.string({ maxLength: 20 }).map((part) => part.repeat(100))
  const rows = fc.array(fc.record({ week: fc.nat(520), toWeek: fc.nat(520), topic: text, notes: text, line: fc.integer({ min: 1 }) }), { maxLength: 8 })
  fc.assert(fc.property(rows, (drawn) => {
    const { taken } = fitted(drawn)
    expect(fitted(taken)).toEqual({ taken, leftOut: [], warnings: [] })
  }), { seed: 1, numRuns: 100 })
})

/** Guides that no person wrote, and how many rows of their plan are taken. */
const GUIDES: readonly (readonly [name: string, text: string, rows: number])[] = [
  ['weeks that start over again and again', `| Week | Topic |\n|---|---|\n${listOf(600, (index) => `| ${String(1 + index % 3)} | topic ${String(index)} |`).join('\n')}\n`, 520],
  ['500 rows of all weeks', `| Week | Topic |\n|---|---|\n${listOf(500, (index) => `| ${String(index % 2)}–520 | topic ${String(index)} |`).join('\n')}\n`, 1],
  ['500 rows to the last week', `| Week | Topic |\n|---|---|\n${listOf(500, (index) => `| ${String(index + 1)}–520 | topic ${String(index)} |`).join('\n')}\n`, 2],
  ['20,000 rows', `| Week | Topic |\n|---|---|\n${listOf(20_000, (index) => `| ${String(1 + index % 520)} | topic ${String(index)} |`).join('\n')}\n`, 520],
  ['20,000 rows of one week', `| Week | Topic |\n|---|---|\n${listOf(20_000, (index) => `| 1 | topic ${String(index)} |`).join('\n')}\n| 2 | a |\n| 3 | b |\n`, 3],
  ['100,000 to-dos', `## Week 1: a\n\n${listOf(100_000, (index) => `- [ ] task ${String(index)}`).join('\n')}\n\n## Week 2: b\n\ntext\n`, 2],
  ['5,000 tables', listOf(5000, (index) => `| Week | Topic |\n|---|---|\n| ${String(1 + index % 520)} | a ${String(index)} |\n| ${String(2 + index % 519)} | b |\n`).join('\n'), 0],
  ['a topic of a megabyte', `| Week | Topic |\n|---|---|\n| 1 | ${'word '.repeat(200_000)} |\n| 2 | b |\n| 3 | c |\n`, 3],
]

test.each(GUIDES)('a guide of %s is read at once, and what is left out is told', { timeout: 60_000 }, (_name, text, rows) => {
  const before = process.cpuUsage()
  const { deck } = readGuide([{ name: 'g.md', text: `# T\n\n${text}${CARDS}` }])
  const { user, system } = process.cpuUsage(before)
  expect([deck.plan.length, deck.notes.length, (user + system) / 1e6 < 8]).toEqual([rows, 1, true])
  expect(fitted(deck.plan).taken).toEqual(deck.plan)
})

test('a deck brings no more of a plan in than a guide does, when it is read and when it is opened', () => {
  const { deck } = readGuide([{ name: 'g.md', text: `# T\n${CARDS}` }])
  const files = bundleFiles({ ...deck, plan: listOf(500, (index) => row(0, { toWeek: 520, line: index + 1, topic: 'x'.repeat(2000) })) })
  for (const read of [deckFromFiles, storedDeck]) {
    const findings = new Findings()
    expect(read(files, findings).plan.map(({ week, toWeek, topic }) => [week, toWeek, topic.length])).toEqual([[0, 520, PLAN_LIMITS.topicLetters]])
    expect([findings.leftOut().length, findings.leftOut()[0]?.file]).toEqual([499, 'plan.json'])
  }
})

test('the guide for authors names the limits as they are', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../../docs/writing-a-guide.md'), 'utf8')
  const { rows, weeks, tasks } = PLAN_LIMITS
  expect(docs).toContain(`at most ${String(rows)} rows, which span ${weeks.toLocaleString('en')} weeks together, and ${tasks.toLocaleString('en')} to-dos`)
})
