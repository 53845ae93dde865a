import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPackage, PACKAGE_LIMITS } from '../formats/anki/zip.ts'
import { runDeck } from './run.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'weekdeck-convert-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

const ROWS = 'id,front,back,explanation,tags,week\r\na,나무,tree,,,\r\nb,{{c1::잎}}은 초록,,,식물,2\r\n'

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('a table becomes a package whose database is that of schema 11, and nothing is left beside it', async () => {
  const out = join(folder, 'out.apkg')
  const { exitCode, stdout } = await runDeck(['convert', write('in.csv', ROWS), out, '--json'])
  const bytes = readFileSync(out)
  expect([exitCode, JSON.parse(stdout), readdirSync(folder).sort()]).toEqual([0, {
    ok: true, format: 'apkg', file: out, bytes: bytes.length, notes: 2, cards: 2,
    losses: [{ code: 'markdown-as-html', count: 2, example: '나무' }],
    leftOut: [], warnings: [],
  }, ['in.csv', 'out.apkg']])
  const archive = await openPackage(bytes, { file: 'out.apkg', limits: PACKAGE_LIMITS })
  const path = join(folder, 'collection.anki2')
  writeFileSync(path, await archive.read('collection.anki2'))
  const database = new DatabaseSync(path, { readOnly: true })
  const all = (sql: string): readonly object[] => database.prepare(sql).all().map((row) => ({ ...row }))
  expect([all('PRAGMA integrity_check'), all('SELECT ver FROM col'), all('SELECT guid, flds, tags FROM notes ORDER BY guid')]).toEqual([
    [{ integrity_check: 'ok' }], [{ ver: 11 }],
    [{ guid: 'a', flds: '나무\u001Ftree\u001F', tags: '' }, { guid: 'b', flds: '{{c1::잎}}은 초록\u001F', tags: ' 식물 ' }],
  ])
  database.close()
})

test('a table converted to itself is the same bytes; a mark is written when asked for', async () => {
  const source = write('in.csv', ROWS)
  const out = join(folder, 'out.csv')
  await runDeck(['convert', source, out])
  expect(readFileSync(out, 'utf8')).toBe(ROWS)
  await runDeck(['convert', source, out, '--force', '--bom'])
  expect(readFileSync(out, 'utf8')).toBe(`\uFEFF${ROWS}`)
})

test.each(['json', 'csv', 'txt', 'apkg', 'md'])('what cannot stand in a deck is named, and the .%s that is written opens with the cards that are told', async (format) => {
  const cards = [
    { id: 'a', kind: 'basic', front: 'q', back: 'answer' }, { id: 'a', kind: 'basic', front: 'r', back: 'answer' },
    { id: 'b', kind: 'basic', front: '', back: 'lost' }, { id: 'c', kind: 'cloze', text: '{{c1::}}' }, { id: '', kind: 'basic', front: 's', back: 'answer', week: 9999 },
  ]
  const deck = { id: 'd', course: 'd', title: 'D', language: 'en' }
  const out = join(folder, `out.${format}`)
  const { stdout } = await runDeck(['convert', write('in.json', JSON.stringify({ format: 'weekdeck', version: 1, deck, cards })), out, '--json'])
  const { stdout: inspected } = await runDeck(['inspect', out, '--json'])
  const told = JSON.parse(stdout) as { leftOut: { reason: string }[] }
  expect([told, told.leftOut.map(({ reason }) => reason), JSON.parse(inspected)]).toMatchObject([{ ok: true, cards: 3 }, ['front-empty', 'cloze-needs-hole'], { cards: 3 }])
})

test('notes that do not come back from what is written are named, and are not counted', async () => {
  const deck = { id: 'd', course: 'd', title: 'D', language: 'en' }
  const cards = [{ id: 'a', kind: 'basic', front: 'one', back: '' }, { id: 'b', kind: 'basic', front: 'two', back: 'answer' }]
  const { stdout } = await runDeck(['convert', write('in.json', JSON.stringify({ format: 'weekdeck', version: 1, deck, cards })), join(folder, 'out.md'), '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ notes: 1, cards: 1, losses: [{ code: 'changed-in-markdown' }, { code: 'not-read-back', count: 1, example: 'one' }] })
})

test('a file that is there stays', async () => {
  const out = write('out.txt', 'mine')
  const { exitCode, stderr } = await runDeck(['convert', write('in.csv', ROWS), out])
  expect([exitCode, stderr, readFileSync(out, 'utf8')]).toEqual([1, `${out} is there already. Choose another name, or add --force.\n`, 'mine'])
})

test.each([
  ['an unknown ending', ['in.csv', 'out.pdf'], 2],
  ['one name', ['in.csv'], 2],
  ['an unknown encoding', ['in.csv', 'out.txt', '--encoding', 'klingon'], 2],
  ['a file that is not there', ['none.csv', 'out.txt'], 1],
])('%s writes nothing', async (_name, [from = '', to, ...rest], exitCode) => {
  write('in.csv', ROWS)
  const words = ['convert', join(folder, from), ...(to === undefined ? [] : [join(folder, to)]), ...rest]
  expect([(await runDeck(words)).exitCode, to !== undefined && existsSync(join(folder, to))]).toEqual([exitCode, false])
})
