import iconv from 'iconv-lite'
import { collection, zipped } from './anki/test-package.ts'
import type { BadFile } from './test-bad-file.ts'
import { BAD_PACKAGES } from './test-bad-packages.ts'

const text = (content: string) => (): Uint8Array => new TextEncoder().encode(content)
const bytes = (...content: readonly number[]) => (): Uint8Array => Uint8Array.from(content)

function json(...cards: readonly object[]): () => Uint8Array {
  return text(JSON.stringify({ format: 'weekdeck', version: 1, deck: { id: 'd', course: 'd', title: 'd', language: 'en' }, cards }))
}
const basic = (id: string, front: string): object => ({ id, kind: 'basic', front, back: 'b' })

/** A deck of two notes with something 100,000 levels deep in place of `@`: in the second of them, or as its title. */
function deepIn(field: string, title = '"d"'): () => Uint8Array {
  const cards = [JSON.stringify(basic('a', 'f')), `{"id":"b","kind":"basic","front":"g",${field === '' ? '"back":"b"' : field}}`]
  return text(`{"format":"weekdeck","version":1,"deck":{"id":"d","course":"d","title":${title},"language":"en"},"cards":[${cards.join(',')}]}`.replace('@', '['.repeat(100_000) + ']'.repeat(100_000)))
}

const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n'
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const MANY = 10_000_000

const BAD_TEXTS: readonly BadFile[] = [
  { what: 'an empty file', name: 'a.csv', bytes: bytes(), gives: 'file-empty' },
  { what: 'nothing but a byte order mark', name: 'a.csv', bytes: bytes(0xef, 0xbb, 0xbf), gives: 'file-empty' },
  { what: 'nothing but a byte order mark of UTF-16', name: 'a.txt', bytes: bytes(0xff, 0xfe), gives: 'file-empty' },
  { what: 'a pointer of Git LFS', name: 'a.apkg', bytes: text(LFS), gives: 'format-unknown' },
  { what: 'a picture called a table', name: 'a.csv', bytes: bytes(...PNG), gives: 'format-unknown' },
  { what: 'a package called a guide', name: 'a.md', bytes: async () => zipped({ 'collection.anki2': await collection() }), gives: { notes: 2, warnings: ['media-missing'] } },
  { what: 'a table called a package', name: 'a.apkg', bytes: text('front,back\na,b\nc,d\n'), gives: { notes: 2 } },
  { what: 'a guide called a deck', name: 'a.json', bytes: text('# a\n\nfront :: back\n'), gives: { notes: 1 } },
  { what: 'a collection without its package', name: 'collection.anki2', bytes: () => collection(), gives: 'format-unknown' },
  { what: 'zeros between letters', name: 'a.csv', bytes: text('front,back\na\0b,c\n'), gives: { notes: 1, warnings: ['letters-unreadable'], has: 'a\uFFFDb' } },
  { what: 'half of a letter in UTF-8', name: 'a.csv', bytes: bytes(0x61, 0x2c, 0xed, 0xa0, 0x80, 0x0a), gives: { notes: 1, warnings: ['letters-unreadable'] } },
  { what: 'half of a letter in UTF-16', name: 'a.csv', bytes: () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,b\uD800\n', 'utf16le')]), gives: { notes: 1, warnings: ['letters-unreadable'] } },
  { what: 'half of a letter in a deck', name: 'a.json', bytes: text('{"format":"weekdeck","version":1,"deck":{"id":"d","course":"d","title":"d","language":"en"},"cards":[{"id":"a","kind":"basic","front":"x\\ud800","back":"b"}]}'), gives: { notes: 1, warnings: ['letters-unreadable'], has: 'x\uFFFD' } },
  { what: 'half of a letter in an id', name: 'a.json', bytes: text('{"format":"weekdeck","version":1,"deck":{"id":"d","course":"d","title":"d","language":"en"},"cards":[{"id":"a\\udc00","kind":"basic","front":"x","back":"b"}]}'), gives: { notes: 1, warnings: ['letters-unreadable'] } },
  { what: 'old Korean text cut in the middle of a letter', name: 'a.csv', bytes: () => iconv.encode('앞,뒤\n사과,배', 'cp949').subarray(0, -1), gives: { notes: 1, warnings: ['letters-unreadable'] } },
  { what: 'a cell of 10 MB', name: 'a.csv', bytes: text(`front,back\na,${'x'.repeat(MANY)}\nc,d\n`), gives: { notes: 2 } },
  { what: 'a side of 10 MB', name: 'a.json', bytes: json(basic('a', 'x'.repeat(MANY))), gives: { notes: 1 } },
  { what: 'a paragraph of 10 MB', name: 'a.md', bytes: text(`# a\n\nfront :: ${'word '.repeat(MANY / 5)}\n`), gives: { notes: 1 } },
  { what: 'the same id twice', name: 'a.json', bytes: json(basic('a', 'x'), basic('a', 'y')), gives: { notes: 2, warnings: ['id-mended'] } },
  { what: 'the same row id twice', name: 'a.csv', bytes: text('id,front,back\na,b,c\na,d,e\n'), gives: { notes: 2, warnings: ['id-repeated'] } },
  { what: 'a quote that is never closed', name: 'a.csv', bytes: text('front,back\na,"b\nc,d\n'), gives: { notes: 2, warnings: ['quotes-unbalanced'] } },
  { what: 'a million quotes', name: 'a.csv', bytes: text(`front,back\na,${'"'.repeat(1_000_001)}\nc,d\n`), gives: { notes: 2, warnings: ['quotes-unbalanced'] } },
  { what: 'separators of several kinds', name: 'a.csv', bytes: text('a,b\nc;d\ne\tf\ng|h\n'), gives: 'guide-no-cards' },
  { what: 'some rows cut by another separator', name: 'a.csv', bytes: text('a,b\nc,d\ne;f\ng,h\ni,j\n'), gives: { notes: 4, warnings: ['side-empty'] } },
  { what: 'hostile HTML in a table', name: 'a.csv', bytes: text('front,back\n<script>a</script><b onclick=x()>c</b>,<iframe src=https://x.example></iframe>\nd,e\n'), gives: { notes: 2 } },
  { what: 'tags that are never closed', name: 'a.csv', bytes: text(`a,${'<b '.repeat(300_000)}\nc,d\n`), gives: { notes: 2 } },
  { what: 'a megabyte of holes that begin', name: 'a.txt', bytes: text(`#separator:tab\n${'{{c1::'.repeat(170_000)}\tb\n`), gives: { notes: 1 } },
  { what: 'a hole of a megabyte of hints', name: 'a.txt', bytes: text(`#separator:tab\n{{c1::${'a::'.repeat(300_000)}\tb\n`), gives: { notes: 1 } },
  { what: 'a megabyte of holes in a deck', name: 'a.json', bytes: json({ id: 'a', kind: 'cloze', text: '{{c1::a}}'.repeat(110_000) + '{{c2::'.repeat(10_000) }), gives: { notes: 1 } },
  { what: 'a row of 250,000 cells', name: 'a.csv', bytes: text(`front,back\na,b\n${'"a",'.repeat(250_000)}\n`), gives: { notes: 2, warnings: ['id-repeated', 'row-ragged'] } },
  { what: 'a hundred thousand lines that are cards', name: 'a.md', bytes: text('a :: b\n'.repeat(150_000)), gives: { notes: 150_000, warnings: ['id-repeated', 'title-missing'] } },
  { what: 'a hundred thousand sides', name: 'a.md', bytes: text('a\n?\nb\n\n'.repeat(150_000)), gives: { notes: 150_000, warnings: ['id-repeated', 'title-missing'] } },
  { what: 'JSON inside JSON without end', name: 'a.json', bytes: text('{"a":'.repeat(1_000_000)), gives: 'deck-not-json' },
  { what: 'lists inside lists without end', name: 'a.json', bytes: text(`{"cards":${'['.repeat(500_000)}${']'.repeat(500_000)}}`), gives: 'format-unknown' },
  { what: 'lists inside lists in a field of a card', name: 'a.json', bytes: deepIn('"back":"b","colour":@'), gives: { notes: 2, warnings: ['field-unknown'] } },
  { what: 'lists inside lists in place of a back', name: 'a.json', bytes: deepIn('"back":@'), gives: { notes: 1 } },
  { what: 'lists inside lists in place of a title', name: 'a.json', bytes: deepIn('', '@'), gives: 'deck-wrong-field' },
  { what: 'a table of weeks and tags that no deck can hold', name: 'a.csv', bytes: text(`front,back,week,tags\na,b,99999,\nc,d,3,${'t'.repeat(400)}\n`), gives: { notes: 2, warnings: ['field-left-out', 'name-shortened'] } },
  { what: 'a megabyte of brackets in a guide', name: 'a.md', bytes: text(`# a\n\nfront :: back\n\n${'[a]('.repeat(250_000)}\n`), gives: { notes: 1 } },
  { what: 'a megabyte of stars in a guide', name: 'a.md', bytes: text(`# a\n\nfront :: back\n\n${'**a '.repeat(250_000)}\n`), gives: { notes: 1 } },
  { what: 'quotes inside quotes in a guide', name: 'a.md', bytes: text(`# a\n\nfront :: back\n\n${'> '.repeat(100_000)}a\n`), gives: { notes: 1 } },
]

/** Every case, called as a person's file would be. */
export const BAD_FILES: readonly (BadFile & { readonly name: string })[] = [
  ...BAD_TEXTS.map((file) => ({ name: 'a.txt', ...file })),
  ...BAD_PACKAGES.map((file) => ({ name: 'a.apkg', ...file })),
]
