import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from '../../formats/write/test-hostile-text.ts'
import { fileNameOf } from './file-name.ts'

test.each([
  ['AWS 자격증: 6주, 플랜', 'AWS 자격증 6주, 플랜'],
  ['../../etc/passwd', 'etc passwd'],
  ['con', '_con'],
  ['COM1.notes', '_COM1.notes'],
  ['invoice\u202Egpj', 'invoice gpj'],
  ['...', 'deck'],
  ['😀'.repeat(100), '😀'.repeat(80)],
])('%s becomes %s', (title, name) => {
  expect(fileNameOf(title, 'deck')).toBe(name)
})

test('whatever a deck is called, its file lies where it was meant to, on every system', () => {
  fc.assert(fc.property(hostileText, (title) => {
    const name = fileNameOf(title, 'deck')
    expect([/[<>:"/\\|?*\p{Cc}\p{Cf}]/u.test(name), /^[\s.]|[\s.]$/.test(name), name.isWellFormed(), name.length > 0 && [...name].length <= 81]).toEqual([false, false, true, true])
  }), { seed: 1, numRuns: 500 })
})
