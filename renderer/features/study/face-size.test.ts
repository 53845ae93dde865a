import { describe, expect, test } from 'vitest'
import { opensWithKey, questionSize } from './face-size.ts'

describe('the size of a question', () => {
  test.each([
    ['재현율은 어떻게 계산합니까?', 'large'],
    ['Which metric should rise when no fraud may be missed?', 'large'],
    ['가'.repeat(71), 'medium'],
    ['a'.repeat(200), 'medium'],
    ['가'.repeat(151), 'small'],
    ['다음 가운데 무엇입니까?\n\n- 하나\n- 둘', 'small'],
    ['| a |\n|---|\n| 1 |', 'small'],
    ['<ul><li>a</li></ul>', 'small'],
    ['[아주 긴 주소](https://example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)', 'large'],
    ['**굵게** 시작하는 물음', 'large'],
  ])('%s', (text, size) => {
    expect(questionSize(text)).toBe(size)
  })
})

describe('an answer that opens with its key', () => {
  test.each([
    ['==재현율== Recall', true],
    ['==재현율== Recall\n\n실제 사기 가운데 찾아낸 비율입니다.', true],
    ['<p>재현율</p><p>실제 사기 가운데 찾아낸 비율입니다.</p>', true],
    ['실제 사기 가운데 찾아낸 비율이며, 임계값을 낮추면 재현율은 오르고 정밀도는 내려갑니다.', false],
    ['- 하나\n- 둘', false],
    ['| a |\n|---|', false],
  ])('%s', (answer, expected) => {
    expect(opensWithKey(answer)).toBe(expected)
  })
})
