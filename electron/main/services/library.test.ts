import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { bundleFiles } from '../../formats/files.ts'
import type { Note } from '../../shared/domain/card.ts'
import { cardKey } from '../../shared/domain/deck.ts'
import { listFolders, type DeckToWrite } from '../../storage/deck-files.ts'
import { writeNote } from './edits.ts'
import { saveDeck } from './saved-deck.ts'
import { context, open, restart, useTestCourse } from './test-course.ts'

// Real files are synced here.
vi.setConfig({ testTimeout: 30_000 })
useTestCourse()

interface WeekFile {
  cards: Record<string, unknown>[]
}

const fileOf = (name: string): string => join(open.dataFolder, 'decks', 'guide', 'deck', name)

function damage(name: string, change: (content: WeekFile) => void): void {
  const content = JSON.parse(readFileSync(fileOf(name), 'utf8')) as WeekFile
  change(content)
  writeFileSync(fileOf(name), JSON.stringify(content))
}

const cardCount = (): number | undefined => context().library.decks()[0]?.cards.length

test('a bad note in a deck file costs that note, and comes back with its progress when the file is mended', async () => {
  await writeNote(context(), { deckId: 'guide', noteId: 'n3', texts: { kind: 'basic', front: 'Question 3', back: '내가 쓴 답' } })
  damage('week-1.json', ({ cards }) => { cards[3] = { ...cards[3], front: '' } })
  await restart()
  expect([cardCount(), context().library.card(cardKey('guide', 'n3')), context().library.notices]).toEqual([39, undefined, [
    { code: 'deck-part-unreadable', file: fileOf('week-1.json'), detail: 'cards[3].front (Answer)' },
  ]])
  damage('week-1.json', ({ cards }) => { cards[3] = { ...cards[3], front: 'Question 3' } })
  await restart()
  expect([cardCount(), context().library.card(cardKey('guide', 'n3'))?.card.note, context().library.notices]).toMatchObject([40, { back: '내가 쓴 답' }, []])
})

test.each<[string, (content: WeekFile) => void, number, string]>([
  ['an id that is there already', ({ cards }) => { cards[3] = { ...cards[3], id: 'n2' } }, 39, 'cards[3].id (Question 3)'],
  ['a note of another kind', ({ cards }) => { cards[0] = { id: 'x', kind: 'song' } }, 39, 'cards[0].kind (x)'],
  ['five bad notes', ({ cards }) => { for (let at = 0; at < 5; at += 1) cards[at] = { ...cards[at], week: 'one' } }, 35, 'cards[0].week (Question 0), cards[1].week (Question 1), cards[2].week (Question 2), +2'],
])('%s costs no more than that', async (...[, change, left, detail]) => {
  damage('week-1.json', change)
  await restart()
  expect([cardCount(), context().library.notices]).toEqual([left, [{ code: 'deck-part-unreadable', file: fileOf('week-1.json'), detail }]])
})

test.each([['week-2.json', 30], ['plan.json', 40], ['guide.json', 40]])('%s that is cut off costs no more than itself', async (name, left) => {
  writeFileSync(fileOf(name), readFileSync(fileOf(name), 'utf8').slice(0, 40))
  await restart()
  expect([cardCount(), context().library.notices.map(({ code, file }) => [code, file])]).toEqual([left, [['deck-part-unreadable', fileOf(name)]]])
})

const written = (folder: string, notes: readonly Note[]): DeckToWrite => ({
  dataFolder: open.dataFolder, folder, guide: new Map(), deck: bundleFiles({ head: { id: folder, course: folder, title: folder, language: 'en' }, exams: [], resources: [], plan: [], notes }),
})

test('a deck counts as saved once it reads back with all its cards; else nothing of it stays', async () => {
  const { library } = context()
  const note: Note = { id: 'a', kind: 'basic', front: 'f', back: 'b', reverse: true }
  const unreadable: Note = { id: 'b', kind: 'basic', front: '', back: 'b' }
  await saveDeck(written('whole', [note]), { library, cards: 2 })
  await expect(saveDeck(written('short', [note]), { library, cards: 3 })).rejects.toMatchObject({ failure: { code: 'not-saved', found: { fact: 'cards', values: { count: 2 } }, expected: { fact: 'cards', values: { count: 3 } } } })
  await expect(saveDeck(written('bad', [note, unreadable]), { library, cards: 3 })).rejects.toMatchObject({ failure: { code: 'not-saved', found: { fact: 'damaged-files' } } })
  expect(await listFolders(join(open.dataFolder, 'decks'))).toEqual(['guide', 'whole'])
})
