import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { FOREIGN, type ForeignKind } from '../shared/foreign.ts'
import { UserError } from '../shared/errors.ts'
import { collection, zipped } from './anki/test-package.ts'
import { rawZip } from './anki/test-zip.ts'
import { foreignBytes } from './foreign.ts'
import { readImport } from './import.ts'

const some = (text: string): Buffer => Buffer.from(text)
const bytes = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(600)])
const zip = (...names: readonly string[]) => (): Promise<Buffer> => zipped(Object.fromEntries(names.map((name) => [name, some('x'.repeat(200))])))
const typed = (mimetype: string, name: string) => (): Buffer => rawZip([{ name: 'mimetype', packed: some(mimetype) }, { name, packed: some('x') }])
const compound = (name: string) => (): Buffer => Buffer.concat([bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), Buffer.from(name, 'utf16le'), Buffer.alloc(600)])

const FILES: readonly (readonly [kind: ForeignKind, what: string, bytes: () => Buffer | Promise<Buffer>])[] = [
  ['word', 'a .docx', zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml')],
  ['word', 'a .doc', compound('WordDocument')],
  ['excel', 'an .xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['excel', 'an .xls', compound('Workbook')],
  ['powerpoint', 'a .pptx', zip('[Content_Types].xml', 'ppt/presentation.xml')],
  ['powerpoint', 'a .ppt', compound('PowerPoint Document')],
  ['hwp', 'a .hwp', compound('\u0005HwpSummaryInformation')],
  ['hwp', 'a .hwpx', typed('application/hwp+zip', 'Contents/section0.xml')],
  ['office', 'an old document of no known program', compound('Quill')],
  ['open-text', 'an .odt', typed('application/vnd.oasis.opendocument.text', 'content.xml')],
  ['open-sheet', 'an .ods', typed('application/vnd.oasis.opendocument.spreadsheet', 'content.xml')],
  ['open-slides', 'an .odp', typed('application/vnd.oasis.opendocument.presentation', 'content.xml')],
  ['iwork', 'a .pages', zip('Index/Document.iwa', 'preview.jpg')],
  ['epub', 'an .epub', typed('application/epub+zip', 'META-INF/container.xml')],
  ['epub', 'an .epub whose first entry is another', zip('META-INF/container.xml', 'content.opf')],
  ['mnemosyne', 'a .cards of Mnemosyne', zip('cards.xml', 'METADATA')],
  ['mnemosyne', 'XML of Mnemosyne', () => some('<?xml version="1.0"?>\n<openSM2sync number_of_entries="3"></openSM2sync>')],
  ['mochi', 'a .mochi', zip('data.edn', 'img.png')],
  ['backup', 'a backup of ours', zip('weekdeck.json', 'journal/a.jsonl')],
  ['archive', 'a zip of a folder', zip('guide/1.md', 'guide/2.md')],
  ['archive', 'a zip with a package in it', async () => zipped({ 'deck.apkg': await zipped({ 'collection.anki2': await collection() }) })],
  ['archive', 'a .gz', () => bytes('\x1f\x8b\x08')],
  ['archive', 'a .7z', () => bytes('7z\xbc\xaf\x27\x1c')],
  ['archive', 'a .rar', () => bytes('Rar!\x1a\x07')],
  ['archive', 'a .tar', () => bytes(`${'deck.md'.padEnd(257, '\0')}ustar\0`)],
  ['pdf', 'a .pdf', () => bytes('%PDF-1.7\n')],
  ['rtf', 'an .rtf', () => some('{\\rtf1\\ansi front\\tab back}')],
  ['picture', 'a .png', () => bytes('\x89PNG\r\n\x1a\n')],
  ['picture', 'a .jpg', () => bytes('\xff\xd8\xff\xe0')],
  ['picture', 'a .gif', () => bytes('GIF89a')],
  ['picture', 'a .webp', () => bytes('RIFF\x10\0\0\0WEBPVP8 ')],
  ['picture', 'a .heic', () => bytes('\0\0\0\x18ftypheic')],
  ['picture', 'a .bmp', () => bytes('BM\x36\x10\0\0\0\0\0\0')],
  ['picture', 'an .svg', () => some('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>\n')],
  ['sound', 'an .mp3', () => bytes('ID3\x04\0')],
  ['sound', 'a .wav', () => bytes('RIFF\x10\0\0\0WAVEfmt ')],
  ['video', 'an .mp4', () => bytes('\0\0\0\x18ftypmp42')],
  ['program', 'an .exe', () => bytes('MZ\x90\0\x03\0\0\0')],
  ['shortcut', 'a .lnk', () => bytes('L\0\0\0\x01\x14\x02\0')],
  ['shortcut', 'a .url', () => some('[InternetShortcut]\r\nURL=https://example.org/\r\n')],
  ['lfs', 'a pointer of Git LFS', () => some('version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 1\n')],
  ['anki-collection', 'a collection without its package', () => collection()],
  ['database', 'a database', () => bytes('SQLite format 3\0')],
  ['crowdanki', 'CrowdAnki', () => some('{"__type__": "Deck", "crowdanki_uuid": "a", "notes": []}')],
  ['notebook', 'a notebook', () => some('{"cells": [], "nbformat": 4}')],
  ['json', 'JSON of nobody we know', () => some('{"cards": [{"front": "a", "back": "b"}]}')],
  ['json', 'a list of JSON', () => some('[{"question": "2+2?", "answer": "4"}]')],
  ['supermemo', 'XML of SuperMemo', () => some('<?xml version="1.0"?>\n<SuperMemoCollection><Count>1</Count></SuperMemoCollection>')],
  ['xml', 'XML', () => some('\uFEFF<?xml version="1.0"?><deck><card q="a">b</card></deck>')],
  ['xml', 'XML in UTF-16', () => Buffer.from('\uFEFF<?xml version="1.0"?><deck><card q="a">b</card></deck>', 'utf16le')],
  ['web-page', 'a web page', () => some('<!DOCTYPE html>\n<html><body><ul><li>a: b</li></ul></body></html>')],
  ['calendar', 'a calendar', () => some('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n')],
  ['binary', 'a file of no known kind', () => deflateSync(Buffer.from(Array.from({ length: 3000 }, (_unused, index) => (index * index * 31) % 251)))],
]

async function told(name: string, content: Buffer): Promise<unknown> {
  try {
    return (await readImport([{ name, bytes: content }])).deck.notes.length
  } catch (error) {
    if (error instanceof UserError) return error.failure
    throw error
  }
}

describe('a file of another program is called what it is, whatever its name', () => {
  test.each(FILES)('%s: %s', async (kind, _what, content) => {
    const { what, remedy } = FOREIGN[kind]
    for (const file of ['deck.apkg', 'guide.md', 'words.csv', 'deck.json', 'none']) {
      expect(await told(file, await content())).toEqual({ code: 'format-unknown', file, kind, message: `${file}: ${what} ${remedy}` })
    }
  })

  test('every kind is met', () => {
    expect([...new Set(FILES.map(([kind]) => kind))].toSorted()).toEqual(Object.keys(FOREIGN).toSorted())
  })
})

describe('what is no file of another program is not called one', () => {
  test.each([
    ['a list that begins with the name of an algorithm', 'ID3\ta decision tree\nC4.5\tits successor\n'],
    ['a list of letters that begin files', 'BM,benchmark\nMZ,mezzanine\nPK,primary key\n'],
    ['a line that holds the name of a format', 'physics:WAVE,a disturbance\nRIFF,a resource\n'],
    ['a list of tags', '<svg>\ta drawing\n<html>\ta page\n<xml>\tdata\n'.replace('<html>', '&lt;html&gt;')],
    ['notes that link to each other', '[[note]] :: a link\n[[other]] :: another\n'],
  ])('%s', async (_what, text) => {
    expect(await told('words.txt', some(text))).toEqual(expect.any(Number))
  })

  test('a package that is cut off, and one whose collection is gone, are packages', async () => {
    const whole = await zipped({ 'collection.anki2': await collection(), media: some('{}') })
    expect(foreignBytes(whole)).toBeNull()
    expect(foreignBytes(whole.subarray(0, 400))).toBeNull()
    expect(foreignBytes(await zipped({ media: some('{}'), 0: some('x') }))).toBeNull()
  })

  test('a document that is cut off is still a document', async () => {
    const whole = await zip('[Content_Types].xml', 'word/document.xml')()
    expect(foreignBytes(whole.subarray(0, -100))).toBe('word')
  })
})

test('of several files of a guide, one that is none costs only itself', async () => {
  const files = [
    { name: 'a.md', bytes: some('# A\n\nfront :: back\n') },
    { name: 'b.md', bytes: bytes('%PDF-1.7\n') },
    { name: 'c.txt', bytes: some('<!DOCTYPE html><html></html>') },
  ]
  const { deck, report } = await readImport(files)
  expect(deck.notes.length).toBe(1)
  expect(report.leftOut).toEqual(['b.md', 'c.txt'].map((file) => ({ file, line: 1, text: file, reason: 'not-read' })))
})
