import { describe, expect, test } from 'vitest'
import { matches } from './search-text.ts'

describe('what was typed is found', () => {
  test.each([
    ['3주차 학습', '3주차', true],
    ['3주차 학습', '주차학', true],
    ['데이터 준비', 'ㄷㅇㅌ', true],
    ['데이터 준비', 'ㄷㅇㅂ', false],
    ['데이터 준비'.normalize('NFD'), '데이터', true],
    ['Amazon SageMaker', 'sagem', true],
    ['Amazon SageMaker', '', true],
    ['설정', 'ㅅㅈ', true],
    ['설정', '설ㅈ', false],
  ])('%s, %s: %s', (text, typed, found) => {
    expect(matches(text, typed)).toBe(found)
  })
})
