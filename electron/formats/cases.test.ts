import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { cardsOf, type Note } from '../shared/domain/card.ts'
import { bundleFiles, deckFromFiles } from './files.ts'
import { readImport } from './import.ts'

const CASES = join(import.meta.dirname, '../../../shared/fixtures/cases')
/** What a person would expect of files that once left a deck which could not be opened. */
const CARDS: Readonly<Record<string, number>> = {
  '67-media-names.apkg': 11, '74-listening-card-sound-missing.apkg': 3, '77-long-tag-and-deck.apkg': 1, '79-empty-guid.apkg': 2, '80-guid-with-ctrl.apkg': 3,
  '83-long-title.md': 1, '84-long-tag.md': 1, '85-ids.md': 6, '86-week-9999.md': 1, '87-empty-cloze.md': 3, '87b-empty-cloze.csv': 4,
  '88-cloze-in-front-matter.md': 1, '90-table-cards-empty.md': 1,
}

const count = (notes: readonly Note[]): number => notes.flatMap(cardsOf).length

describe('real inputs open again with the cards their import tells', () => {
  beforeEach((context) => { context.skip(!existsSync(CASES), 'needs the shared cases beside the checkout') })

  test.each(Object.entries(CARDS))('%s: %i', async (name, cards) => {
    const { deck } = await readImport([{ name, bytes: readFileSync(join(CASES, name)) }])
    expect([count(deck.notes), count(deckFromFiles(bundleFiles(deck)).notes)]).toEqual([cards, cards])
  })

  test('so does every other one of them that can be read', async () => {
    const lost: string[] = []
    for (const { name } of readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isFile())) {
      const read = await readImport([{ name, bytes: readFileSync(join(CASES, name)) }]).catch(() => null)
      if (read && count(deckFromFiles(bundleFiles(read.deck)).notes) !== count(read.deck.notes)) lost.push(name)
    }
    expect(lost).toEqual([])
  })
})
