import fc from 'fast-check'
import papaparse from 'papaparse'
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js'
import { fromBuffer } from 'yauzl'
import { expect, test } from 'vitest'
import type { Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import type { WriteFormat } from '../../shared/domain/writing.ts'
import { noteSchema } from '../deck-schema.ts'
import { readGuide } from '../guide/read.ts'
import { readImport } from '../import.ts'
import { hostileText } from './test-hostile-text.ts'
import { writeDeck, type Written } from './write.ts'

const ROUNDS = { seed: Number(process.env['FUZZ_SEED'] ?? 1), numRuns: Number(process.env['FUZZ_TRIALS'] ?? 150) }
const TIMES = { timeout: 60_000 + ROUNDS.numRuns * 200 }

const text = hostileText.map((one) => one.toWellFormed()).filter((one) => one.replace(/\p{Cc}/gu, '').trim() !== '')
const id = hostileText.map((one) => one.toWellFormed().replace(/[\s/]/g, '').slice(0, 20)).filter((one) => one !== '')
const optional = (name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<object> => fc.option(value, { nil: undefined }).map((one) => (one === undefined ? {} : { [name]: one }))
const common = fc.tuple(
  id, optional('tags', fc.array(text.map((one) => one.slice(0, 40)), { maxLength: 3 })), optional('explanation', text), optional('week', fc.integer({ min: 0, max: 520 })), optional('markup', fc.constantFrom('md', 'html')),
  optional('source', fc.record({ file: text, line: fc.integer({ min: 1, max: 9 }), headings: fc.array(text, { maxLength: 3 }) })), optional('domains', fc.dictionary(text, text, { maxKeys: 2 })),
)
const body = fc.oneof(
  fc.record({ kind: fc.constant('basic'), front: text, back: hostileText.map((one) => one.toWellFormed()) }),
  fc.record({ kind: fc.constant('basic'), front: text, back: text, reverse: fc.constant(true) }),
  text.map((one) => ({ kind: 'cloze', text: `${one} {{c1::hidden}} ${one}` })),
  fc.record({ kind: fc.constant('choice'), front: text, options: fc.array(fc.record({ text, right: fc.boolean(), why: text }), { minLength: 1, maxLength: 3 }) }),
)
/** A note in HTML that shows nothing is left out by every reader. */
function showsSomething(one: Note): boolean {
  return one.markup !== 'html' || one.kind === 'cloze' || one.front.replace(/<[^<>]*>?|&[^;\s]*;?/g, '').replace(/[\p{Cc}\p{Cf}\s]/gu, '') !== ''
}

/** Any note that a deck file may hold, made of what formats take for more than text. */
const note: fc.Arbitrary<Note> = fc.tuple(common, body).map(([[own, ...rest], said]) => ({ id: own, ...Object.assign({}, ...rest) as object, ...said }) as unknown as Note).filter((one) => noteSchema.safeParse(one).success && showsSomething(one))
const deck: fc.Arbitrary<Deck> = fc.record({
  notes: fc.uniqueArray(note, { minLength: 1, maxLength: 4, selector: (one) => one.id }),
  title: text.map((one) => one.slice(0, 60)),
  plan: fc.array(fc.record({ week: fc.integer({ min: 0, max: 520 }), topic: hostileText, notes: hostileText, line: fc.constant(1) }), { maxLength: 2 }),
}).map(({ notes, title, plan }) => ({ head: { id: 'd', course: 'd', title, language: 'en' }, exams: [], resources: [], plan, notes }))

function write(given: Deck, format: WriteFormat): Promise<Written> {
  return writeDeck({ deck: given, media: [], nowMs: Date.UTC(2026, 0, 5) }, format)
}

async function readBack(format: WriteFormat, bytes: Uint8Array): Promise<readonly Note[]> {
  return (await readImport([{ name: `a.${format}`, bytes }], format === 'csv' || format === 'tsv' ? { table: {} } : {})).deck.notes
}

/** A text without the control characters that no text file holds. */
function written(one: string): string {
  return one.replace(/(?![\t\n\r\u0080-\u009F])\p{Cc}/gu, '')
}

/** How a spreadsheet tells a formula: by the first letter there is something to see of. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u

test.each([['csv', ','], ['tsv', '\t']] as const)('a .%s has a row a note and a cell a column, and none that a spreadsheet would run', TIMES, async (format, delimiter) => {
  await fc.assert(fc.asyncProperty(deck, async (given) => {
    const { bytes } = await write(given, format)
    const { data, errors } = papaparse.parse<string[]>(new TextDecoder().decode(bytes), { delimiter, newline: '\r\n', skipEmptyLines: true })
    expect([errors, data.map((cells) => cells.length)]).toEqual([[], [6, ...given.notes.map(() => 6)]])
    expect(data.flat().filter((cell) => FORMULA.test(cell))).toEqual([])
    const said = data.slice(1).map(([, front = '', back = '']) => [front, back].map((cell) => (FORMULA.test(cell.replace(/^'+/, '')) ? cell.slice(1) : cell)))
    expect(said.filter((_cells, place) => given.notes[place]?.kind === 'basic')).toEqual(given.notes.flatMap((one) => (one.kind === 'basic' ? [[one.front, one.back].map(written)] : [])))
    expect((await readBack(format, bytes)).length).toBe(given.notes.length)
  }), ROUNDS)
})

test('Anki text has its own headers, and a row a note of seven cells', TIMES, async () => {
  await fc.assert(fc.asyncProperty(deck, async (given) => {
    const { bytes } = await write(given, 'txt')
    const lines = new TextDecoder().decode(bytes).split('\n')
    const head = lines.findIndex((line) => !line.startsWith('#'))
    expect([head, lines.slice(0, head).map((line) => line.replace(/:.*/, ''))]).toEqual([7, ['#separator', '#html', '#notetype column', '#guid column', '#deck column', '#tags column', '#columns']])
    const { data, errors } = papaparse.parse<string[]>(lines.slice(head).join('\n'), { delimiter: '\t', newline: '\n', skipEmptyLines: true })
    expect([errors, data.map((cells) => cells.length)]).toEqual([[], given.notes.map(() => 7)])
    expect(data.map(([, , name = '', tags = '']) => [name.split('::').length <= depthOf(given), tags.split(/\s+/).filter(Boolean).length])).toEqual(given.notes.map(({ tags = [] }) => [true, tags.map((tag) => tag.replace(/[\s\p{Cc}]/gu, '')).filter(Boolean).length]))
  }), ROUNDS)
})

function depthOf({ notes }: Deck): number {
  return Math.max(2, ...notes.map(({ source }) => source?.headings.length ?? 0))
}

test('a package has a note a note, with the fields of its type, in decks of its own', TIMES, async () => {
  const { Database } = await initSqlJs()
  await fc.assert(fc.asyncProperty(deck, async (given) => {
    const { bytes } = await write(given, 'apkg')
    const database = new Database(await collectionIn(bytes))
    try {
      const rows = database.exec('SELECT mid, tags, flds FROM notes ORDER BY id')[0]?.values ?? []
      const [models, decks] = ['models', 'decks'].map((name) => JSON.parse(String(database.exec(`SELECT ${name} FROM col`)[0]?.values[0]?.[0])) as Record<string, { flds?: unknown[]; name: string }>)
      expect(rows.map(([mid, , fields]) => String(fields).split('\u001F').length - (models?.[String(mid)]?.flds?.length ?? 0))).toEqual(given.notes.map(() => 0))
      expect(Object.values(decks ?? {}).filter(({ name }) => name.split('::').length > depthOf(given) || name.trim() === '')).toEqual([])
      expect(database.exec("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")[0]?.values.flat()).toEqual(['cards', 'col', 'graves', 'notes', 'revlog'])
      expect((await readBack('apkg', bytes)).length).toBe(given.notes.length)
    } finally {
      database.close()
    }
  }), { ...ROUNDS, numRuns: Math.ceil(ROUNDS.numRuns / 3) })
})

test('a guide has no card that the deck does not have, and each that comes back otherwise is told', TIMES, async () => {
  await fc.assert(fc.asyncProperty(deck, async (given) => {
    const { bytes, losses } = await write(given, 'md')
    const read = readGuide([{ name: 'g.md', text: new TextDecoder().decode(bytes) }]).deck
    const ids = new Set(given.notes.map((one) => one.id))
    expect(read.notes.filter((one) => !ids.has(one.id)).map((one) => one.id)).toEqual([])
    const same = given.notes.filter((one) => read.notes.some((other) => other.id === one.id && JSON.stringify(saidOf(other)) === JSON.stringify(saidOf(one))))
    const told = losses.filter(({ code }) => code === 'changed-in-markdown' || code === 'not-in-markdown').reduce((sum, { count }) => sum + count, 0)
    expect(told).toBe(given.notes.length - same.length)
    expect(read.plan.length).toBeLessThanOrEqual(given.plan.length)
  }), ROUNDS)
})

/** What a note says, in one order of fields. */
function saidOf(one: Note): unknown {
  return Object.entries(one).filter(([name]) => name !== 'source').sort(([a], [b]) => (a < b ? -1 : 1))
}

function collectionIn(bytes: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) { reject(error); return }
      zip.on('entry', (entry: Parameters<typeof zip.openReadStream>[0]) => {
        if (entry.fileName !== 'collection.anki2') { zip.readEntry(); return }
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) { reject(failure); return }
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => { resolve(Buffer.concat(chunks)) }).on('error', reject)
        })
      })
      zip.readEntry()
    })
  })
}
