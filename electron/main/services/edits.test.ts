import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { cardKey } from '../../shared/domain/deck.ts'
import { noteKey } from '../../shared/domain/edit.ts'
import { bundleFiles } from '../../formats/files.ts'
import { writeDeck } from '../../storage/deck-files.ts'
import { record, stamp } from './context.ts'
import { editView, writeNote } from './edits.ts'
import { Study } from './study.ts'
import { context, open, restart, step, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

const place = { deckId: 'guide', noteId: 'n3' }
const own = { kind: 'basic', front: 'Question 3', back: 'Answer' } as const
const mine = { ...own, back: '내가 쓴 답' }
const card = cardKey('guide', 'n3')

/** The kinds of entries the journal has on the disk. */
function written(): readonly string[] {
  const folder = join(open.dataFolder, 'journal')
  if (!existsSync(folder)) return []
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  return lines.flatMap((line) => /"kind":"([\w-]+)"/.exec(line)?.[1] ?? [])
}

function backOf(): string | undefined {
  const note = context().library.card(card)?.card.note
  return note?.kind === 'basic' ? note.back : undefined
}

describe('writing a note anew', () => {
  test('shortens one that came with 2 MB', async () => {
    const note = { ...own, id: 'n3', front: 'x'.repeat(2_000_000) }
    const head = { id: 'guide', course: 'guide', title: 'Guide', language: 'en' }
    await writeDeck({ dataFolder: open.dataFolder, folder: 'guide~2', deck: bundleFiles({ head, exams: [], resources: [], plan: [], notes: [note] }), guide: new Map() })
    await record(context(), { kind: 'deck-added', ...stamp(context()), deckId: 'guide', title: 'Guide', folder: 'guide~2', before: null })
    await context().library.load()
    await writeNote(context(), { ...place, texts: mine })
    await restart()
    expect(backOf()).toBe('내가 쓴 답')
  })

  test('is laid over the deck, over a restart too, and taken back in one step', async () => {
    expect(await writeNote(context(), { ...place, texts: mine })).toBe(context().store.seq)
    expect([backOf(), context().library.require('guide').own.notes[3]?.id, written()]).toEqual(['내가 쓴 답', 'n3', ['edited']])
    await restart()
    expect([backOf(), [...context().store.progress.edits]]).toEqual(['내가 쓴 답', [[noteKey('guide', 'n3'), { texts: mine, original: own, atMs: expect.any(Number) as number }]]])
    expect(await step('undo')).toEqual({ what: 'edited' })
    expect([backOf(), written()]).toEqual(['Answer', ['edited', 'undo']])
    await restart()
    expect([backOf(), context().store.progress.edits.size]).toEqual(['Answer', 0])
  })

  test('leaves every other card as it was, and progress too', async () => {
    const study = new Study(context())
    const { session } = study.start({})
    await study.rate({ session, card: cardKey('guide', 'n0'), rating: 3, tookMs: 1 })
    const { cards } = context().library.require('guide')
    const states = new Map(context().store.progress.cards)
    await writeNote(context(), { deckId: 'guide', noteId: 'n0', texts: { ...mine, front: 'Asked otherwise' } })
    const now = context().library.require('guide').cards
    expect([now.filter((one, place_) => one !== cards[place_]).map(({ key }) => key), new Map(context().store.progress.cards)]).toEqual([[cardKey('guide', 'n0')], states])
  })

  test('shows at once in the session that runs', async () => {
    const study = new Study(context())
    const { session, cards } = study.start({})
    const [first] = cards
    if (!first) throw new Error('Nothing is asked.')
    await writeNote(context(), { deckId: 'guide', noteId: first.noteId, texts: { ...own, front: 'Asked otherwise' } })
    expect(study.show(session).cards[0]).toEqual({ ...first, ask: 'Asked otherwise' })
  })

  test('writes nothing when nothing differs, and nothing that is no card', async () => {
    expect(await writeNote(context(), { ...place, texts: own })).toBeNull()
    await expect(writeNote(context(), { ...place, texts: { ...own, back: ' ' } })).rejects.toMatchObject({ failure: { code: 'edit-back-empty', at: 'back' } })
    await expect(writeNote(context(), { ...place, texts: { kind: 'cloze', text: '{{c1::a}}' } })).rejects.toMatchObject({ failure: { code: 'bad-argument' } })
    await expect(writeNote(context(), { deckId: 'guide', noteId: 'gone', texts: mine })).rejects.toMatchObject({ failure: { code: 'card-missing' } })
    expect(written()).toEqual([])
  })
})

test('the sheet is told what the deck says, and goes back to it', async () => {
  const before = editView(context(), place)
  await writeNote(context(), { ...place, texts: mine })
  expect(editView(context(), place)).toEqual({ ...before, note: { ...before.note, back: '내가 쓴 답' }, original: own })
  expect(await writeNote(context(), { ...place, texts: own })).toBe(context().store.seq)
  expect(editView(context(), place)).toEqual({
    ...place,
    note: { id: 'n3', ...own, week: 1, domains: { X: 'b' }, source: { file: 'guide.md', line: 4, headings: ['Guide', 'Section 0'] } },
    rules: { markup: 'md', mayLackBack: false }, language: 'en', deckTitle: 'Guide', domain: 'Other half', isChangedBeneath: false,
  })
})
