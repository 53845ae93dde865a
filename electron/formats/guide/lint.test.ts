import { expect, test } from 'vitest'
import { lintGuide } from './lint.ts'
import { readGuide } from './read.ts'

const GUIDE = `# 가이드

| 주차 | 주제 | 비고 |
|---|---|---|
| 1주차 | 데이터 | n |
| 2주차 | 모델 | n |

## 데이터 {week=1}

Q: 정밀도는 무엇인가요?
A: 정밀도 (precision)

Q: 재현율은?
A: 식

Q: 재현율은?
A: ${'긴 답 '.repeat(150)}

Q: 고르세요
- [x] 하나
- [x] 둘

[있음](img/a.png) ![없음](img/b.png) [[가이드]] [[없는 쪽]] [밖](https://x.example/c.png) [위](#위)
`

test('what an author may want to mend is told with its lines', () => {
  const { deck } = readGuide([{ name: '가이드.md', text: GUIDE }])
  const lints = lintGuide(deck, { texts: new Map([['가이드.md', GUIDE]]), names: new Set(['가이드.md', 'img/a.png']) })
  expect(lints.map(({ code, count, at }) => [code, count, at.map(({ line }) => line)])).toEqual([
    ['front-gives-answer', 1, [10]],
    ['front-repeated', 1, [16]],
    ['back-long', 1, [16]],
    ['choice-unexplained', 1, [19]],
    ['choice-all-right', 1, [19]],
    ['week-without-cards', 1, [6]],
    ['link-dead', 2, [23, 23]],
  ])
})

test('a guide in order has nothing to mend', () => {
  const text = '# g\n\nQ: What is it?\nA: This\n'
  expect(lintGuide(readGuide([{ name: 'g.md', text }]).deck, { texts: new Map([['g.md', text]]), names: new Set(['g.md']) })).toEqual([])
})
