import { beforeEach, describe, expect, test } from 'vitest'
import type { ChoiceNote, Note } from '../../shared/domain/card.ts'
import { cardKey } from '../../shared/domain/deck.ts'
import type { PaperKind } from '../../shared/domain/exam-attempt.ts'
import type { SittingView } from '../../shared/contract.ts'
import { answer } from '../../shared/domain/schedule.ts'
import { bundleFiles } from '../../formats/files.ts'
import { writeDeck } from '../../storage/deck-files.ts'
import { momentOf, progressOf, record, stamp } from './context.ts'
import { courseNow, queueFor } from './course.ts'
import { Exams } from './exams.ts'
import { context, open, restart, step, useTestCourse, START } from './test-course.ts'

useTestCourse()

let steadyMs = 0
let edition = 1
beforeEach(() => {
  steadyMs = 0
  edition = 1
})

const choice = (id: string, over: Partial<ChoiceNote> = {}): ChoiceNote => ({
  id, kind: 'choice', front: `Choice ${id}`, week: 1, domains: { X: 'a' },
  options: [{ text: 'Right', right: true }, { text: 'Wrong', right: false, why: 'Because.' }, { text: 'Worse', right: false }],
  source: { file: 'guide.md', line: 90, headings: ['Guide', 'Section 0'] }, ...over,
})
const basic = (index: number): Note => ({
  id: `n${String(index)}`, kind: 'basic', front: `Question ${String(index)}`, back: `Answer ${String(index)}`, week: 1 + Math.floor(index / 10),
  domains: { X: index % 2 === 0 ? 'a' : 'b' }, source: { file: 'guide.md', line: 1 + index, headings: ['Guide', `Section ${String(Math.floor(index / 5))}`] },
})
const NOTES: readonly Note[] = [
  ...Array.from({ length: 40 }, (_unused, index) => basic(index)),
  choice('c1'), choice('c2', { domains: { X: 'b' }, week: 2 }), choice('p1', { paper: 1 }), choice('p2', { paper: 1 }),
]

async function use(notes: readonly Note[] = NOTES, weights: readonly [number, number] = [50, 50]): Promise<Exams> {
  edition += 1
  const folder = `guide~${String(edition)}`
  const deck = {
    head: { id: 'guide', course: 'guide', title: 'Guide', language: 'en' },
    exams: [{ code: 'X', name: 'Exam', minutes: 40, questions: 20, pass: 700, domains: [{ id: 'a', name: 'Half', weight: weights[0] }, { id: 'b', name: 'Other half', weight: weights[1] }] }],
    resources: [], plan: [1, 2, 3, 4].map((week) => ({ week, topic: `Topic ${String(week)}`, notes: '', line: week })), notes,
  }
  await writeDeck({ dataFolder: open.dataFolder, folder, deck: bundleFiles(deck), guide: new Map() })
  await record(context(), { kind: 'deck-added', ...stamp(context()), deckId: 'guide', title: 'Guide', folder, before: null })
  await context().library.load()
  return new Exams(context(), () => steadyMs)
}

/** The place of the right option, and of a wrong one, of a question. */
function placesOf(sitting: SittingView, place: number): { readonly right: number; readonly wrong: number } {
  const options = sitting.questions[place]?.options ?? []
  return { right: options.indexOf('Right'), wrong: options.indexOf('Wrong') }
}

const queued = (): readonly string[] => {
  const queue = queueFor(context(), courseNow(context(), context().library.require('guide')))
  return [...queue.reviews, ...queue.fresh]
}

describe('papers', () => {
  test('what can be sat: the fixed paper first, then what is drawn from the other choice cards', async () => {
    const { papers, isMade, available } = (await use()).home()
    expect({ papers, isMade, available }).toEqual({
      papers: [
        { paper: { kind: 'fixed', number: 1 }, questions: 2, minutes: 4, isSat: false },
        { paper: { kind: 'full' }, questions: 2, minutes: 4, isSat: false },
        { paper: { kind: 'short' }, questions: 2, minutes: 4, isSat: false },
      ],
      isMade: false, available: 2,
    })
  })

  test('nothing of a paper that is still to be sat is drawn or studied; afterwards it is', async () => {
    const exams = await use()
    const drawn = await exams.begin({ paper: { kind: 'full' }, mode: 'practice', seed: 1 })
    expect(drawn.questions.map(({ ask }) => ask).sort()).toEqual(['Choice c1', 'Choice c2'])
    expect(context().library.card(cardKey('guide', 'p1'))).toBeUndefined()
    const fixed = await exams.begin({ paper: { kind: 'fixed', number: 1 }, mode: 'timed', seed: 1 })
    await exams.finish(fixed.id)
    expect([context().library.card(cardKey('guide', 'p1'))?.key, exams.home().papers[0]?.isSat, exams.home().available]).toEqual(['guide/p1', true, 4])
  })

  test('domains that have too few questions are told', async () => {
    const { shortfalls } = await (await use()).begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    expect(shortfalls).toEqual([{ domain: 'a', name: 'Half', wanted: 10, found: 1 }, { domain: 'b', name: 'Other half', wanted: 10, found: 1 }])
  })

  test('without choice cards questions are made of basic ones, and say so', async () => {
    const exams = await use(NOTES.filter(({ kind }) => kind === 'basic'))
    const { questions } = await exams.begin({ paper: { kind: 'week', week: 1 }, mode: 'timed', seed: 3 })
    expect(exams.home().isMade).toBe(true)
    expect(questions.map(({ isMade, options, picks }) => [isMade, options.length, picks])).toEqual(Array.from({ length: 10 }, () => [true, 4, 1]))
    expect(questions.every(({ ask, options }) => options.includes(ask.replace('Question', 'Answer')))).toBe(true)
  })

  test('a paper of a week, or of a domain, asks nothing else', async () => {
    const exams = await use()
    const ofWeek = await exams.begin({ paper: { kind: 'week', week: 2 }, mode: 'timed', seed: 1 })
    const ofDomain = await exams.begin({ paper: { kind: 'domain', domain: 'a' }, mode: 'timed', seed: 1 })
    expect([ofWeek, ofDomain].map(({ questions }) => questions.map(({ ask }) => ask))).toEqual([['Choice c2'], ['Choice c1']])
  })

  test('a paper of what was missed asks it until it is answered right', async () => {
    const exams = await use()
    const sitting = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    const place = sitting.questions.findIndex(({ ask }) => ask === 'Choice c1')
    await exams.keep({ attempt: sitting.id, place, answer: { chosen: [placesOf(sitting, place).right], tookMs: 1 } })
    await exams.finish(sitting.id)
    const missed = await exams.begin({ paper: { kind: 'missed' }, mode: 'timed', seed: 1 })
    expect(missed.questions.map(({ ask }) => ask)).toEqual(['Choice c2'])
    await exams.keep({ attempt: missed.id, place: 0, answer: { chosen: [placesOf(missed, 0).right], tookMs: 1 } })
    await exams.finish(missed.id)
    expect(exams.home().papers.map(({ paper }) => paper.kind)).toEqual(['fixed', 'full', 'short'])
  })

  test('a domain without weight is named, and its questions only fill up', async () => {
    const exams = await use(NOTES, [100, 0])
    const { questions, shortfalls } = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    expect([exams.home().weightless, questions.length, shortfalls]).toEqual([['Other half'], 2, [{ domain: 'a', name: 'Half', wanted: 20, found: 1 }]])
  })

  test('of several right options all are asked for', async () => {
    const options = [{ text: 'Right', right: true }, { text: 'Right too', right: true }, { text: 'Wrong', right: false }]
    const exams = await use([choice('c1', { options })])
    const scoreOf = async (texts: readonly string[]): Promise<readonly number[]> => {
      const { id, questions } = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
      const shown = questions[0]?.options ?? []
      await exams.keep({ attempt: id, place: 0, answer: { chosen: [...shown.keys()].filter((place) => texts.includes(shown[place] ?? '')), tookMs: 1 } })
      return [questions[0]?.picks ?? 0, (await exams.finish(id)).score.right]
    }
    expect([await scoreOf(['Right', 'Right too']), await scoreOf(['Right']), await scoreOf(['Right', 'Right too', 'Wrong'])]).toEqual([[2, 1], [2, 0], [2, 0]])
  })

  test('a paper without a question is refused', async () => {
    const exams = await use()
    await expect(exams.begin({ paper: { kind: 'missed' }, mode: 'timed' })).rejects.toMatchObject({ failure: { code: 'exam-too-few' } })
  })
})

describe('sitting', () => {
  test('answers and the time left outlive the process; the time in between is not counted', async () => {
    const exams = await use()
    const { id } = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    steadyMs += 30_000
    const kept = await exams.keep({ attempt: id, place: 1, answer: { chosen: [2], tookMs: 30_000, isFlagged: true, confidence: 'guess' } })
    expect(kept).toEqual({ usedMs: 30_000, leftMs: 210_000, isEnded: false })
    await restart()
    open.day = '2026-11-25'
    const again = new Exams(context(), () => steadyMs)
    const { answers, leftMs, isEnded } = await again.sit(id)
    expect({ answers, leftMs, isEnded }).toEqual({ answers: [null, { chosen: [2], tookMs: 30_000, isFlagged: true, confidence: 'guess' }], leftMs: 210_000, isEnded: false })
  })

  test('the computer’s clock may be set as one likes', async () => {
    const exams = await use()
    const { id } = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    open.day = '2027-11-25'
    steadyMs += 1000
    const later = await exams.keep({ attempt: id, place: 0, answer: { chosen: [0], tookMs: 1000 } })
    open.day = '2020-01-01'
    steadyMs += 1000
    const earlier = await exams.keep({ attempt: id, place: 0, answer: { chosen: [1], tookMs: 2000 } })
    expect([later.leftMs, earlier.leftMs]).toEqual([239_000, 238_000])
  })

  test('when the time is up the paper ends, and what comes later is not kept', async () => {
    const exams = await use()
    const { id } = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    for (let minute = 0; minute < 5; minute += 1) {
      steadyMs += 60_000
      await exams.keep({ attempt: id, place: 0, answer: { chosen: [minute % 3], tookMs: 1 } })
    }
    const { end, usedMs, questions } = exams.result(id)
    expect([end, usedMs, questions.find(({ number }) => number === 1)?.answer]).toEqual(['time-up', 240_000, { chosen: [2], tookMs: 1 }])
  })

  test('practice explains a question once it is checked, and the choice stands then', async () => {
    const exams = await use()
    const sitting = await exams.begin({ paper: { kind: 'full' }, mode: 'practice', seed: 1 })
    const { right, wrong } = placesOf(sitting, 0)
    const { explained, leftMs } = await exams.keep({ attempt: sitting.id, place: 0, answer: { chosen: [wrong], tookMs: 5, isChecked: true } })
    expect([explained?.right, explained?.isRight, explained?.whys[wrong], leftMs]).toEqual([[right], false, 'Because.', undefined])
    await exams.keep({ attempt: sitting.id, place: 0, answer: { chosen: [right], tookMs: 9 } })
    expect((await exams.sit(sitting.id)).answers[0]).toEqual({ chosen: [wrong], tookMs: 9, isChecked: true })
  })

  test('a deck that was deleted or changed meanwhile is told, and the attempt is kept', async () => {
    const exams = await use()
    const sitting = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    const answered = sitting.questions.findIndex(({ ask }) => ask === 'Choice c1')
    await exams.keep({ attempt: sitting.id, place: answered, answer: { chosen: [placesOf(sitting, answered).right], tookMs: 5 } })
    await use(NOTES.filter(({ id }) => id !== 'c2').map((note) => (note.id === 'c1' && note.kind === 'choice' ? { ...note, options: note.options.slice(0, 2) } : note)))
    expect((await exams.sit(sitting.id)).questions.map(({ isGone }) => isGone)).toEqual([true, true])
    await record(context(), { kind: 'deck-deleted', ...stamp(context()), deckId: 'guide', title: 'Guide' })
    expect((await exams.sit(sitting.id)).presence).toBe('deleted')
    const { score } = await exams.finish(sitting.id)
    expect([score.right, score.total, score.gone]).toEqual([1, 1, 1])
  })
})

describe('back into study', () => {
  test('a miss makes the cards behind it due without a grade, sure but wrong first; undo puts them back', async () => {
    const exams = await use()
    const [met, key] = [cardKey('guide', 'n0'), cardKey('guide', 'c1')]
    const state = answer(null, 4, { ...momentOf(context()), desiredRetention: 0.9 })
    await record(context(), { kind: 'review', ...momentOf(context()), card: met, rating: 4, mode: 'study', tookMs: 1, engine: 'x', before: null, after: state })
    open.day = '2026-11-25'
    const sitting = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    for (const [place, { ask }] of sitting.questions.entries()) {
      const { right, wrong } = placesOf(sitting, place)
      const chosen = [ask === 'Choice c1' ? wrong : right]
      await exams.keep({ attempt: sitting.id, place, answer: { chosen, tookMs: 1000, confidence: 'sure' } })
    }
    const { questions, returned } = await exams.finish(sitting.id)
    expect(questions[0]?.links.map(({ key: linked, state: now }) => [linked, now])).toEqual([
      [key, 'new'], [met, 'due'], [cardKey('guide', 'n1'), 'new'], [cardKey('guide', 'n2'), 'new'],
    ])
    expect([questions[0]?.isSureButWrong, returned]).toEqual([true, { due: 1, fresh: 3 }])
    const now = progressOf(context()).cards.get(met)
    expect([now?.stability, now?.difficulty, now?.reps, now?.lastDay, now?.intervalDays]).toEqual([state.stability, state.difficulty, state.reps, START, 2])
    expect(queued().slice(0, 4)).toEqual([met, key, cardKey('guide', 'n1'), cardKey('guide', 'n2')])
    expect(await step('undo')).toEqual({ what: 'exam-returned', cards: 4 })
    expect([progressOf(context()).cards.get(met), queued().includes(met)]).toEqual([state, false])
  })

  test('weak spots are the cards behind misses, then those of the weakest sections', async () => {
    const exams = await use()
    const { id } = await exams.begin({ paper: { kind: 'full' }, mode: 'timed', seed: 1 })
    await exams.finish(id)
    const queue = queueFor(context(), courseNow(context(), context().library.require('guide')), { topic: { kind: 'weak' } })
    const misses = progressOf(context()).attempts.get(id)?.returned ?? []
    expect([queue.fresh.slice(0, misses.length), queue.fresh.length]).toEqual([misses, 17])
  })
})

describe('a paper of odd questions is sat like any other', () => {
  const many = (count: number, over: Partial<ChoiceNote>): readonly Note[] => Array.from({ length: count }, (_unused, index) => choice(`odd${String(index)}`, over))
  const options = Array.from({ length: 1500 }, (_unused, index) => ({ text: String(index), right: index === 0 }))

  test.each<{ readonly what: string; readonly notes: readonly Note[]; readonly paper: PaperKind; readonly questions: number }>([
    { what: 'a domain with a long name', notes: many(20, { domains: { X: '가'.repeat(300) } }), paper: { kind: 'full' }, questions: 20 },
    { what: '1,500 options', notes: many(20, { options }), paper: { kind: 'full' }, questions: 20 },
    { what: '1,500 questions', notes: many(1500, { paper: 1 }), paper: { kind: 'fixed', number: 1 }, questions: 1500 },
  ])('$what', async ({ notes, paper, questions }) => {
    const exams = await use(notes)
    const { id } = await exams.begin({ deckId: 'guide', paper, mode: 'timed', seed: 1 })
    await restart()
    const sitting = await new Exams(context(), () => steadyMs).sit(id)
    expect(sitting.questions.length).toBe(questions)
  })
})
