import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeckAddedEntry } from '../shared/domain/entries.ts'
import { applyEntry, emptyProgress } from '../shared/domain/history.ts'
import { collectOrphans } from './collect.ts'

const LATER_MS = 3 * 86_400_000
const [shown, orphan] = ['a', 'b'].map((letter) => `${letter.repeat(64)}.png`) as [string, string]
let dataFolder: string

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-'))
  for (const name of ['guide', 'guide~2', 'guide~3', 'stranger']) mkdirSync(join(dataFolder, 'decks', name, 'deck'), { recursive: true })
  writeFileSync(join(dataFolder, 'decks/guide~3/deck/week-1.json'), JSON.stringify({ back: `<img src="media:${shown}">` }))
  mkdirSync(join(dataFolder, 'media'))
  for (const name of [shown, orphan, 'notes.txt']) writeFileSync(join(dataFolder, 'media', name), '')
})

afterEach(() => { rmSync(dataFolder, { recursive: true, force: true }) })

const added = (folder: string, before: string | null): DeckAddedEntry => ({
  kind: 'deck-added', atMs: 0, offsetMinutes: 0, deckId: 'guide', title: 'Guide', folder,
  before: before === null ? null : { title: 'Guide', folder, isDeleted: false, ...(before === '' ? {} : { folder: before }) },
})
const there = (path: string): boolean => existsSync(join(dataFolder, path))

test('an edition that no step back leads to goes, and media that no deck shows', async () => {
  const progress = emptyProgress()
  applyEntry(progress, { ...added('guide~3', 'guide~2'), seq: 3 })
  expect(await collectOrphans({ dataFolder, progress, now: Date.now() + LATER_MS })).toEqual({
    decks: [join(dataFolder, 'decks/guide')], media: [join(dataFolder, 'media', orphan)],
  })
  expect(['decks/guide~2', 'decks/guide~3', 'decks/stranger', `media/${shown}`, 'media/notes.txt'].filter((path) => !there(path))).toEqual([])
})

test('nothing that came within a day goes', async () => {
  const progress = emptyProgress()
  applyEntry(progress, { ...added('guide~3', null), seq: 1 })
  expect(await collectOrphans({ dataFolder, progress, now: Date.now() })).toEqual({ decks: [], media: [] })
})

test('an empty data folder has none', async () => {
  rmSync(dataFolder, { recursive: true, force: true })
  expect(await collectOrphans({ dataFolder, progress: emptyProgress(), now: Date.now() })).toEqual({ decks: [], media: [] })
})
