import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openPackage, PACKAGE_LIMITS } from '../formats/anki/zip.ts'
import { bundleFiles } from '../formats/files.ts'
import { readImport, type ImportRead } from '../formats/import.ts'
import type { Note } from '../shared/domain/card.ts'
import { noteKey, textsOf } from '../shared/domain/edit.ts'
import { compareEditions } from '../shared/domain/edition.ts'
import type { WriteFormat } from '../shared/domain/writing.ts'
import { UserError } from '../shared/errors.ts'
import { writeDeck } from '../storage/deck-files.ts'
import { writeDeckFile } from './deck-writer.ts'
import type { WrittenDeck } from './reader-messages.ts'

const PICTURE = Buffer.from('a picture')
const HASH = createHash('sha256').update(PICTURE).digest('hex')
const HEAD = { id: 'trees', course: 'trees', title: 'trees', language: 'ko' }
const PINE: Note = { id: 'a', kind: 'basic', front: '소나무', back: `<img src="media:${HASH}.png">`, markup: 'html', media: [HASH], tags: ['식물'] }
const OAK: Note = { id: 'b', kind: 'basic', front: '참나무', back: 'oak', markup: 'html' }
const NOW_MS = Date.UTC(2026, 0, 5)

let dataFolder = ''
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-writer-'))
  onTestFinished(() => { rmSync(dataFolder, { recursive: true, force: true }) })
  const deck = bundleFiles({ head: HEAD, exams: [], resources: [], plan: [], notes: [PINE, OAK] })
  await writeDeck({ dataFolder, folder: 'trees', deck, guide: new Map(), media: [{ hash: HASH, extension: 'png', bytes: PICTURE }] })
})

interface Saved {
  readonly path: string
  readonly written: WrittenDeck
}

async function saved(format: WriteFormat, { note = OAK, hasMark = false, name = `trees.${format}` } = {}): Promise<Saved> {
  const path = join(dataFolder, name)
  const edits = new Map(note === OAK ? [] : [[noteKey('trees', note.id), { texts: textsOf(note), original: textsOf(OAK) }]])
  const folder = join(dataFolder, 'decks', 'trees', 'deck')
  return { path, written: await writeDeckFile({ path, folder, mediaFolder: join(dataFolder, 'media'), edits, format, hasMark, nowMs: NOW_MS }) }
}

const read = (path: string): Promise<ImportRead> => readImport([{ name: 'trees.apkg', bytes: readFileSync(path) }])

describe('a deck of the library goes out', () => {
  test('as a package with its pictures, which reads as the same notes with the same ids, now of an Anki deck', async () => {
    const { path, written } = await saved('apkg')
    const { deck, media } = await read(path)
    const { moved, changed, added, removed } = compareEditions([PINE, OAK], deck.notes)
    expect([written, moved.map(({ before, after }) => [before.id, after.source?.headings]), changed, added, removed, media.map(({ bytes }) => Buffer.from(bytes).toString())]).toEqual([
      { cards: 2, losses: [] }, [['a', ['trees']], ['b', ['trees']]], [], [], [], ['a picture'],
    ])
  })

  test('with what the person wrote over it, which a second import takes as a change and no new note', async () => {
    const { path } = await saved('apkg', { note: { ...OAK, back: 'an oak' } })
    const { moved, changed, added, removed } = compareEditions([PINE, OAK], (await read(path)).deck.notes)
    expect([moved.length, changed.map(({ after }) => after.kind === 'basic' && [after.id, after.back]), added, removed]).toEqual([1, [['b', 'an oak']], [], []])
  })

  test('as a table that Excel reads and runs nothing of', async () => {
    const { path, written } = await saved('csv', { note: { ...OAK, back: '=HYPERLINK("https://x.example")' }, hasMark: true })
    expect([readFileSync(path, 'utf8'), written.losses]).toEqual([
      `\uFEFFid,front,back,explanation,tags,week\r\na,소나무,"<img src=""media:${HASH}.png"">",,식물,\r\nb,참나무,"'=HYPERLINK(""https://x.example"")",,,\r\n`,
      [{ code: 'media-left-out', count: 1, example: 'trees' }],
    ])
  })

  test('without what of it cannot be read, which is told', async () => {
    const file = join(dataFolder, 'decks', 'trees', 'deck', 'week-0.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('소나무', ''))
    const { path, written } = await saved('json')
    expect([written.cards, written.losses.at(-1), (await read(path)).deck.notes.map(({ id }) => id)]).toEqual([1, { code: 'not-read-back', count: 1, example: expect.stringContaining('<img') as string }, ['b']])
  })

  test('and where it cannot be written nothing is left behind', async () => {
    const error: unknown = await saved('json', { name: 'not-there/trees.json' }).catch((thrown: unknown) => thrown)
    expect([error instanceof UserError && [error.failure.code, error.failure.found?.values], readdirSync(dataFolder).sort()]).toEqual([['not-saved', { text: 'ENOENT' }], ['decks', 'media']])
  })

  test('over a file that is there, whole or not at all', async () => {
    writeFileSync(join(dataFolder, 'trees.json'), 'mine')
    const { path } = await saved('json')
    expect([JSON.parse(readFileSync(path, 'utf8')) as object, readdirSync(dataFolder).sort()]).toMatchObject([{ format: 'weekdeck', cards: [{ id: 'a' }, { id: 'b' }] }, ['decks', 'media', 'trees.json']])
  })
})

describe('the sqlite3 program', () => {
  const isThere = spawnSync('sqlite3', ['--version']).status === 0
  beforeEach((context) => { context.skip(!isThere, 'needs the sqlite3 program') })

  test('finds a sound database of schema 11 in a package, with every note and card', async () => {
    const { path } = await saved('apkg')
    const archive = await openPackage(readFileSync(path), { file: 'trees.apkg', limits: PACKAGE_LIMITS })
    const database = join(dataFolder, 'collection.anki2')
    writeFileSync(database, await archive.read('collection.anki2'))
    const ask = (sql: string): string => execFileSync('sqlite3', ['-readonly', database, sql], { encoding: 'utf8' }).trim()
    expect(['PRAGMA integrity_check', 'SELECT ver FROM col', 'SELECT guid, tags, replace(flds, char(31), "/") FROM notes ORDER BY guid', 'SELECT count(*), count(DISTINCT nid), count(DISTINCT did) FROM cards'].map(ask)).toEqual([
      'ok', '11', `a| 식물 |소나무/<img src="${HASH}.png">/\nb||참나무/oak/`, '2|2|1',
    ])
    expect([JSON.parse((await archive.read('media')).toString()), existsSync(database)]).toEqual([{ 0: `${HASH}.png` }, true])
  })
})
