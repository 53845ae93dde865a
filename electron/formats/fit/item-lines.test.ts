import fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemLines } from './item-lines.ts'

test('the lines of items are those they begin in, whatever stands in the text', () => {
  const content = { note: ['cards', { cards: [1] }], cards: [{ a: '"]},\\' }, [], 'x, y', 7, null, [{ cards: [] }]], after: [1] }
  const text = JSON.stringify(content, null, 2)
  const at = itemLines(text, 'cards')
  const starts = content.cards.map((_item, index) => text.split('\n')[at(index) - 1]?.trim())
  expect([starts, at(99)]).toEqual([['{', '[],', '"x, y",', '7,', 'null,', '['], 1])
})

test('in any JSON that is printed an item a line', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue()), (items) => {
    const text = `{"cards":[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]}`
    const at = itemLines(text, 'cards')
    expect(items.map((_item, index) => at(index))).toEqual(items.map((_item, index) => index + 2))
  }))
})
