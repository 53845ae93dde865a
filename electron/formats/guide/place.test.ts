import { describe, expect, it } from 'vitest'
import { readText } from './test-guide.ts'
import { wordsOf } from './words.ts'

const PLAN =
  '| 주차 | 주제 | 비고 |\n|-|-|-|\n| 1주차 | AI 서비스 | Amazon Lex |\n| 2주차 | 데이터 수집 | Amazon Kinesis |\n| 3주차 | 모델 훈련 | Amazon SageMaker |\n\n'

function weeks(text: string): { weeks: (number | undefined)[]; byRule: object } {
  const { deck, report } = readText(text)
  const rules = Object.entries(report.byRule).filter(([, count]) => count > 0)
  return { weeks: deck.notes.map((note) => note.week), byRule: Object.fromEntries(rules) }
}

describe("a card's week", () => {
  it('is that of an attribute, before that of a heading', () => {
    expect(weeks(`${PLAN}## 3주차 {week=2}\n\na :: b\n`)).toEqual({ weeks: [2], byRule: { attribute: 1 } })
  })

  it('is that of a heading above that names one', () => {
    expect(weeks(`${PLAN}## 3주차: 모델\n\n### Kinesis\n\na :: b\n`)).toEqual({ weeks: [3], byRule: { heading: 1 } })
  })

  it('is that of the row with most words in common, particles and case aside', () => {
    expect(weeks(`${PLAN}## 수집\n\nkinesis로 받는다 :: x\n\n모델을 훈련하면 :: y\n`)).toEqual({
      weeks: [2, 2],
      byRule: { words: 2 },
    })
    expect(weeks(`${PLAN}모델은 무엇인가? :: y\n`)).toEqual({ weeks: [3], byRule: { words: 1 } })
  })

  it('is the first where no row has a word of it, or all rows have the same', () => {
    expect(weeks(`${PLAN}Amazon :: 강\n`)).toEqual({ weeks: [1], byRule: { first: 1 } })
  })

  it('is none in a guide without a plan', () => {
    expect(weeks('a :: b\n')).toEqual({ weeks: [undefined], byRule: { none: 1 } })
  })

  it('is kept, with a warning, where the plan does not have it', () => {
    const { deck, report } = readText(`${PLAN}## X {week=7}\n\na :: b\n`)
    expect(deck.notes.map((note) => note.week)).toEqual([7])
    expect(report.warnings).toEqual([
      { code: 'week-unknown', count: 1, example: 'week=7', at: [{ file: 'guide.md', line: 9 }] },
    ])
  })
})

describe('wordsOf', () => {
  it('folds case, takes particles off, and leaves out words that say nothing', () => {
    expect([...wordsOf('SageMaker를 데이터의 및 데이터에서 평가 the C++ a')]).toEqual(['sagemaker', '데이터', '평가', 'c++'])
  })
})
