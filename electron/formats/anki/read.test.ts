import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { cardsOf, facesOf } from '../../shared/domain/card.ts'
import { UserError } from '../../shared/errors.ts'
import { Findings } from '../guide/report.ts'
import { readAnki, type AnkiRead } from './read.ts'

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures/decks/apkg')
const PICTURE = Buffer.from('a picture')
const CREATED_SECONDS = 1_700_000_000

const MODELS = {
  1: { name: 'Basic', type: 0, flds: [{ name: 'Front', ord: 0 }, { name: 'Back', ord: 1 }], tmpls: [{ name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' }, { name: 'Card 2', ord: 1, qfmt: '{{Back}}', afmt: '{{Back}}<hr id=answer>{{Front}}' }] },
  2: { name: 'Cloze', type: 1, flds: [{ name: 'Text', ord: 0 }, { name: 'Extra', ord: 1 }], tmpls: [{ name: 'Cloze', ord: 0, qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>{{Extra}}' }] },
}
const SCHEMA = `
  CREATE TABLE col (id, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
  CREATE TABLE notes (id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data);
  CREATE TABLE cards (id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data);
  CREATE TABLE revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type);`

async function collection(change = ''): Promise<Buffer> {
  const { Database } = await initSqlJs()
  const database = new Database()
  database.run(SCHEMA)
  const decks = { 7: { name: 'Course::Week 1' } }
  database.run('INSERT INTO col VALUES (1, ?, 0, 0, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [CREATED_SECONDS, '{}', JSON.stringify(MODELS), JSON.stringify(decks), '{}', '{}'])
  const note = ([id, type]: readonly [number, number], guid: string, fields: readonly string[]): void => {
    database.run('INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, 0, 0, 0, ?)', [id, guid, type, ' a b ', fields.join('\u001F'), ''])
  }
  const card = (id: number, [nid, ord]: readonly [number, number], rest: string): void => { database.run(`INSERT INTO cards VALUES (${[id, nid, 7, ord, 0, 0, rest, 0, 0, 0].join(', ')}, '')`) }
  note([9007199254740993, 1], 'g/1', ['앞 <img src="p.png">', '뒤'])
  note([2, 2], 'g2', ['{{c1::서울}}은 {{c2::수도::무엇}}', '더 읽기'])
  card(11, [9007199254740993, 0], '2, 2, 30, 10, 2500, 4, 1, 0')
  card(12, [9007199254740993, 1], '0, -1, 0, 0, 0, 0, 0, 0')
  card(13, [2, 0], '0, 0, 0, 0, 0, 0, 0, 0')
  card(14, [2, 1], '0, 0, 0, 0, 0, 0, 0, 0')
  database.run('UPDATE cards SET nid = (SELECT id FROM notes WHERE guid = \'g/1\') WHERE id < 13')
  database.run(`INSERT INTO revlog VALUES (${String((CREATED_SECONDS + 20 * 86_400) * 1000)}, 11, 0, 3, 10, 5, 2500, 4000, 1)`)
  if (change !== '') database.run(change)
  return Buffer.from(database.export())
}

async function zipped(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const whole = async (): Promise<Record<string, Buffer>> => ({ 'collection.anki2': await collection(), media: Buffer.from('{"0":"p.png"}'), 0: PICTURE })

async function read(bytes: Buffer): Promise<AnkiRead & { findings: Findings }> {
  const findings = new Findings()
  return { ...(await readAnki({ name: 'a.apkg', bytes }, findings)), findings }
}

async function failure(bytes: Buffer): Promise<string> {
  const error: unknown = await read(bytes).catch((thrown: unknown) => thrown)
  return error instanceof UserError ? error.failure.code : String(error)
}

test('notes, cards, tags, decks, media and progress come over', async () => {
  const { notes, media, progress, findings } = await read(await zipped(await whole()))
  const [cloze, basic] = notes
  const [picture] = media
  expect(notes.map((note) => [note.id, note.tags, note.source?.headings])).toEqual([['g2', ['a', 'b'], ['Course', 'Week 1']], ['g%2f1', ['a', 'b'], ['Course', 'Week 1']]])
  expect(cloze).toMatchObject({ kind: 'cloze', text: '{{c1::서울}}은 {{c2::수도::무엇}}', explanation: '더 읽기', markup: 'html' })
  expect(basic && cardsOf(basic).map((card) => [card.id, facesOf(card)])).toEqual([
    ['g%2f1', { ask: `앞 <img src="media:${picture?.hash ?? ''}.png">`, answer: '뒤' }],
    ['g%2f1~t2', { ask: '뒤', answer: `앞 <img src="media:${picture?.hash ?? ''}.png">` }],
  ])
  expect([media.map(({ extension, bytes }) => [extension, Buffer.from(bytes).toString()]), findings.warnings()]).toEqual([[['png', 'a picture']], []])
  expect([...progress].map(([id, card]) => [id, card.isSuspended, card.state && { ...card.state, difficulty: Math.round(card.state.difficulty) }])).toEqual([
    ['g%2f1', false, { stability: 10, difficulty: 7, dueAtMs: (CREATED_SECONDS + 30 * 86_400) * 1000, intervalDays: 10, reps: 4, lapses: 1, lastAtMs: (CREATED_SECONDS + 20 * 86_400) * 1000 }],
    ['g%2f1~t2', true, undefined],
  ])
})

test('a picture that is not in the package is told', async () => {
  const { 'collection.anki2': bytes } = await whole()
  const { media, findings } = await read(await zipped({ 'collection.anki2': bytes ?? Buffer.alloc(0) }))
  expect([media, findings.warnings().map(({ code, example }) => [code, example])]).toEqual([[], [['media-missing', 'p.png']]])
})

describe('what is broken or hostile is refused', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    ['a zip of something else', () => zipped({ 'a.txt': PICTURE }), 'deck-damaged'],
    ['a zip that is cut off', async () => (await zipped(await whole())).subarray(0, 400), 'deck-damaged'],
    ['a wrong checksum', async () => flipped(await zipped(await whole())), 'deck-damaged'],
    ['no database', async () => zipped({ ...(await whole()), 'collection.anki2': Buffer.from('SQLite format 3\0 and then nothing') }), 'deck-damaged'],
    ['a view that stands in for a table', async () => zipped({ 'collection.anki2': await collection('DROP TABLE revlog; CREATE VIEW revlog AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n') }), 'deck-damaged'],
    ['a table that is missing', async () => zipped({ 'collection.anki2': await collection('DROP TABLE cards') }), 'deck-damaged'],
    ['a media name that leads out', async () => zipped({ ...(await whole()), media: Buffer.from('{"0":"../../evil.png"}') }), 'deck-damaged'],
    ['a newer package', async () => zipped({ ...(await whole()), meta: Buffer.from([8, 9]) }), 'deck-newer-version'],
    ['a new package without its collection', async () => zipped({ ...(await whole()), meta: Buffer.from([8, 3]) }), 'deck-damaged'],
  ])('%s', async (_name, bytes, code) => {
    expect(await failure(await bytes())).toBe(code)
  })

  function flipped(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes)
    copy.writeUInt8(copy.readUInt8(900) ^ 255, 900)
    return copy
  }
})

describe('real packages', () => {
  beforeEach((context) => { context.skip(!existsSync(FIXTURES), 'needs the shared decks beside the checkout') })

  test.each([
    ['thomashirtz_zhongwen_21b.apkg', [3, 6, 0]],
    ['sambhav2612_collection.apkg', [36, 36, 0]],
    ['repeatspace_output.apkg', [3, 3, 1]],
    ['qq542vev_it_passport.colpkg', [0, 0, 0]],
  ])('%s: notes, cards and media', async (name, counts) => {
    const { notes, media } = await read(readFileSync(join(FIXTURES, name)))
    expect([notes.length, notes.flatMap(cardsOf).length, media.length]).toEqual(counts)
  })
})
