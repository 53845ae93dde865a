import { expect, test } from 'vitest'
import { wordsOfStep } from './step-words.ts'
import type { StepView } from './views/app.ts'

const named = (step: Omit<StepView, 'step'>): readonly string[] => (['ko', 'en'] as const).map((language) => wordsOfStep({ step: 1, ...step }, language))

test('a step is called what it did', () => {
  expect([
    named({ what: 'review' }),
    named({ what: 'reset', scope: 'week', week: 3, cards: 40 }),
    named({ what: 'reset', scope: 'cards', cards: 1200 }),
    named({ what: 'marked', mark: 'suspended', isOn: true, cards: 1 }),
    named({ what: 'marked', mark: 'flagged', isOn: false, cards: 2 }),
    named({ what: 'deck-added', title: 'Guide' }),
    named({ what: 'exam-returned', cards: 4 }),
  ]).toEqual([
    ['답', 'answer'],
    ['3주차 초기화', 'reset week 3'],
    ['카드 1,200장 초기화', 'reset 1,200 cards'],
    ['카드 보류', 'suspend card'],
    ['카드 2장 깃발 떼기', 'remove flag from 2 cards'],
    ['“Guide” 가져오기', 'import “Guide”'],
    ['모의시험으로 카드 4장 앞당기기', 'bring 4 cards forward after the exam'],
  ])
})

test('a long title is cut, between signs', () => {
  expect(named({ what: 'deck-deleted', title: `${'가'.repeat(39)}😀나다` })).toEqual([`“${'가'.repeat(39)}😀…” 삭제`, `delete “${'가'.repeat(39)}😀…”`])
})
