import type { Database, SqlValue, Statement } from 'sql.js'
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js'
import { UserError } from '../../shared/errors.ts'
import { damaged, newerPackage } from './zip.ts'

/** A note as the collection keeps it. Ids are text: some are above 2^53. */
export interface AnkiNote {
  readonly id: string
  readonly guid: string
  readonly typeId: string
  readonly fields: readonly string[]
  readonly tags: readonly string[]
}

/** A card as the collection keeps it. `ord` is its template, or its hole less one. */
export interface AnkiCard {
  readonly noteId: string
  readonly deckId: string
  readonly ord: number
  readonly type: number
  readonly queue: number
  readonly due: number
  readonly intervalDays: number
  readonly easePermille: number
  readonly reps: number
  readonly lapses: number
  /** JSON of FSRS and others; empty where there is none. */
  readonly data: string
  readonly id: string
}

export interface AnkiReview {
  readonly cardId: string
  readonly atMs: number
  readonly ease: number
  readonly tookMs: number
  readonly kind: number
}

/** What could be read of a table; not whole where it is not there, or pages of it are damaged. */
export interface Rows<Row> {
  readonly rows: readonly Row[]
  readonly isWhole: boolean
}

/** An open collection; close it when done. */
export interface Collection {
  readonly schema: number
  /** False where its own row cannot be read, and with it what days are counted from. */
  readonly isDated: boolean
  /** Seconds: the day that due days of reviews are counted from. */
  readonly createdAtSeconds: number
  readonly rows: (query: string) => readonly (readonly SqlValue[])[]
  readonly notes: () => Rows<AnkiNote>
  readonly cards: () => Rows<AnkiCard>
  readonly reviews: () => Rows<AnkiReview>
  readonly close: () => void
}

const NEWEST_SCHEMA = 18
const OLDEST_SCHEMA = 11

/** Opens a collection's database. Fails with `deck-damaged` for what is none, and for one with parts that could run on their own; with `package-newer-version`. */
export async function openCollection(bytes: Uint8Array, file: string): Promise<Collection> {
  const { Database } = await initSqlJs()
  let database: Database | undefined
  try {
    database = new Database(prepared(bytes))
    refuseHostile(database, file)
    return collectionOf(database, file)
  } catch (error) {
    database?.close()
    throw error instanceof UserError ? error : damaged(file, { fact: 'unreadable-collection' })
  }
}

/**
 * The bytes as this SQLite opens them: a write-ahead header, which a copy in memory cannot have, is set back, and
 * Anki's own collation becomes one that is known, written to the same length.
 */
function prepared(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  if (copy.length > 19) copy.fill(1, 18, 20)
  for (const [theirs, known] of COLLATIONS) {
    for (let at = copy.indexOf(theirs); at >= 0; at = copy.indexOf(theirs, at + 1)) copy.write(known, at, 'latin1')
  }
  return copy
}

const COLLATIONS = [['COLLATE unicase', 'COLLATE nocase '], ['COLLATE "unicase"', 'COLLATE "nocase" '], ['collate unicase', 'collate nocase ']] as const

/** A view stands in for a table and may never end; no collection of Anki's has one. */
function refuseHostile(database: Database, file: string): void {
  const [found] = query(database, "SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'trigger') OR sql LIKE 'CREATE VIRTUAL%'")
  if (found) throw damaged(file, { fact: 'foreign-part', values: { name: String(found[1]).slice(0, 80) } })
}

function query(database: Database, sql: string): readonly (readonly SqlValue[])[] {
  return database.exec(sql)[0]?.values ?? []
}

function collectionOf(database: Database, file: string): Collection {
  const rows = (sql: string): readonly (readonly SqlValue[])[] => query(database, sql)
  const [[version, created] = []] = salvage(database, 'SELECT ver, crt FROM col LIMIT 1').rows
  const schema = typeof version === 'number' ? version : hasTables(database) ? NEWEST_SCHEMA : OLDEST_SCHEMA
  if (schema > NEWEST_SCHEMA) throw newerPackage(file, { found: schema, newest: NEWEST_SCHEMA })
  if (schema < OLDEST_SCHEMA) throw damaged(file, { fact: 'collection-version', values: { version: schema } })
  const table = <Row>(read: (row: readonly SqlValue[]) => Row, { columns, from, order }: Table): Rows<Row> => {
    const found = salvage(database, `SELECT ${columns} FROM ${from}`, order)
    return { ...found, rows: found.rows.map(read) }
  }
  return {
    schema,
    isDated: typeof created === 'number',
    createdAtSeconds: Number(created),
    rows,
    notes: () => table(noteOf, { columns: 'CAST(id AS TEXT), guid, CAST(mid AS TEXT), flds, tags', from: 'notes', order: 'id' }),
    cards: () => table(cardOf, { columns: CARD, from: 'cards', order: 'nid, ord' }),
    reviews: () => table(reviewOf, { columns: 'CAST(cid AS TEXT), id, ease, time, type', from: 'revlog', order: 'id' }),
    close: () => { database.close() },
  }
}

interface Table {
  readonly columns: string
  readonly from: string
  readonly order: string
}

/** Note types and decks have tables of their own since version 15. */
function hasTables(database: Database): boolean {
  return query(database, "SELECT 1 FROM sqlite_schema WHERE name = 'notetypes'").length > 0
}

/**
 * All rows a query gives; where a page is damaged, those before it and those behind it, which reading from the other end
 * finds. No rows where the table is not there.
 */
function salvage(database: Database, sql: string, order?: string): Rows<readonly SqlValue[]> {
  try {
    return { rows: query(database, order === undefined ? sql : `${sql} ORDER BY ${order}`), isWhole: true }
  } catch {
    const before = order === undefined ? [] : stepped(database, `${sql} ORDER BY rowid`)
    const behind = order === undefined ? [] : stepped(database, `${sql} ORDER BY rowid DESC`).reverse()
    // No table has its columns twice, so the first of them tells a row.
    const known = new Set(before.map(([id]) => id))
    return { rows: [...before, ...behind.filter(([id]) => !known.has(id))], isWhole: false }
  }
}

/** Rows up to the first that cannot be read. */
function stepped(database: Database, sql: string): (readonly SqlValue[])[] {
  const rows: (readonly SqlValue[])[] = []
  let statement: Statement | undefined
  try {
    statement = database.prepare(sql)
    while (statement.step()) rows.push(statement.get())
  } catch {
    // What comes behind is read from the other end.
  } finally {
    statement?.free()
  }
  return rows
}

/** A card in a filtered deck belongs to the deck it came from. */
const CARD = `CAST(id AS TEXT), CAST(nid AS TEXT), CAST(CASE WHEN odid <> 0 THEN odid ELSE did END AS TEXT), ord, type, queue,
  CASE WHEN odid <> 0 AND odue <> 0 THEN odue ELSE due END, ivl, factor, reps, lapses, data`

function noteOf([id, guid, typeId, fields, tags]: readonly SqlValue[]): AnkiNote {
  return {
    id: String(id),
    guid: textOf(guid),
    typeId: String(typeId),
    fields: textOf(fields).split('\u001F').map(withoutControls),
    tags: textOf(tags).split(/[ \u3000]+/).filter((tag) => tag !== ''),
  }
}

function cardOf([id, noteId, deckId, ord, type, queue, due, interval, ease, reps, lapses, data]: readonly SqlValue[]): AnkiCard {
  return {
    id: String(id),
    noteId: String(noteId),
    deckId: String(deckId),
    ord: Number(ord),
    type: Number(type),
    queue: Number(queue),
    due: Number(due),
    intervalDays: Number(interval),
    easePermille: Number(ease),
    reps: Number(reps),
    lapses: Number(lapses),
    data: textOf(data),
  }
}

function reviewOf([cardId, atMs, ease, tookMs, kind]: readonly SqlValue[]): AnkiReview {
  return { cardId: String(cardId), atMs: Number(atMs), ease: Number(ease), tookMs: Number(tookMs), kind: Number(kind) }
}

/** SQLite takes any type in any column; a BLOB may hold text. */
export function textOf(value: SqlValue | undefined): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  return value === null || value === undefined ? '' : String(value)
}

function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '').toWellFormed().normalize('NFC')
}
