import { createHash } from 'node:crypto'
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js'
import { ZipFile } from 'yazl'
import { holesOf, type Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import type { MediaFile } from '../anki/media.ts'
import { BASIC, CLOZE, REVERSED, severalCards, type AnkiModel } from './anki-models.ts'
import { ankiTagsOf, deckNameOf, guidOf } from './anki-names.ts'
import { collectionRow, SCHEMA_11 } from './anki-schema.ts'
import { htmlSidesOf } from './html.ts'
import type { Losses } from './losses.ts'
import { tellCommonLosses } from './rows.ts'

/** A deck with its pictures and sounds, and the time it is written at, which Anki tells newer notes by. */
export interface ApkgContent {
  readonly deck: Deck
  readonly media: readonly MediaFile[]
  readonly nowMs: number
}

/** An Anki package of schema 11, which every Anki since 2.0 opens. Guids stay, so that a second import updates. */
export async function writeApkg({ deck, media, nowMs }: ApkgContent, losses: Losses): Promise<Uint8Array> {
  const notes = deck.notes.map((note) => ankiNoteOf(note, deck.head.title, losses))
  const zip = new ZipFile()
  const mtime = new Date(nowMs)
  zip.addBuffer(await collectionOf(notes, { deckId: deck.head.id, nowMs }), 'collection.anki2', { mtime })
  const names = Object.fromEntries(media.map(({ hash, extension }, place) => [String(place), `${hash}.${extension}`]))
  zip.addBuffer(Buffer.from(JSON.stringify(names)), 'media', { mtime })
  for (const [place, { bytes }] of media.entries()) zip.addBuffer(Buffer.from(bytes), String(place), { mtime, compress: false })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

interface AnkiNote {
  readonly guid: string
  readonly model: AnkiModel
  readonly deckName: string
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  /** The cards it has, by template or hole less one. */
  readonly ords: readonly number[]
}

function ankiNoteOf(note: Note, title: string, losses: Losses): AnkiNote {
  tellCommonLosses(note, losses)
  const common = { guid: guidOf(note.id), deckName: deckNameOf(note, title), tags: ankiTagsOf(note) }
  const { front, back, explanation } = htmlSidesOf(note, losses)
  if (note.kind === 'cloze') return { ...common, model: CLOZE, fields: [front, explanation], ords: holesOf(front).map((number) => number - 1) }
  if (note.kind === 'basic' && note.reverse) return { ...common, model: REVERSED, fields: [front, back, explanation], ords: [0, 1] }
  const others = note.kind === 'basic' ? (note.others ?? []) : []
  if (others.length === 0) return { ...common, model: BASIC, fields: [front, back, explanation], ords: [0] }
  const faces = others.map((other) => htmlSidesOf({ id: note.id, kind: 'basic', front: other.front, back: other.back, markup: 'html' }, losses))
  const ords = others.map(({ id }, place) => Number(/^t(\d{1,2})$/.exec(id)?.[1] ?? place + 2) - 1)
  const fields = [front, back, explanation]
  for (const [place, ord] of ords.entries()) {
    fields[1 + 2 * ord] = faces[place]?.front ?? ''
    fields[2 + 2 * ord] = faces[place]?.back ?? ''
  }
  return { ...common, model: severalCards(Math.max(...ords) + 1), fields: Array.from(fields, (field: string | undefined) => field ?? ''), ords: [0, ...ords] }
}

async function collectionOf(notes: readonly AnkiNote[], { deckId, nowMs }: { readonly deckId: string; readonly nowMs: number }): Promise<Buffer> {
  const { Database } = await initSqlJs()
  const database = new Database()
  try {
    database.run(SCHEMA_11)
    database.run('BEGIN')
    const decks = new Map([...new Set(notes.map((note) => note.deckName))].map((name) => [name, numberOf(`deck ${name}`)]))
    const models = [...new Map(notes.map(({ model }) => [model.id, model])).values()]
    database.run('INSERT INTO col VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [...collectionRow({ models, decks, nowMs })])
    const addNote = database.prepare('INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, \'\')')
    const addCard = database.prepare('INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, \'\')')
    const seconds = Math.floor(nowMs / 1000)
    const firstNote = numberOf(`notes ${deckId}`)
    let cardId = numberOf(`cards ${deckId}`)
    for (const [place, note] of notes.entries()) {
      const id = firstNote + place
      const [first = ''] = note.fields
      const plain = first.replace(/<[^<>]*>/g, '')
      addNote.run([id, note.guid, note.model.id, seconds, tagsOf(note.tags), note.fields.join('\u001F'), plain, checksumOf(plain)])
      for (const ord of note.ords) addCard.run([cardId++, id, decks.get(note.deckName) ?? 1, ord, seconds, place + 1])
    }
    database.run('COMMIT')
    return Buffer.from(database.export())
  } finally {
    database.close()
  }
}

const LEAST = 1_000_000

/**
 * The same name gives the same number; all lie before any day of today, as Anki asks. From the first number of a deck on
 * its notes are counted in their order, which readers go by; that it is the same note Anki tells by the guid.
 */
function numberOf(name: string): number {
  return LEAST + createHash('sha256').update(name).digest().readUIntBE(0, 5)
}

function tagsOf(tags: readonly string[]): string {
  return tags.length === 0 ? '' : ` ${tags.join(' ')} `
}

/** Anki finds notes with the same first field by this. */
function checksumOf(plain: string): number {
  return createHash('sha1').update(plain).digest().readUInt32BE(0)
}
