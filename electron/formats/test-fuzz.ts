/** What readers are fed: whole files made up of what each of them looks for, and real ones that were damaged. */
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import type { Note } from '../shared/domain/card.ts'
import { WRITE_FORMATS } from '../shared/domain/writing.ts'
import { collection, PICTURE } from './anki/test-package.ts'
import { rawZip } from './anki/test-zip.ts'
import { writeDeck } from './write/write.ts'

/** A file's bytes, made when they are asked for. */
export interface FuzzedFile {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
}

export interface FuzzedReader {
  readonly what: string
  /** Nothing is expected to come of it. */
  readonly isJunk?: true
  readonly files: () => Promise<fc.Arbitrary<FuzzedFile>>
}

const NOTES: readonly Note[] = [
  { id: 'a', kind: 'basic', front: '<b>나무</b>', back: 'tree', markup: 'html', tags: ['식물'] },
  { id: 'b', kind: 'cloze', text: '{{c1::잎}}은 초록', markup: 'html' },
  { id: 'c', kind: 'basic', front: '소나무', back: 'pine', reverse: true, markup: 'html' },
]
const DECK = { head: { id: 'trees', course: 'trees', title: 'trees', language: 'ko' }, exams: [], resources: [], plan: [], notes: NOTES }

/** Bytes with some of them changed, and now and then cut off. */
function broken(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const flip = fc.record({ at: fc.nat(bytes.length - 1), mask: fc.integer({ min: 1, max: 255 }) })
  const end = fc.option(fc.nat(bytes.length), { nil: bytes.length, freq: 4 })
  return fc.tuple(fc.array(flip, { minLength: 1, maxLength: 6 }), end).map(([flips, cut]) => {
    const copy = Uint8Array.from(bytes)
    for (const { at, mask } of flips) copy[at] = (copy[at] ?? 0) ^ mask
    return copy.subarray(0, cut)
  })
}

const made = (name: string, bytes: Uint8Array | Promise<Uint8Array>): FuzzedFile => ({ name, bytes: () => Promise.resolve(bytes) })

/** A package of the older form whose checksums are right, whatever is in it. */
const legacy = (packed: Uint8Array, media: Uint8Array): Buffer =>
  rawZip([{ name: 'collection.anki2', packed }, { name: 'media', packed: media }, { name: '0', packed: PICTURE }])

const flipped: readonly FuzzedReader[] = WRITE_FORMATS.map((format) => ({
  what: `bytes flipped in a real .${format}`,
  files: async () => {
    const { bytes } = await writeDeck({ deck: DECK, media: [], nowMs: Date.UTC(2026, 0, 5) }, format)
    return fc.oneof({ arbitrary: fc.constant(bytes), weight: 1 }, { arbitrary: broken(bytes), weight: 50 }).map((content) => made(`trees.${format}`, content))
  },
}))

const packages: readonly FuzzedReader[] = [
  {
    what: 'a database damaged before it was packed',
    files: async () => fc.tuple(broken(await collection()), broken(Buffer.from('{"0":"p.png"}'))).map(([one, other]) => made('a.apkg', legacy(one, other))),
  },
  {
    what: 'zstd, protobuf and meta that are damaged',
    files: async () => {
      const part = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.oneof({ arbitrary: fc.constant(bytes), weight: 2 }, { arbitrary: broken(bytes), weight: 1 })
      const media = zstdCompressSync(Buffer.from([10, 9, 10, 5, ...Buffer.from('p.png'), 16, 9]))
      return fc.record({ meta: part(Buffer.from([8, 3])), 'collection.anki21b': part(zstdCompressSync(await collection())), media: part(media), 0: fc.constant(PICTURE) })
        .map((parts) => made('a.apkg', rawZip(Object.entries(parts).map(([name, packed]) => ({ name, packed })))))
    },
  },
  { what: 'any field, template and hole of a package', files: () => Promise.resolve(anyPackage()) },
  { what: 'any id, tag, deck and card of a package', files: () => Promise.resolve(anyNames()) },
]

function anyPackage(): fc.Arbitrary<FuzzedFile> {
  const piece = fc.constantFrom('a', '가', '{{c1::', '{{c2::', '::', '}}', '{{', '{{Front}}', '{{#Front}}', '{{^Back}}', '{{/Front}}', '{{cloze:Text}}', '<img src="', '">', '[sound:', ']', '<script>', '<hr id=answer>', '[$]', '[/$]', '\u0000', '\u001F', "''", ' ')
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
  return fc.tuple(text, text, text).map(([field, front, back]) => {
    const types = ['1', '2'].map((id) => `UPDATE col SET models = json_set(models, '$."${id}".tmpls[0].qfmt', ${quoted(front)}, '$."${id}".tmpls[0].afmt', ${quoted(back)})`)
    return lateMade([`UPDATE notes SET flds = ${quoted(field)}`, ...types])
  })
}

/** What is not text of a card, and still ends up in a deck. */
function anyNames(): fc.Arbitrary<FuzzedFile> {
  const name = fc.oneof(fc.constantFrom('', 'a', 'a~r', 'a~t2', 'g2~c1', ' ', 'a b', 'a/b', '::', '\u0000', '가'.repeat(400), '🎈'.repeat(400), 'x'.repeat(250)), fc.string({ unit: 'grapheme', maxLength: 12 }))
  const front = fc.constantFrom('앞', '', '[sound:x.mp3]', '<img src=x.png>', '{{c1::}}', '{{c1::[sound:x.mp3]}}', '{{c01::x}}', '{{c1::}x}}')
  const ord = fc.oneof(fc.integer({ min: -3, max: 600 }), fc.constantFrom(0, 1, 2 ** 40))
  return fc.record({ guid: name, other: name, tags: name, deck: name, front, ord }).map(({ guid, other, tags, deck, front: field, ord: card }) => lateMade([
    `UPDATE notes SET guid = ${quoted(guid)}, tags = ${quoted(tags)}, flds = ${quoted(`${field}\u001F뒤`)} WHERE mid = 1`,
    `UPDATE notes SET guid = ${quoted(other)} WHERE mid = 2`,
    `UPDATE col SET decks = json_set(decks, '$."7".name', ${quoted(deck)})`,
    `UPDATE cards SET ord = ${String(card)} WHERE id IN (12, 14)`,
    'INSERT INTO notes SELECT 77, guid, mid, mod, usn, tags, flds || char(31), sfld, csum, flags, data FROM notes WHERE mid = 1',
    'INSERT INTO cards SELECT 78, 77, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards WHERE id = 11',
  ]))
}

function lateMade(changes: readonly string[]): FuzzedFile {
  return { name: 'a.apkg', bytes: async () => legacy(await collection(changes.join('; ')), Buffer.from('{}')) }
}

function quoted(value: string): string {
  return `CAST(x'${Buffer.from(value).toString('hex')}' AS TEXT)`
}

/** What texts are made of, for each reader of them. */
const PIECES = {
  'a.csv': ['a', '가', '"', ',', ';', '\t', '|', '\n', '\r\n', '#', ': ', ' - ', '{{c1::', '}}', '<b>', '&lt;', '=1', '\uFEFF', '\uD800', 'front', 'back', 'tags', 'week'],
  'a.txt': ['#separator:', 'tab\n', 'Comma\n', '#html:true\n', '#columns:', '#deck:', '#tags column:', '#guid column:', '3\n', '99\n', '-1\n', 'a', '\t', ',', '\n', '"', '<br>', '{{c1::b}}', '::'],
  'a.md': ['# ', '## ', '\n', '\n\n', 'Q: ', 'A: ', 'C: ', ' :: ', ' ::: ', '?', '??', '- [ ] ', '- [x] ', '{week=1}', '{.cards}', '| a | b |', '|---|---|', '| 1 | t |', '---', '==a==', '{{c1::', '}}', '^id', '> ', '```', '$', '[', '](', '**', '#tag', ' ', '가'],
  'b.md': ['---\n', 'title: ', 'course: ', 'language: ', 'exams:\n', '# T\n\n', '## S {week=9}\n\n', 'Q: a?\nA: b', ' ^x', ' ^x~2', ' #', '🎈'.repeat(310), '\n\n', '- [x] so — \n', '- [ ]  — why\n', '- [ ] \n', '{{c1::}}', '{{c1::a}}', 'C: ', '| Week | Topic |\n|---|---|\n', '| 1 | a |\n', '| 500-520 | b |\n', '[a](https://b.example)', '- [ ](https://c.example)\n', ' '],
  'a.json': ['{', '}', '[', ']', ',', ':', '"format"', '"weekdeck"', '"version"', '1', '-1e999', 'null', '"deck"', '"cards"', '"id"', '"kind"', '"basic"', '"front"', '"__proto__"', '"\\ud800"', '""', '"a"'],
} as const

const texts: readonly FuzzedReader[] = Object.entries(PIECES).map(([name, pieces]) => ({
  what: `any text called ${name}`,
  ...(name === 'a.json' ? { isJunk: true } : {}),
  files: () => Promise.resolve(fc.array(fc.constantFrom(...pieces), { maxLength: 80 }).map((parts) => made(name, Buffer.from(parts.join(''))))),
}))

/** A table with every column there is, and anything in its cells. */
function anyTable(): fc.Arbitrary<FuzzedFile> {
  const cell = fc.constantFrom('', 'a', 'b', 'a~2', 'a~r', 'a b', '{{c1::}}', '{{c01::x}}', '{{c1::}x}}', '{{c1::a}} {{c2::b}}', '999', '0', '-1', '3', ' ', '"a,b"', '🎈'.repeat(310), 'x'.repeat(310), '<b></b>', '![](a.png)')
  const row = fc.array(cell, { minLength: 2, maxLength: 7 }).map((cells) => cells.join(','))
  return fc.array(row, { minLength: 1, maxLength: 8 }).map((rows) => made('b.csv', Buffer.from(['front,back,id,week,tags,explanation', ...rows, ''].join('\n'))))
}

/** Deck files that are JSON, with anything in the place of any value. */
function anyDeckFile(): fc.Arbitrary<FuzzedFile> {
  const odd = fc.oneof(fc.constantFrom(null, '', ' ', 0, -1, 1.5, 9999, true, [], {}, [''], [null], 'a', 'a~r', 'a b', '\uD800', 'x'.repeat(400), { __proto__: 1 }), fc.string())
  const or = (value: unknown): fc.Arbitrary<unknown> => fc.oneof({ arbitrary: fc.constant(value), weight: 6 }, { arbitrary: odd, weight: 1 })
  const other = fc.record({ id: or('t2'), front: or('g'), back: or('c') }, { requiredKeys: [] })
  const option = fc.record({ text: or('so'), right: or(true), why: or('w') }, { requiredKeys: ['text', 'right'] })
  const note = fc.record({
    id: fc.oneof(fc.constantFrom('a', 'b', 'a~c1', 'a~t2'), odd), kind: fc.oneof(fc.constantFrom('basic', 'cloze', 'choice'), odd),
    front: or('f'), back: or('b'), text: or('{{c1::a}}'), options: or([]).chain((value) => (Array.isArray(value) ? fc.array(option, { maxLength: 3 }) : fc.constant(value))),
    others: fc.oneof(fc.array(other, { maxLength: 3 }), odd), reverse: or(true), week: or(1), tags: or(['t']), domains: or({ X: 'd' }), media: or(['a'.repeat(64)]),
    source: or({ file: 'a.md', line: 1, headings: [] }), explanation: or('e'), colour: odd,
  }, { requiredKeys: [] })
  const keysOf = new Map<unknown, readonly string[]>([['basic', ['front', 'back', 'reverse', 'others']], ['cloze', ['text']], ['choice', ['front', 'options']]])
  const common = ['id', 'kind', 'week', 'tags', 'domains', 'media', 'source', 'explanation', 'colour']
  const likely = note.map((one) => {
    const own = keysOf.get(one.kind)
    return own ? Object.fromEntries(Object.entries(one).filter(([key]) => own.includes(key) || common.includes(key))) : one
  })
  return fc.record({ id: or('d'), course: or('d'), title: or('T'), language: or('ko') }).chain((deck) => fc.array(fc.oneof({ arbitrary: likely, weight: 9 }, { arbitrary: odd, weight: 1 }), { maxLength: 6 })
    .map((cards) => made('d.json', Buffer.from(JSON.stringify({ format: 'weekdeck', version: 1, deck, cards })))))
}

export const FUZZED_READERS: readonly FuzzedReader[] = [
  ...flipped, ...packages, ...texts,
  { what: 'a table with anything in its cells', files: () => Promise.resolve(anyTable()) },
  { what: 'a deck file with anything in it', files: () => Promise.resolve(anyDeckFile()) },
]
