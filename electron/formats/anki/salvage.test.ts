import { zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cardsOf, facesOf } from '../../shared/domain/card.ts'
import { Findings } from '../guide/report.ts'
import { readImport } from '../import.ts'
import { readAnki } from './read.ts'
import { collection, PICTURE, zipped } from './test-package.ts'
import { rawZip } from './test-zip.ts'

interface Salvaged {
  readonly ids: readonly string[]
  readonly media: number
  readonly learnt: number
  /** What was left out, and why. */
  readonly lost: readonly string[]
  readonly warnings: readonly string[]
}

async function salvaged(bytes: Buffer): Promise<Salvaged> {
  const findings = new Findings()
  const { notes, media, progress } = await readAnki({ name: 'a.apkg', bytes }, findings)
  return {
    ids: notes.map(({ id }) => id),
    media: media.length,
    learnt: progress.size,
    lost: findings.leftOut().map(({ text, reason }) => `${text}: ${reason}`),
    warnings: findings.warnings().map(({ code, count }) => `${code} ${String(count)}`),
  }
}

const ALL = { ids: ['g2', 'g%2f1'], media: 1, learnt: 2, lost: [], warnings: [] }
const legacy = async (change: string, rest: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> =>
  zipped({ 'collection.anki2': await collection(change), media: Buffer.from('{"0":"p.png"}'), 0: PICTURE, ...rest })
const list = (text: string): Promise<Buffer> => legacy('', { media: Buffer.from(text), 1: Buffer.from('another') })

test('of a whole package nothing is lost', async () => {
  expect(await salvaged(await legacy(''))).toEqual(ALL)
})

describe('a broken list of media costs what it does not name any more', () => {
  test.each([
    ['one that is cut off', '{"1":"q.png","0":"p.png","2":"r.pn', ALL.media],
    ['one with a comma too many', '{"0":"p.png",}', ALL.media],
    ['one with names that are none', '{"0":"p.png","1":7}', ALL.media],
    ['a list in place of names', '["p.png"]', ALL.media],
    ['one that is no JSON at all', '\0\x01 broken', 0],
  ])('%s', async (_what, text, media) => {
    const warnings = media === 0 ? ['package-damaged 1', 'media-missing 2'] : ['package-damaged 1']
    expect(await salvaged(await list(text))).toEqual({ ...ALL, media, lost: ['media: media-list-broken'], warnings })
  })

  test('one of the newest form that breaks off', async () => {
    const entry = (name: string): Buffer => Buffer.concat([Buffer.from([0x0a, name.length + 2, 0x0a, name.length]), Buffer.from(name)])
    const listed = Buffer.concat([entry('p.png'), entry('q.png').subarray(0, 5)])
    const packed = await zipped({ 'meta': Buffer.from([8, 3]), 'collection.anki21b': zstdCompressSync(await collection()), 'media': zstdCompressSync(listed), '0': zstdCompressSync(PICTURE) })
    expect(await salvaged(packed)).toEqual({ ...ALL, lost: ['media: media-list-broken'], warnings: ['package-damaged 1'] })
  })
})

test('names that lead out cost only those files', async () => {
  const bytes = await list(JSON.stringify({ 0: 'p.png', 1: '../../evil.png' }))
  expect(await salvaged(bytes)).toEqual({ ...ALL, lost: ['../../evil.png: media-name-unsafe'], warnings: ['package-damaged 1'] })
})

test('a picture that is not what was packed costs only itself', async () => {
  const packed = await collection()
  const bytes = rawZip([{ name: 'collection.anki2', packed }, { name: 'media', packed: Buffer.from('{"0":"p.png"}') }, { name: '0', packed: PICTURE, checksum: 1 }])
  expect(await salvaged(bytes)).toEqual({ ...ALL, media: 0, lost: ['p.png: media-broken'], warnings: ['package-damaged 1', 'media-missing 2'] })
})

describe('what a collection lacks', () => {
  test('deck names that do not parse: the cards come without', async () => {
    const bytes = await legacy("UPDATE col SET decks = '{'")
    expect(await salvaged(bytes)).toEqual({ ...ALL, lost: ['decks: deck-names-broken'], warnings: ['package-damaged 1'] })
    expect((await readImport([{ name: 'words.apkg', bytes }])).deck.head.title).toBe('words')
  })

  test('no review log: the schedule comes without past answers', async () => {
    expect(await salvaged(await legacy('DROP TABLE revlog'))).toEqual({ ...ALL, lost: ['revlog: reviews-broken'], warnings: ['package-damaged 1'] })
  })

  test('no cards: they are made of the notes', async () => {
    const bytes = await legacy('DROP TABLE cards')
    expect(await salvaged(bytes)).toEqual({ ...ALL, learnt: 0, lost: ['cards: cards-broken'], warnings: ['package-damaged 1'] })
    const { deck } = await readImport([{ name: 'a.apkg', bytes }])
    expect(deck.notes.flatMap(cardsOf).map(({ id }) => id)).toEqual(['g2~c1', 'g2~c2', 'g%2f1', 'g%2f1~t2'])
  })

  test('a note too many, without cards: only that note', async () => {
    const more = 'INSERT INTO notes SELECT 77, \'g3\', mid, mod, usn, tags, \'Lonely\' || char(31) || \'b\', sfld, csum, flags, data FROM notes WHERE mid ='
    for (const type of ['1', '2']) expect(await salvaged(await legacy(`${more} ${type}`))).toEqual({ ...ALL, lost: ['Lonely b: no-cards'], warnings: ['side-empty 1'] })
  })

  test('no note types: fields stand as fronts and backs', async () => {
    const { deck, report } = await readImport([{ name: 'a.apkg', bytes: await legacy("UPDATE col SET models = 'x'; UPDATE notes SET flds = 'front' || char(31) || 'back' || char(31) || 'more' WHERE mid = 1") }])
    expect(deck.notes.flatMap(cardsOf).map(facesOf)).toEqual([
      { ask: expect.stringContaining('수도') as string, answer: expect.stringContaining('서울') as string },
      { ask: expect.stringContaining('서울') as string, answer: expect.stringContaining('수도') as string },
      { ask: 'front', answer: 'back<br>more' },
    ])
    expect(report.leftOut.map(({ text, reason }) => [text, reason])).toEqual([['models', 'note-types-broken']])
  })

  test.each(["due = 'x'", 'due = 1e300', 'ivl = 1e12', 'reps = -1', 'lapses = 0.5'])('a schedule that makes no sense (%s) is left out', async (change) => {
    expect(await salvaged(await legacy(`UPDATE cards SET ${change} WHERE id = 11`))).toEqual({ ...ALL, learnt: 1 })
  })

  test('no row of its own: there is no day to count from', async () => {
    expect(await salvaged(await legacy('UPDATE col SET crt = NULL'))).toEqual({ ...ALL, learnt: 0, lost: ['col: dates-broken'], warnings: ['package-damaged 1'] })
  })
})

describe('damaged pages', () => {
  test('cost the notes on them', async () => {
    const count = 4000
    const rows = `WITH RECURSIVE n(x) AS (SELECT 100 UNION ALL SELECT x + 1 FROM n WHERE x < ${String(99 + count)})`
    const notes = `${rows} INSERT INTO notes SELECT x, 'n' || x, 1, 0, 0, '', 'front ' || x || char(31) || hex(zeroblob(60)), 0, 0, 0, '' FROM n`
    const cards = `${rows} INSERT INTO cards SELECT x + 100000, x, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '' FROM n`
    const damaged = await collection(`${notes}; ${cards}`)
    const whole = await salvaged(await zipped({ 'collection.anki2': Buffer.from(damaged) }))
    const at = damaged.indexOf('front 2100')
    damaged.fill(0xff, Math.floor(at / 4096) * 4096, Math.floor(at / 4096) * 4096 + 4096)
    const found = await salvaged(await zipped({ 'collection.anki2': damaged }))
    expect(whole.ids.length).toBe(count + 2)
    expect(found.lost).toContain('notes: notes-broken')
    expect(found.ids.length).toBeGreaterThan(count * 0.98)
    expect(found.ids.length).toBeLessThan(count)
    expect([found.ids.includes('n100'), found.ids.includes('n2100'), found.ids.includes(`n${String(99 + count)}`)]).toEqual([true, false, true])
  })
})

describe('a zip that was cut off', () => {
  test('gives what stands before', async () => {
    const more = Array.from({ length: 20 }, (_unused, index) => ({ name: String(index + 1), packed: Buffer.alloc(1000, index) }))
    const bytes = rawZip([{ name: 'collection.anki2', packed: await collection() }, { name: 'media', packed: Buffer.from('{"0":"p.png"}') }, { name: '0', packed: PICTURE }, ...more])
    const end = bytes.lastIndexOf('PK\u0001\u0002')
    for (const length of [bytes.length - 10, end, end - 2000]) {
      expect(await salvaged(bytes.subarray(0, length))).toEqual({ ...ALL, lost: ['a.apkg: zip-broken'], warnings: ['package-damaged 1'] })
    }
  })

  test('a collection whose checksum is wrong is read, and told', async () => {
    const bytes = rawZip([{ name: 'collection.anki2', packed: await collection(), checksum: 1 }])
    expect(await salvaged(bytes)).toEqual({ ...ALL, media: 0, lost: ['collection.anki2: collection-altered'], warnings: ['package-damaged 1', 'media-missing 2'] })
  })
})
