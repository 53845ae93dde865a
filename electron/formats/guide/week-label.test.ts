import { describe, expect, it } from 'vitest'
import { weekOfDates } from './plan-dates.ts'
import { readBareWeek, readWeek, weekOfHeading } from './week-label.ts'

describe('readWeek', () => {
  it.each([
    ['1주차', { week: 1, rest: '' }],
    ['🚀 제2주차: 모델', { week: 2, rest: '모델' }],
    ['1~2주차', { week: 1, toWeek: 2, rest: '' }],
    ['3주차 ~ 4주차 – 배포', { week: 3, toWeek: 4, rest: '배포' }],
    ['6주차_실습', { week: 6, rest: '실습' }],
    ['7주차~', { week: 7, rest: '' }],
    ['2주: 데이터', { week: 2, rest: '데이터' }],
    ['첫째 주', { week: 1, rest: '' }],
    ['세 번째', null],
    ['Week 3 - Trees', { week: 3, rest: 'Trees' }],
    ['Weeks 1–2: Basics', { week: 1, toWeek: 2, rest: 'Basics' }],
    ['WEEK 1 to 2', { week: 1, toWeek: 2, rest: '' }],
    ['Week 3 - 5 hours', { week: 3, rest: '5 hours' }],
    ['W4', { week: 4, rest: '' }],
    ['wk. 5', { week: 5, rest: '' }],
    ['Week Two: lists', { week: 2, rest: 'lists' }],
    ['3rd week', { week: 3, rest: '' }],
    ['第4周', { week: 4, rest: '' }],
    ['6주 완성 플랜', null],
    ['2주간의 회고', null],
    ['1주차와 달라진 점', null],
    ['1주일', null],
    ['Weekly notes', null],
    ['World 1', null],
    ['Week 9999', null],
    ['1', null],
  ])('reads %s', (text, expected) => {
    expect(readWeek(text)).toEqual(expected)
  })
})

describe('other ways to name a week', () => {
  it('a bare number, where the column says so', () => {
    expect(['1', '01.', '1-2', '1 hour', 'x'].map(readBareWeek)).toEqual([
      { week: 1, rest: '' },
      { week: 1, rest: '' },
      { week: 1, toWeek: 2, rest: '' },
      null,
      null,
    ])
  })

  it('brackets at the end of a heading', () => {
    expect(['모델 훈련 (3주차)', 'Trees [Week 2]', 'Trees (hard)'].map((title) => weekOfHeading(title)?.week)).toEqual([
      3,
      2,
      undefined,
    ])
  })

  it('dates, counted from the first, with no year at a new year', () => {
    expect(weekOfDates(['Dec 20', 'x', '12/27', '1/3', '2월 30일'])).toEqual([1, null, 2, 3, null])
    expect(weekOfDates(['2026-03-02', '2026.03.09', '3 Mar'])).toEqual([1, 2, null])
  })
})
