import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { cardsOf, facesOf } from '../../shared/domain/card.ts'
import { UserError } from '../../shared/errors.ts'
import { Findings } from '../guide/report.ts'
import { isPlainerHere } from './note-types.ts'
import { readAnki, type AnkiRead } from './read.ts'
import { collection, CREATED_SECONDS, PICTURE, zipped } from './test-package.ts'

const FIXTURES = join(import.meta.dirname, '../../../../shared/fixtures/decks/apkg')
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

test.each([
  ['a front', '[sound:hello.mp3]뒤', 'hello.mp3', '뒤'],
  ['a front inside its layout', '<div class="x"><img src="a&amp;b.png"></div>[sound:hello.mp3]뒤', 'a&amp;b.png<br>hello.mp3', '뒤'],
  ['a back', '앞<img src=b.jpg>', '앞', 'b.jpg'],
])('%s that is nothing but missing media shows its name', async (...[, fields, ask, answer]) => {
  const { notes } = await read(await zipped({ ...(await whole()), 'collection.anki2': await collection(`UPDATE notes SET flds = ${blob(fields)} WHERE mid = 1`) }))
  expect(notes.flatMap(cardsOf).filter(({ side }) => side.kind === 'front').map(facesOf)).toEqual([{ ask, answer }])
})

test('a hole that is nothing but missing media shows its name', async () => {
  const { notes } = await read(await zipped({ ...(await whole()), 'collection.anki2': await collection(`UPDATE notes SET flds = ${blob('{{c1::[sound:a.mp3]}} {{c2::수도}} [sound:b.mp3]')} WHERE mid = 2`) }))
  expect(notes[0]).toMatchObject({ kind: 'cloze', text: '{{c1::a.mp3}} {{c2::수도}} b.mp3' })
})

test('a hole that hides nothing leaves the cards that Anki has of it', async () => {
  const { notes } = await read(await zipped({ ...(await whole()), 'collection.anki2': await collection(`UPDATE notes SET flds = ${blob('{{c1::}}은 {{c2::수도}}더')} WHERE mid = 2`) }))
  expect(notes.slice(0, 1).flatMap(cardsOf).map(facesOf)).toEqual([
    { ask: '<mark>[…]</mark>은 수도', answer: expect.stringContaining('은 수도') as string },
    { ask: '은 <mark>[…]</mark>', answer: expect.stringContaining('<mark>수도</mark>') as string },
  ])
})

test('notes without an id, or with the same one, come with ids of their own and with what Anki knew of them', async () => {
  const guids = async (sql: string): Promise<readonly string[]> => {
    const { notes, progress } = await read(await zipped({ ...(await whole()), 'collection.anki2': await collection(sql) }))
    expect([notes.length, [...progress.keys()].every((id) => notes.flatMap(cardsOf).some((card) => card.id === id)), progress.size]).toEqual([2, true, 2])
    return notes.map(({ id }) => id)
  }
  const empty = await guids("UPDATE notes SET guid = ''")
  const twice = await guids("UPDATE notes SET guid = 'g'")
  expect([new Set(empty).size, empty.every((id) => /^[0-9a-f]{16}$/.test(id)), twice[0], await guids("UPDATE notes SET guid = ''")]).toEqual([2, true, 'g', empty])
})

test('an answer that took endless time counts as one that took none', async () => {
  const { progress } = await read(await zipped({ ...(await whole()), 'collection.anki2': await collection('UPDATE revlog SET time = 9e999') }))
  expect([...progress.values()].flatMap(({ answers = [] }) => answers)).toEqual([[expect.any(Number), 3, 0]])
})

test('a long tag is shortened where it is told, not before', async () => {
  const { notes } = await read(await zipped({ ...(await whole()), 'collection.anki2': await collection(`UPDATE notes SET tags = '${'t'.repeat(400)}'`) }))
  expect(notes.map(({ tags = [] }) => tags.map((tag) => tag.length))).toEqual([[400], [400]])
})

/** A text as SQL, whatever is in it. */
function blob(text: string): string {
  return `CAST(x'${Buffer.from(text).toString('hex')}' AS TEXT)`
}

describe('what is no package of Anki’s is refused', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    ['a zip of something else', () => zipped({ 'a.txt': PICTURE }), 'deck-damaged'],
    ['a newer package', async () => zipped({ ...(await whole()), meta: Buffer.from([8, 9]) }), 'package-newer-version'],
    ['a new package without its collection', async () => zipped({ ...(await whole()), meta: Buffer.from([8, 3]) }), 'deck-damaged'],
  ])('%s', async (_name, bytes, code) => {
    expect(await failure(await bytes())).toBe(code)
  })
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

test('cards that do more in Anki than here say so', async () => {
  const types = [['{{hint:Hint}}', '{{Back}}'], ['{{Front}}', '{{type:Back}}'], ['{{Front}}', '{{tts en_US voices=Apple:Back}}'], ['{{Front}}', '{{cloze-only:Back}}'], ['{{Type}}', '{{Hint}}']] as const
  expect(types.map(([front, back]) => isPlainerHere({ id: '1', name: '', isCloze: false, fields: [], templates: [{ name: '', front, back }] }))).toEqual([true, true, true, false, false])
  const { findings } = await read(await zipped({ 'collection.anki2': await collection(`UPDATE col SET models = replace(models, '{{Back}}', '{{type:Back}}')`) }))
  expect(findings.warnings().map(({ code }) => code)).toContain('template-plainer')
})
