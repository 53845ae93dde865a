import { FOREIGN, type ForeignKind } from '../shared/foreign.ts'
import { UserError } from '../shared/errors.ts'
import { zipNames } from './zip-entries.ts'

/** How many bytes at a file's start tell its kind. */
const LOOKED_AT = 4096

/** What files of a kind begin with, a letter a byte. Each has something that no text begins with, since "ID3" may be a term. */
const SIGNS: readonly { readonly kind: ForeignKind; readonly begins: RegExp }[] = [
  { kind: 'pdf', begins: /^%PDF-/ },
  { kind: 'rtf', begins: /^\{\\rtf/ },
  { kind: 'hwp', begins: /^HWP Document File/ },
  { kind: 'lfs', begins: /^version https:\/\/git-lfs\./ },
  { kind: 'picture', begins: /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF[\s\S]{4}WEBP|\0\0\0[\s\S]ftyp(?:avif|hei|mif1)|II\*\0|MM\0\*|\0\0\x01\0|8BPS\0)/ },
  { kind: 'sound', begins: /^(?:ID3[\x02-\x04]|\xff[\xf2\xf3\xfa\xfb]|fLaC\0|OggS\0|RIFF[\s\S]{4}WAVE|FORM[\s\S]{4}AIF|\0\0\0[\s\S]ftypM4A|MThd\0)/ },
  { kind: 'video', begins: /^(?:\0\0\0[\s\S]ftyp|RIFF[\s\S]{4}AVI |\x1a\x45\xdf\xa3|\0\0\x01\xba)/ },
  { kind: 'archive', begins: /^(?:\x1f\x8b|BZh[1-9]1AY|\xfd7zXZ\0|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd|[\s\S]{257}ustar[\0 ])/ },
  { kind: 'program', begins: /^(?:\x7fELF|[\xce\xcf]\xfa\xed\xfe|\xca\xfe\xba\xbe|MZ[\s\S]{0,200}\0\0)/ },
  { kind: 'picture', begins: /^BM[\s\S]{4}\0\0\0\0/ },
  { kind: 'shortcut', begins: /^(?:L\0\0\0\x01\x14\x02\0|book\0\0\0\0mark)/ },
]

/** What a zip of another program holds: by the names of its entries. */
const PACKED: readonly { readonly kind: ForeignKind; readonly has: RegExp }[] = [
  { kind: 'word', has: /^word\/./ },
  { kind: 'excel', has: /^xl\/./ },
  { kind: 'powerpoint', has: /^ppt\/./ },
  { kind: 'hwp', has: /^Contents\/section\d+\.xml$/ },
  { kind: 'iwork', has: /^Index(?:\.zip$|\/)|^index\.(?:apxl|xml)(?:\.gz)?$/ },
  { kind: 'epub', has: /^META-INF\/container\.xml$/ },
  { kind: 'mochi', has: /^data\.(?:json|edn)$/ },
  { kind: 'mnemosyne', has: /^cards\.xml$/ },
  { kind: 'backup', has: /^weekdeck\.json$/ },
]

/** OpenDocument and e-books say what they are in an entry of its own, unpacked and first. */
const MIMETYPES: readonly { readonly kind: ForeignKind; readonly says: string }[] = [
  { kind: 'epub', says: 'application/epub' },
  { kind: 'hwp', says: 'application/hwp' },
  { kind: 'open-text', says: 'application/vnd.oasis.opendocument.text' },
  { kind: 'open-sheet', says: 'application/vnd.oasis.opendocument.spreadsheet' },
  { kind: 'open-slides', says: 'application/vnd.oasis.opendocument.presentation' },
]

/** Old documents are small file systems; the names in it are written two bytes a letter. */
const COMPOUND = /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/
const IN_COMPOUND: readonly { readonly kind: ForeignKind; readonly has: string }[] = [
  { kind: 'word', has: 'WordDocument' },
  { kind: 'excel', has: 'Workbook' },
  { kind: 'excel', has: 'Book\0' },
  { kind: 'powerpoint', has: 'PowerPoint Document' },
  { kind: 'hwp', has: 'HwpSummaryInformation' },
]

/** The kind of a file that is no text and no package of Anki's, told by its bytes; null for anything else. */
export function foreignBytes(bytes: Uint8Array): ForeignKind | null {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = content.toString('latin1', 0, LOOKED_AT)
  const found = SIGNS.find(({ begins }) => begins.test(start))
  if (found) return found.kind
  if (isZip(bytes)) return foreignZip(bytes, start)
  if (start.startsWith('SQLite format 3\0')) return content.includes('revlog') && content.includes('notes') ? 'anki-collection' : 'database'
  return COMPOUND.test(start) ? IN_COMPOUND.find(({ has }) => content.includes(Buffer.from(has, 'utf16le')))?.kind ?? 'office' : null
}

/** Whether the bytes begin as a zip does, an empty one too. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
}

/** Null for a package of Anki's, and for a zip of which nothing can be told because it is damaged. */
function foreignZip(bytes: Uint8Array, start: string): ForeignKind | null {
  const names = zipNames(bytes)
  if (names.some((name) => name.startsWith('collection.anki2'))) return null
  const said = names[0] === 'mimetype' ? MIMETYPES.find(({ says }) => start.includes(says)) : undefined
  const known = said ?? PACKED.find(({ has }) => names.some((name) => has.test(name)))
  if (known) return known.kind
  // What is left of a package whose collection is gone.
  const isOfAnki = names.every((name) => /^(?:media|meta|\d+)$/.test(name))
  return isOfAnki ? null : 'archive'
}

/** The root of an XML document behind its prolog, comments and document type. */
const ROOT = /^\uFEFF?\s*(?:<\?xml\b[^<>]*>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,4000}-->\s*)*(?:<!doctype\b[^<>]*>\s*)?<([a-z][\w.:-]*)/i

/** The kind of a text that is no guide, no table and no deck; null for anything else. */
export function foreignText(text: string): ForeignKind | null {
  const start = text.slice(0, LOOKED_AT)
  if (/^\uFEFF?\s*<(?:!doctype\s+html|html)\b/i.test(start)) return 'web-page'
  const root = ROOT.exec(start)?.[1]?.toLowerCase()
  if (root === 'svg' && text.trimEnd().endsWith('</svg>')) return 'picture'
  if (root === 'supermemocollection') return 'supermemo'
  if (root === 'mnemosyne' || root === 'opensm2sync') return 'mnemosyne'
  if (/^\uFEFF?\s*<\?xml\b/.test(start)) return root === 'html' ? 'web-page' : 'xml'
  if (/^\uFEFF?BEGIN:V(?:CALENDAR|CARD)\b/.test(start)) return 'calendar'
  return /^\uFEFF?\s*\[(?:InternetShortcut|Desktop Entry)\]/.test(start) ? 'shortcut' : null
}

/** The kind of a JSON value that is no file of ours; null for one that is, or means to be. */
export function foreignJson(value: unknown): ForeignKind | null {
  if (typeof value !== 'object' || value === null) return 'json'
  const { format, deck, cards, crowdanki_uuid: uuid, nbformat } = value as Readonly<Record<string, unknown>>
  if (format === 'weekdeck-backup' || format === 'weekdeck-profile') return 'backup'
  if ((typeof format === 'string' && format.startsWith('weekdeck')) || (deck !== undefined && cards !== undefined)) return null
  if (uuid !== undefined) return 'crowdanki'
  return nbformat === undefined ? 'json' : 'notebook'
}

/** The error for a file of another program. */
export function foreignFile(file: string, kind: ForeignKind): UserError {
  const { what, remedy } = FOREIGN[kind]
  return new UserError({ code: 'format-unknown', message: `${file}: ${what} ${remedy}`, file, kind })
}
