/** What docs/writing-a-guide.md says is what the reader does: its examples are read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cardsOf } from '../../shared/domain/card.ts'
import { readText } from './test-guide.ts'

const text = readFileSync(join(import.meta.dirname, '../../../docs/writing-a-guide.md'), 'utf8')
const counted = [...text.matchAll(/^### (.+) \((\d+) cards?\)\n([\s\S]*?)(?=^### |^## The plan)/gm)]
  .map(([, title = '', cards = '', body = '']) => ({ title, cards: Number(cards), example: /```markdown\n([\s\S]*?)```/.exec(body)?.[1] ?? '' }))

it.each(counted)('$title: $cards', ({ cards, example }) => {
  const { deck, report } = readText(`# Guide\n\n${example}`)
  // A heading whose parts are cards is told as well; nothing of the example is lost by that.
  const leftOut = report.leftOut.filter(({ reason }) => reason !== 'parts-are-cards')
  expect([deck.notes.flatMap(cardsOf).length, report.warnings, leftOut]).toEqual([cards, [], []])
})

it('has an example of every form, of the plan and of attributes', () => {
  expect(counted).toHaveLength(8)
  const [, plan = ''] = /```markdown\n(\| Week[\s\S]*?)```/.exec(text) ?? []
  expect(readText(`# Guide\n\n${plan}`).deck.plan.map(({ week, topic, notes }) => [week, topic, notes])).toEqual([[1, 'Services', 'read, list'], [2, 'Data', 'clean, split']])
  const [, head = ''] = /```markdown\n(---[\s\S]*?---\n)```/.exec(text) ?? []
  const [, card = ''] = /```markdown\n(## Tuning[\s\S]*?)```/.exec(text) ?? []
  const { deck, report } = readText(`${head}\n# Guide\n\n${card}`)
  expect([report.warnings, deck.notes.map(({ id, week, domains, tags }) => [id, week, domains, tags])]).toEqual([[], [['bayesian', 3, { 'MLA-C01': 'd2' }, ['tuning']]]])
})
