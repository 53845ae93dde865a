import { expect, test } from 'vitest'
import { examChoice } from './exam-choice.ts'

const old = { code: 'OLD', name: 'Old exam', lastDate: '2026-03-31', domains: [] }
const current = { code: 'NEW', name: 'New exam', domains: [] }
const exams = [old, current]

test.each([
  ['one that is still offered, alone', { exams: [current], target: 'NEW', today: '2026-11-25' }, { target: current }],
  ['one before its last day', { exams: [old], target: 'OLD', today: '2026-03-31' }, { target: old }],
  ['one that is over, with what to take instead', { exams, target: 'OLD', today: '2026-04-01' }, { target: old, ended: { code: 'OLD', on: '2026-03-31', instead: current } }],
  ['another than the one that is over, which is still named', { exams, target: 'NEW', today: '2026-04-01' }, { target: current, ended: { code: 'OLD', on: '2026-03-31', instead: current } }],
  ['one that is over, with nothing instead', { exams: [old], target: 'OLD', today: '2026-04-01' }, { target: old, ended: { code: 'OLD', on: '2026-03-31', instead: undefined } }],
  ['none', { exams: [], today: '2026-04-01' }, null],
])('the plan is for %s', (_name, view, choice) => {
  expect(examChoice(view)).toEqual(choice)
})
