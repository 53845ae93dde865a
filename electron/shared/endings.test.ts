import { expect, test } from 'vitest'
import { hasEnding, READABLE_ENDINGS } from './endings.ts'

test('every ending that can be read is listed once', () => {
  expect(READABLE_ENDINGS.toSorted()).toEqual([...new Set(READABLE_ENDINGS)].toSorted())
  expect(READABLE_ENDINGS.filter((ending) => !hasEnding(`가이드.${ending.toUpperCase()}`))).toEqual([])
})

test.each([
  ['a/b.md', true], ['b.mkd', true], ['b.txt', true], ['b.tab', true], ['b.weekdeck', true], ['b.colpkg', true],
  ['md', false], ['.md/b', false], ['b.md.png', false], ['b.docx', false], ['b', false], ['', false],
])('%s', (name, isReadable) => {
  expect(hasEnding(name)).toBe(isReadable)
})

test('kinds are told apart', () => {
  expect(['a.md', 'a.txt', 'a.csv', 'a.json', 'a.apkg'].filter((name) => hasEnding(name, 'guide', 'text'))).toEqual(['a.md', 'a.txt'])
})
