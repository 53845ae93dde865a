import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BasicNote, ClozeNote, Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import type { WriteFormat } from '../../shared/domain/writing.ts'
import { readImport } from '../import.ts'
import { writeDeck } from './write.ts'

const NOW_MS = Date.UTC(2026, 0, 5)
const HEAD = { id: 'trees', course: 'trees', title: 'trees', language: 'en' }

function deckOf(notes: readonly Note[]): Deck {
  return { head: HEAD, exams: [], resources: [], plan: [], notes }
}

/** What a format gives back of a deck, in the deck's order, without the place in the file. */
async function roundTrip(deck: Deck, format: WriteFormat): Promise<readonly object[]> {
  const { bytes } = await writeDeck({ deck, media: [], nowMs: NOW_MS }, format)
  const { deck: read } = await readImport([{ name: `trees.${format}`, bytes }])
  const byId = new Map(read.notes.map((note) => [note.id, withoutSource(note)]))
  return deck.notes.map(({ id }) => byId.get(id) ?? { id, missing: true })
}

function withoutSource(note: Note): object {
  return Object.fromEntries(Object.entries(note).filter(([name]) => name !== 'source'))
}

const trimmed = (text: string): boolean => text === text.trim() && text === text.normalize('NFC') && text !== '' && !text.includes('\u0000')
const plain = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom('=1+1', '+82', '-1', '@x', "'=1", "''-", 'a,b', 'a\tb', '"quoted"', 'two\nlines', '#hash', 'a "b', '나무 :: 잎', '; | :'),
).filter((text) => trimmed(text) && !/\p{Cc}(?<!\n|\t)|\{\{|&|</u.test(text))
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const tags = fc.uniqueArray(fc.stringMatching(/^[a-z가-힣][a-z0-9가-힣]{0,6}$/), { maxLength: 3 }).map((all) => (all.length > 0 ? { tags: all } : {}))

function notes(one: fc.Arbitrary<Note>): fc.Arbitrary<readonly Note[]> {
  return fc.uniqueArray(one, { minLength: 1, maxLength: 8, selector: (note) => note.id })
}

const basic = fc.record({ id, kind: fc.constant('basic' as const), front: plain, back: plain, tags }).map(({ tags: own, ...note }): BasicNote => ({ ...note, ...own }))
const week = fc.integer({ min: 1, max: 20 })
const html = { markup: 'html' as const }
const htmlBasic = basic.map((note): Note => ({ ...note, ...html, front: `${note.front}<br>`, back: `<b>${note.back}</b>` }))
const htmlCloze = fc.tuple(basic, plain.filter((text) => !/[:{}]/.test(text))).map(([{ id: own, front }, hidden]): ClozeNote => (
  { id: own, kind: 'cloze', text: `${front.replace(/[:{}]/g, '')} {{c1::${hidden}::hint}} <i>x</i>`, ...html }))
const anki = fc.oneof(htmlBasic, htmlCloze, htmlBasic.map((note): Note => ({ ...note, reverse: true }) as BasicNote))

test.each(['csv', 'tsv'] as const)('a basic deck comes back from %s as it was', async (format) => {
  await fc.assert(fc.asyncProperty(notes(fc.tuple(basic, week).map(([note, own]) => ({ ...note, week: own }))), async (made) => {
    expect(await roundTrip(deckOf(made), format)).toEqual(made)
  }), { seed: 1, numRuns: 150 })
})

test('a deck comes back from JSON as it was', async () => {
  await fc.assert(fc.asyncProperty(notes(anki), async (made) => {
    expect(await roundTrip(deckOf(made), 'json')).toEqual(made)
  }), { seed: 1, numRuns: 60 })
})

test('HTML notes come back from a package as they were', async () => {
  await fc.assert(fc.asyncProperty(notes(anki), async (made) => {
    expect(await roundTrip(deckOf(made), 'apkg')).toEqual(made)
  }), { seed: 1, numRuns: 40 })
})

test('HTML notes come back from Anki text as they were', async () => {
  await fc.assert(fc.asyncProperty(notes(fc.oneof(htmlBasic, htmlCloze)), async (made) => {
    expect(await roundTrip(deckOf(made), 'txt')).toEqual(made)
  }), { seed: 1, numRuns: 100 })
})

const words = fc.array(fc.stringMatching(/^[a-z가-힣]{2,8}$/), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))
const guideNote = fc.tuple(fc.constantFrom('basic', 'reverse', 'cloze', 'choice'), id, words, words, tags, week).map(([kind, own, one, two, tagged, at]): Note => {
  const common = { id: own, week: at, ...tagged, domains: { 'MLS-C01': 'd1' } }
  if (kind === 'cloze') return { ...common, kind, text: `${one} {{c1::${two}::hint}}` }
  if (kind !== 'choice') return { ...common, kind: 'basic', front: one, back: two, ...(kind === 'reverse' ? { reverse: true } : {}) }
  return { ...common, kind, front: one, options: [{ text: two, right: true, why: one }, { text: `${two} x`, right: false }], explanation: two, paper: 1 }
})

test('what a guide can say comes back from Markdown as it was, and nothing is told', async () => {
  await fc.assert(fc.asyncProperty(notes(guideNote), async (made) => {
    const { losses } = await writeDeck({ deck: deckOf(made), media: [], nowMs: NOW_MS }, 'md')
    expect([await roundTrip(deckOf(made), 'md'), losses]).toEqual([made, []])
  }), { seed: 1, numRuns: 100 })
})

test('what a guide cannot say is told', async () => {
  const note: Note = { id: 'h', kind: 'basic', front: '<b>a</b>', back: 'b', ...html }
  const { losses } = await writeDeck({ deck: deckOf([note]), media: [], nowMs: NOW_MS }, 'md')
  expect(losses).toEqual([{ code: 'changed-in-markdown', count: 1, example: '<b>a</b>' }])
})

test('a picture travels with a package under the name of its content', async () => {
  const bytes = new TextEncoder().encode('a picture')
  const hash = '4e3bd2a6ab8ba9bc8a0ec1ab3dc22d23e29b6e2b8f4d1f8a4b9e1f9d0d5a9b0c'
  const note: Note = { id: 'p', kind: 'basic', front: `<img src="media:${hash}.png">`, back: 'b', ...html, media: [hash] }
  const { bytes: written } = await writeDeck({ deck: deckOf([note]), media: [{ hash, extension: 'png', bytes }], nowMs: NOW_MS }, 'apkg')
  const read = await readImport([{ name: 'p.apkg', bytes: written }])
  const [media] = read.media
  expect([media && new TextDecoder().decode(media.bytes), read.deck.notes.map((one) => one.kind === 'basic' && one.front)]).toEqual([
    'a picture', [`<img src="media:${media?.hash ?? ''}.png">`],
  ])
})

test('what a format cannot say is told with counts', async () => {
  const choice: Note = { id: 'c', kind: 'choice', front: 'Which?', options: [{ text: 'one', right: true, why: 'so' }, { text: 'two', right: false }], domains: { X: 'd1' } }
  const { losses } = await writeDeck({ deck: { ...deckOf([choice]), plan: [{ week: 1, topic: 't', notes: '', line: 1 }] }, media: [], nowMs: NOW_MS }, 'csv')
  expect(losses).toEqual([
    { code: 'plan-left-out', count: 1, example: 'trees' },
    { code: 'choice-as-basic', count: 1, example: 'Which?' },
    { code: 'domains-left-out', count: 1, example: 'Which?' },
  ])
})
