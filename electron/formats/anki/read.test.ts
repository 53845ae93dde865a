import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { cardsOf, facesOf } from '../../shared/domain/card.ts'
import { UserError } from '../../shared/errors.ts'
import { Findings } from '../guide/report.ts'
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

describe('what is no package of Anki’s is refused', () => {
  test.each<[string, () => Promise<Buffer>, string]>([
    ['a zip of something else', () => zipped({ 'a.txt': PICTURE }), 'deck-damaged'],
    ['a newer package', async () => zipped({ ...(await whole()), meta: Buffer.from([8, 9]) }), 'deck-newer-version'],
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
