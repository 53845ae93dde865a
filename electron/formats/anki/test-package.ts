import initSqlJs from 'sql.js/dist/sql-wasm-inline.js'
import { ZipFile } from 'yazl'

/** Small packages that tests read and break. */
export const PICTURE = Buffer.from('a picture')
export const CREATED_SECONDS = 1_700_000_000

const MODELS = {
  1: { name: 'Basic', type: 0, flds: [{ name: 'Front', ord: 0 }, { name: 'Back', ord: 1 }], tmpls: [{ name: 'Card 1', ord: 0, qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id=answer>{{Back}}' }, { name: 'Card 2', ord: 1, qfmt: '{{Back}}', afmt: '{{Back}}<hr id=answer>{{Front}}' }] },
  2: { name: 'Cloze', type: 1, flds: [{ name: 'Text', ord: 0 }, { name: 'Extra', ord: 1 }], tmpls: [{ name: 'Cloze', ord: 0, qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>{{Extra}}' }] },
}
const SCHEMA = `
  CREATE TABLE col (id, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags);
  CREATE TABLE notes (id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data);
  CREATE TABLE cards (id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data);
  CREATE TABLE revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type);`

/** A collection of schema 11 with two notes and four cards, after `change` was done to it. */
export async function collection(change = ''): Promise<Buffer> {
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
  const bytes = Buffer.from(database.export())
  database.close()
  return bytes
}

/** A zip as any program makes it. */
export async function zipped(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
