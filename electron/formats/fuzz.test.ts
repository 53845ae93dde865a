import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Note } from '../shared/domain/card.ts'
import { WRITE_FORMATS } from '../shared/domain/writing.ts'
import { UserError } from '../shared/errors.ts'
import { collection, PICTURE } from './anki/test-package.ts'
import { rawZip } from './anki/test-zip.ts'
import { readImport } from './import.ts'
import { writeDeck } from './write/write.ts'

/** Trials of each reader; `FUZZ_TRIALS` asks for more, and `FUZZ_SEED` for others. */
const TRIALS = Number(process.env['FUZZ_TRIALS'] ?? 200)
const ROUNDS = { seed: Number(process.env['FUZZ_SEED'] ?? 7), numRuns: TRIALS }
const TIMES = { timeout: 60_000 + TRIALS * 100 }

const NOTES: readonly Note[] = [
  { id: 'a', kind: 'basic', front: '<b>나무</b>', back: 'tree', markup: 'html', tags: ['식물'] },
  { id: 'b', kind: 'cloze', text: '{{c1::잎}}은 초록', markup: 'html' },
  { id: 'c', kind: 'basic', front: '소나무', back: 'pine', reverse: true, markup: 'html' },
]
const DECK = { head: { id: 'trees', course: 'trees', title: 'trees', language: 'ko' }, exams: [], resources: [], plan: [], notes: NOTES }

/** Cards, or one clear error. Anything else is thrown on, and the test fails with it. */
async function outcome(name: string, bytes: Uint8Array): Promise<'cards' | 'error'> {
  try {
    const { deck } = await readImport([{ name, bytes }])
    return deck.notes.length > 0 ? 'cards' : 'error'
  } catch (error) {
    if (error instanceof UserError && error.failure.message !== '') return 'error'
    throw error
  }
}

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

let database: Uint8Array = new Uint8Array()
beforeAll(async () => { database = await collection() })

test.each(WRITE_FORMATS)('bytes flipped in a real .%s give cards or one clear error', TIMES, async (format) => {
  const { bytes } = await writeDeck({ deck: DECK, media: [], nowMs: Date.UTC(2026, 0, 5) }, format)
  expect(await outcome(`trees.${format}`, bytes)).toBe('cards')
  await fc.assert(fc.asyncProperty(broken(bytes), async (content) => {
    expect(['cards', 'error']).toContain(await outcome(`trees.${format}`, content))
  }), ROUNDS)
})

/** A package of the older form whose checksums are right, whatever is in it. */
const legacy = (packed: Uint8Array, media: Uint8Array): Buffer =>
  rawZip([{ name: 'collection.anki2', packed }, { name: 'media', packed: media }, { name: '0', packed: PICTURE }])

test('a database damaged before it was packed gives cards or one clear error', TIMES, async () => {
  const media = Buffer.from('{"0":"p.png"}')
  expect(await outcome('a.apkg', legacy(database, media))).toBe('cards')
  await fc.assert(fc.asyncProperty(broken(database), broken(media), async (one, other) => {
    expect(['cards', 'error']).toContain(await outcome('a.apkg', legacy(one, other)))
  }), ROUNDS)
})

test('zstd, protobuf and meta that are damaged give cards or one clear error', TIMES, async () => {
  const meta = Buffer.from([8, 3])
  const frame = zstdCompressSync(database)
  const media = zstdCompressSync(Buffer.from([10, 9, 10, 5, ...Buffer.from('p.png'), 16, 9]))
  const part = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> => fc.oneof({ arbitrary: fc.constant(bytes), weight: 2 }, { arbitrary: broken(bytes), weight: 1 })
  await fc.assert(fc.asyncProperty(part(meta), part(frame), part(media), async (head, content, list) => {
    const names = { meta: head, 'collection.anki21b': content, media: list, 0: PICTURE }
    expect(['cards', 'error']).toContain(await outcome('a.apkg', rawZip(Object.entries(names).map(([name, packed]) => ({ name, packed })))))
  }), ROUNDS)
})

/** What texts are made of, for each reader of them. */
const PIECES = {
  'a.csv': ['a', '가', '"', ',', ';', '\t', '|', '\n', '\r\n', '#', ': ', ' - ', '{{c1::', '}}', '<b>', '&lt;', '=1', '\uFEFF', '\uD800', 'front', 'back', 'tags', 'week'],
  'a.txt': ['#separator:', 'tab\n', 'Comma\n', '#html:true\n', '#columns:', '#deck:', '#tags column:', '#guid column:', '3\n', '99\n', '-1\n', 'a', '\t', ',', '\n', '"', '<br>', '{{c1::b}}', '::'],
  'a.md': ['# ', '## ', '\n', '\n\n', 'Q: ', 'A: ', 'C: ', ' :: ', ' ::: ', '?', '??', '- [ ] ', '- [x] ', '{week=1}', '{.cards}', '| a | b |', '|---|---|', '| 1 | t |', '---', '==a==', '{{c1::', '}}', '^id', '> ', '```', '$', '[', '](', '**', '#tag', ' ', '가'],
  'a.json': ['{', '}', '[', ']', ',', ':', '"format"', '"weekdeck"', '"version"', '1', '-1e999', 'null', '"deck"', '"cards"', '"id"', '"kind"', '"basic"', '"front"', '"__proto__"', '"\\ud800"', '""', '"a"'],
} as const

test.each(Object.entries(PIECES))('any text called %s gives cards or one clear error', TIMES, async (name, pieces) => {
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 80 }), async (parts) => {
    expect(['cards', 'error']).toContain(await outcome(name, Buffer.from(parts.join(''))))
  }), ROUNDS)
})

test('any field, template and hole of a package gives cards or one clear error', TIMES, async () => {
  const piece = fc.constantFrom('a', '가', '{{c1::', '{{c2::', '::', '}}', '{{', '{{Front}}', '{{#Front}}', '{{^Back}}', '{{/Front}}', '{{cloze:Text}}', '<img src="', '">', '[sound:', ']', '<script>', '<hr id=answer>', '[$]', '[/$]', '\u0000', '\u001F', "''", ' ')
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
  await fc.assert(fc.asyncProperty(text, text, text, async (field, front, back) => {
    const quoted = (value: string): string => `CAST(x'${Buffer.from(value).toString('hex')}' AS TEXT)`
    const types = ['1', '2'].map((id) => `UPDATE col SET models = json_set(models, '$."${id}".tmpls[0].qfmt', ${quoted(front)}, '$."${id}".tmpls[0].afmt', ${quoted(back)})`)
    const bytes = legacy(await collection([`UPDATE notes SET flds = ${quoted(field)}`, ...types].join('; ')), Buffer.from('{}'))
    expect(['cards', 'error']).toContain(await outcome('a.apkg', bytes))
  }), ROUNDS)
})
