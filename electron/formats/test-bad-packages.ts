import { deflateRawSync, zstdCompressSync } from 'node:zlib'
import { collection, PICTURE, zipped } from './anki/test-package.ts'
import { rawZip, type RawEntry } from './anki/test-zip.ts'
import type { BadFile } from './test-bad-file.ts'

const MEBIBYTE = 1024 * 1024
const META_LATEST = Buffer.from([8, 3])

/** A package around a collection to which something was done. */
async function legacy(change: string, rest: Readonly<Record<string, Buffer>> = {}): Promise<Buffer> {
  return zipped({ 'collection.anki2': await collection(change), media: Buffer.from('{"0":"p.png"}'), 0: PICTURE, ...rest })
}

/** The newest form around the bytes of a collection as they are packed. */
function latest(packed: Uint8Array): Promise<Buffer> {
  return zipped({ meta: META_LATEST, 'collection.anki21b': Buffer.from(packed), media: zstdCompressSync(Buffer.alloc(0)) })
}

const packed = async (change = ''): Promise<Buffer> => zstdCompressSync(await collection(change))

/** A frame of blocks that each say "this byte, 128 KiB times": 4 bytes a block. */
function zstdBomb(bytes: number): Buffer {
  const block = 128 * 1024
  const count = Math.ceil(bytes / block)
  const blocks = Array.from({ length: count }, (_unused, index) => {
    const head = (index === count - 1 ? 1 : 0) | (1 << 1) | (block << 3)
    return Buffer.from([head & 255, (head >> 8) & 255, head >> 16, 0])
  })
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0x38]), ...blocks])
}

async function raw(change: Partial<RawEntry>): Promise<Buffer> {
  return rawZip([{ name: 'collection.anki2', packed: await collection(), ...change }])
}

async function overlapping(): Promise<Buffer> {
  const bytes = await collection()
  return rawZip(Array.from({ length: 500 }, (_unused, index) => ({ name: index === 0 ? 'collection.anki2' : `f${String(index)}`, packed: bytes, isOverlapping: index > 0 })))
}

async function scrambled(): Promise<Buffer> {
  const bytes = await collection()
  for (let at = 100; at < bytes.length; at += 97) bytes.writeUInt8((at * 31) % 256, at)
  return zipped({ 'collection.anki2': bytes })
}

function mediaList(count: number): Buffer {
  return Buffer.from(JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_unused, index) => [String(index), index === 0 ? 'p.png' : `${String(index)}.png`]))))
}

const set = (column: string, value: string): string => `UPDATE notes SET ${column} = ${value} WHERE guid = 'g/1'`
const letters = (count: number, letter: string): string => `replace(hex(zeroblob(${String(count)})), '00', '${letter}')`
const models = (front: string): string => `UPDATE col SET models = json_set(models, '$."1".tmpls[0].qfmt', ${front})`
const ENDLESS = 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n'
const HOSTILE_HTML = '<script>globalThis.hacked = 1</script><img src=x onerror="hacked()"><a href="javascript:hacked()">a</a><iframe src="https://x.example"></iframe><img src="https://x.example/p.png">'

/** Every way in which a package was, or could be, made to do harm. */
export const BAD_PACKAGES: readonly BadFile[] = [
  { what: 'a deflate bomb that says its size', bytes: () => raw({ packed: deflateRawSync(Buffer.alloc(MEBIBYTE)), isDeflated: true, size: 600 * MEBIBYTE }), gives: 'file-too-large' },
  { what: 'a deflate bomb that does not', bytes: () => raw({ packed: deflateRawSync(Buffer.alloc(300 * MEBIBYTE), { level: 1 }), isDeflated: true, size: 1000 }), gives: 'deck-damaged' },
  { what: 'a zstd bomb', bytes: () => latest(zstdBomb(600 * MEBIBYTE)), gives: 'deck-damaged' },
  { what: 'entries that overlap', bytes: overlapping, gives: 'deck-damaged' },
  { what: 'entries whose names lead out', bytes: async () => rawZip([{ name: 'collection.anki2', packed: await collection() }, ...['../../evil.txt', '/etc/evil', 'C:\\evil.txt'].map((name) => ({ name, packed: PICTURE }))]), gives: { notes: 2, warnings: ['media-missing', 'package-damaged'] } },
  { what: 'a media name that leads out', bytes: () => legacy('', { media: Buffer.from('{"0":"../../evil.png"}') }), gives: { notes: 2, warnings: ['media-missing', 'package-damaged'] } },
  { what: 'a media name that leads out of Windows', bytes: () => legacy('', { media: Buffer.from('{"0":"..\\\\evil.png"}') }), gives: { notes: 2, warnings: ['media-missing', 'package-damaged'] } },
  { what: 'a zip that is cut off', bytes: async () => (await legacy('')).subarray(0, 400), gives: 'deck-damaged' },
  { what: 'a zip whose end is missing', bytes: async () => (await legacy('')).subarray(0, -30), gives: { notes: 2, warnings: ['package-damaged'] } },
  { what: 'a wrong checksum', bytes: () => raw({ checksum: 1 }), gives: { notes: 2, warnings: ['media-missing', 'package-damaged'] } },
  { what: 'wrong zstd', bytes: async () => latest((await packed()).fill(170, 20, 200)), gives: 'deck-damaged' },
  { what: 'zstd that is cut off', bytes: async () => latest((await packed()).subarray(0, -9)), gives: 'deck-damaged' },
  { what: 'several zstd frames', bytes: async () => {
    const bytes = await collection()
    return latest(Buffer.concat([zstdCompressSync(bytes.subarray(0, 5000)), zstdCompressSync(bytes.subarray(5000))]))
  }, gives: { notes: 2, warnings: ['media-missing'] } },
  { what: 'a database of scrambled pages', bytes: scrambled, gives: 'deck-damaged' },
  { what: 'a database that ends after its first letters', bytes: () => zipped({ 'collection.anki2': Buffer.from('SQLite format 3\0 and then nothing') }), gives: 'deck-damaged' },
  { what: 'a view in place of a table', bytes: () => legacy(`DROP TABLE revlog; CREATE VIEW revlog AS ${ENDLESS}`), gives: 'deck-damaged' },
  { what: 'a view beside the tables', bytes: () => legacy(`CREATE VIEW more AS ${ENDLESS}`), gives: 'deck-damaged' },
  { what: 'a trigger', bytes: () => legacy(`CREATE TRIGGER more AFTER INSERT ON notes BEGIN DELETE FROM cards; END`), gives: 'deck-damaged' },
  { what: 'no table notes', bytes: () => legacy('DROP TABLE notes'), gives: 'deck-damaged' },
  { what: 'no table col', bytes: () => legacy('DROP TABLE col'), gives: { notes: 2, warnings: ['package-damaged', 'type-missing'] } },
  ...['cards', 'revlog'].map((table): BadFile => ({ what: `no table ${table}`, bytes: () => legacy(`DROP TABLE ${table}`), gives: { notes: 2, warnings: ['package-damaged'] } })),
  { what: 'no row of the collection', bytes: () => legacy('DELETE FROM col'), gives: { notes: 2, warnings: ['package-damaged', 'type-missing'] } },
  { what: 'note types that are no JSON', bytes: () => legacy("UPDATE col SET models = '{'"), gives: { notes: 2, warnings: ['package-damaged', 'type-missing'] } },
  { what: 'JSON inside JSON without end', bytes: () => legacy(`UPDATE col SET models = ${letters(1_000_000, '[')}`), gives: { notes: 2, warnings: ['package-damaged', 'type-missing'] } },
  { what: 'no note types', bytes: () => legacy("UPDATE col SET models = '{}'"), gives: { notes: 2, warnings: ['type-missing'] } },
  { what: 'a million media names', bytes: () => legacy('', { media: mediaList(1_000_000) }), gives: { notes: 2 } },
  { what: 'hostile HTML', bytes: () => legacy(set('flds', `'${HOSTILE_HTML}' || char(31) || 'b'`)), gives: { notes: 2, warnings: ['media-missing', 'script-dropped'] } },
  { what: 'zeros in a field', bytes: () => legacy(set('flds', "'a' || char(0) || 'b' || char(31) || 'c'")), gives: { notes: 2, has: 'ab' } },
  { what: 'half of a letter in a field', bytes: () => legacy(set('flds', "CAST(x'61eda08062' AS TEXT) || char(31) || 'c'")), gives: { notes: 2, warnings: ['letters-unreadable'] } },
  { what: 'a field of 10 MB', bytes: () => legacy(set('flds', `${letters(10_000_000, 'x')} || char(31) || 'c'`)), gives: { notes: 2 } },
  { what: 'the same note twice', bytes: () => legacy('INSERT INTO notes SELECT 77, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data FROM notes WHERE id = 2; INSERT INTO cards SELECT 78, 77, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards WHERE id = 13'), gives: { notes: 2, warnings: ['id-repeated'] } },
  { what: 'a template that shows a large field a million times', bytes: () => legacy(`${set('flds', `${letters(1_000_000, 'x')} || char(31) || 'c'`)}; ${models(letters(100_000, '{{Front}}'))}`), gives: { notes: 1, warnings: ['side-empty'] } },
  { what: 'a template of sections that are never closed', bytes: () => legacy(models(`${letters(100_000, '{{#Front}}')} || '{{Front}}'`)), gives: { notes: 2 } },
  ...([
    ['line after line, none of them closed', `'<hr ' || ${letters(100_000, 'id=answer ')}`],
    ['pictures that are never closed', letters(100_000, '<img src="'), 'media-missing'],
    ['nothing but white space', `'a' || ${letters(1_000_000, ' ')}`],
    ['holes that are never closed', `'{{c1::' || ${letters(200_000, '{{c2::a}}')}`],
    ['a fold of brackets', letters(1_000_000, '<')],
  ] as const).map(([what, text, ...warnings]): BadFile => ({ what, bytes: () => legacy(`UPDATE notes SET flds = 'a' || ${text} || char(31) || 'c' || ${text}`), gives: { notes: 2, warnings } })),
  { what: 'a template of white space', bytes: () => legacy(`UPDATE col SET models = json_set(models, '$."2".tmpls[0].qfmt', '{{cloze:a' || ${letters(200_000, ' ')}, '$."2".tmpls[0].afmt', '{{cloze:a' || ${letters(200_000, ' ')})`), gives: { notes: 2 } },
]
