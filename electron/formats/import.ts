import { createHash } from 'node:crypto'
import type { Note } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import type { ImportedCard } from '../shared/domain/imported-progress.ts'
import { FILE_BYTES, LARGE_TIMES, type ReadChoice, type TableChoice } from '../shared/domain/reading.ts'
import { hasEnding, isPictureName } from '../shared/endings.ts'
import { UserError } from '../shared/errors.ts'
import { FACTS, sayFact, type Fact } from '../shared/facts.ts'
import type { OnShare } from '../shared/on-share.ts'
import type { MediaFile } from './anki/media.ts'
import { deckFromFiles } from './files.ts'
import { fitDeck } from './fit/fit-deck.ts'
import { NoteGate } from './fit/note-gate.ts'
import { foreignBytes, foreignFile, foreignJson, foreignText, isZip } from './foreign.ts'
import { languageOfText } from './guide/head.ts'
import { slug } from './guide/identity.ts'
import { readGuide } from './guide/read.ts'
import { Findings, type GuideReport } from './guide/report.ts'
import { normaliseText } from './guide/text.ts'
import { readAnkiHeaders } from './table/anki-headers.ts'
import { readTable, type Table } from './table/read.ts'
import { notesOfTable } from './table/notes.ts'
import { decodeText, linesWith, UNREADABLE } from './text-of-bytes.ts'

/** A file as chosen or dropped; `name` is relative to the folder it was dropped in. */
export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What kind of file it was, told by what is in it. */
export type ImportFormat = 'weekdeck-json' | 'guide' | 'csv' | 'anki-text' | 'anki-package'

/** What the files hold. */
export interface ImportRead {
  readonly format: ImportFormat
  /** Such as `utf-8`; several, when the files differ. */
  readonly encoding: string
  readonly deck: Deck
  readonly report: GuideReport
  /** The guide's own text by file name, line ends and Hangul normalised as the card's lines count them; empty for a deck. */
  readonly guide: ReadonlyMap<string, string>
  /** Pictures and sounds the cards show. */
  readonly media: readonly MediaFile[]
  /** How a table was cut and read, so that it can be read otherwise. */
  readonly table?: Table
  /** What another program knew of the cards, by card id; taken over only when the person asks for it. */
  readonly learnt?: ReadonlyMap<string, ImportedCard>
}

/** How far a text is when its letters are known. */
const DECODED = 0.2

const MEGABYTE = 1024 ** 2

/**
 * Reads what a person chose: an Anki package, deck files, a table, or a guide of one or many files, told apart by what
 * is in them. Fails with `file-missing`, `file-too-large`, `guide-no-cards`, and what {@link decodeText},
 * {@link readAnki} and {@link deckFromFiles} fail with.
 */
export async function readImport(files: readonly ImportFile[], choice: ReadChoice = {}, onShare: OnShare = () => undefined): Promise<ImportRead> {
  const findings = new Findings()
  const times = choice.isLarge ? LARGE_TIMES : 1
  const chosen = choose(files, { findings, mostBytes: FILE_BYTES * times })
  const [first] = chosen
  if (chosen.length === 1 && first && isZip(first.bytes) && foreignBytes(first.bytes) === null) return fitted(await readAnkiFile(first, { findings, times, onShare }), first.name)
  const texts = textsOf(chosen, { findings, choice })
  onShare(DECODED)
  const encoding = [...new Set(texts.map((file) => file.encoding))].join(', ')
  const read = readTexts(texts, { findings, choice: choice.table })
  const { leftOut, warnings } = read.report
  const report = { ...read.report, leftOut: [...findings.leftOut(), ...leftOut], warnings: [...findings.warnings(), ...warnings] }
  return fitted({ ...read, encoding, report }, first?.name ?? '')
}

/** What a reader made, as a deck may hold it. A deck file passed the same gate note by note when it was read. */
function fitted(read: ImportRead, file: string): ImportRead {
  if (read.format === 'weekdeck-json') return read
  const findings = new Findings(read.report)
  const deck = fitDeck(read.deck, { findings, file, isPackage: read.format === 'anki-package' })
  requireCards(deck, file)
  return { ...read, deck, report: { ...read.report, leftOut: findings.leftOut(), warnings: findings.warnings() } }
}

/** The texts of what was chosen. Among several of a guide, one that is none costs only itself, and is told. */
function textsOf(files: readonly ImportFile[], { findings, choice }: { findings: Findings; choice: ReadChoice }): readonly (Text & { readonly encoding: string })[] {
  let first: unknown
  const texts = files.flatMap(({ name, bytes }) => {
    try {
      const { isDamaged, ...read } = decodeText(name, bytes, choice.encoding)
      const text = { name, ...read }
      if (isDamaged) for (const place of linesWith(read.text, UNREADABLE)) findings.warn('letters-unreadable', { file: name, ...place })
      if (!choice.table) requireOwn(text)
      return [text]
    } catch (error) {
      first ??= error
      if (files.length === 1 || hasEnding(name, 'deck')) throw error
      findings.leaveOut({ file: name, line: 1, text: name, reason: 'not-read' })
      return []
    }
  })
  if (texts.length === 0) throw first
  return texts
}

function readTexts(texts: readonly Text[], { findings, choice }: { findings: Findings; choice: TableChoice | undefined }): Omit<ImportRead, 'encoding'> {
  if (!choice && texts.every(isDeckText)) return readDeck(texts, findings)
  const [only] = texts
  return (only && texts.length === 1 ? readTableFile(only, choice) : null) ?? readMarkdown(texts)
}

const CARDS_OF_GUIDES: Fact = { fact: 'cards-of-guides', values: { attribute: '{.cards}' } }

/** A guide that gives no cards at all fails with `guide-no-cards`, which says what was looked for. */
export function requireCards(deck: Deck, file: string, expected = CARDS_OF_GUIDES): void {
  if (deck.notes.length > 0) return
  const message = `${file} gives no cards. Looked for ${sayFact(expected)}. Add some, and choose it again.`
  throw new UserError({ code: 'guide-no-cards', message, file, expected })
}

/** Of several files those of a guide, else those of a deck; what is left aside is told. */
function choose(files: readonly ImportFile[], { findings, mostBytes }: { findings: Findings; mostBytes: number }): readonly ImportFile[] {
  const large = files.find((file) => file.bytes.length > mostBytes)
  if (large) {
    const most = mostBytes / MEGABYTE
    const message = `${large.name} is larger than ${String(most)} MB. Split it, and choose the parts.`
    const found: Fact = { fact: 'megabytes', values: { count: Math.ceil(large.bytes.length / MEGABYTE) } }
    throw new UserError({ code: 'file-too-large', message, file: large.name, found, expected: { fact: 'megabytes-at-most', values: { count: most } } })
  }
  if (files.length === 1) return files
  const guide = files.filter(({ name }) => hasEnding(name, 'guide', 'text'))
  const chosen = guide.length > 0 ? guide : files.filter(({ name }) => hasEnding(name, 'deck'))
  if (chosen.length === 0)
    throw new UserError({
      code: 'file-missing',
      message: `There is no guide and no deck among ${String(files.length)} files. Weekdeck reads ${FACTS['readable-files']}.`,
      expected: { fact: 'readable-files' },
    })
  for (const { name } of files.filter((file) => !chosen.includes(file))) {
    findings.leaveOut({
      file: name,
      line: 1,
      text: name,
      reason: isPictureName(name) ? 'picture' : 'beside-guide',
    })
  }
  // An empty file among others is no reason to refuse them.
  const told = chosen.filter(({ bytes }) => bytes.length > 0)
  return told.length > 0 ? told : chosen
}

interface Text {
  readonly name: string
  readonly text: string
}

/** How our own files begin; they need not be read twice. */
const OURS = /^\s*\{\s*"format"\s*:\s*"weekdeck(?:-guide|-plan)?"/

/** A text of another program fails with `format-unknown`, which says of which. JSON that is broken is for its reader to tell. */
function requireOwn({ name, text }: Text): void {
  const isJson = !OURS.test(text) && (isDeckText({ name, text }) || /^\s*\[\s*[{[]/.test(text))
  const kind = foreignText(text) ?? (isJson ? foreignJson(valueOf(text)) : null)
  if (kind) throw foreignFile(name, kind)
}

/** The value of a JSON text; one of ours, as far as can be told, where it cannot be read. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { format: 'weekdeck' }
  }
}

/** A deck begins with a brace and a quoted name, even where its JSON is broken later on. */
function isDeckText({ name, text }: Text): boolean {
  return /^\s*\{\s*["}]/.test(text) || (hasEnding(name, 'deck') && !/^\s*#\s/.test(text))
}

const NO_RULE = { attribute: 0, heading: 0, words: 0, first: 0, none: 0 }

interface PackageReading {
  readonly findings: Findings
  /** How often the usual limits are allowed. */
  readonly times: number
  readonly onShare: OnShare
}

async function readAnkiFile({ name, bytes }: ImportFile, { findings, times, onShare }: PackageReading): Promise<ImportRead> {
  // Half of what reading needs is for packages alone: it is loaded with the first.
  const [{ readAnki }, { PACKAGE_LIMITS }] = await Promise.all([import('./anki/read.ts'), import('./anki/zip.ts')])
  const limits = { ...PACKAGE_LIMITS, bytes: PACKAGE_LIMITS.bytes * times }
  const { notes, media, progress } = await readAnki({ name, bytes, limits, onShare }, findings)
  const roots = new Set(notes.map((note) => note.source?.headings[0] ?? ''))
  const [root = ''] = roots
  const deck = deckOf(roots.size === 1 && root !== '' ? root : titleOfFile(name), notes)
  requireCards(deck, name, { fact: 'cards-of-packages' })
  const report = { byRule: NO_RULE, leftOut: findings.leftOut(), warnings: findings.warnings() }
  return { format: 'anki-package', encoding: 'utf-8', deck, guide: new Map(), media, report, learnt: progress }
}

/** Null for a text that is no table: one with headings or cards of a guide in it, or without even columns. Where a person chose, it is one. */
function readTableFile({ name, text }: Text, choice: TableChoice | undefined): Omit<ImportRead, 'encoding'> | null {
  const plain = text.replace(/^\uFEFF/, '')
  if (!choice && !hasEnding(name, 'table') && !readAnkiHeaders(plain) && looksLikeGuide(text)) return null
  const table = readTable(plain, choice)
  if (!table) return null
  const findings = new Findings()
  const title = table.deck ?? titleOfFile(name)
  const deck = deckOf(title, notesOfTable(table, { file: name, deck: title }, findings))
  requireCards(deck, name)
  const report = { byRule: NO_RULE, leftOut: findings.leftOut(), warnings: findings.warnings() }
  return { format: table.format, deck, guide: new Map(), media: [], report, table }
}

/** Signs that no list of terms has: a heading, a card's letters, a list, a fence, a table's rule. */
function looksLikeGuide(text: string): boolean {
  return /^(?:#{1,6} |Q: |C: |[-*+] |\d+\. |```|\|? ?:?-{3,}:? ?\||---$|\?\??$)/m.test(text) || / :{2,3} |==[^=\n]+==|^<!-- /m.test(text)
}

function titleOfFile(name: string): string {
  return name.replace(/^.*\//, '').replace(/\.\w+$/, '').slice(0, 200).trim() || 'deck'
}

function deckOf(title: string, notes: readonly Note[]): Deck {
  const id = slug(title) || `deck-${createHash('sha256').update(title).digest('hex').slice(0, 8)}`
  return { head: { id, course: id, title, language: languageOfText(textOf(notes)) }, exams: [], resources: [], plan: [], notes }
}

function textOf(notes: readonly Note[]): string {
  return notes.slice(0, 200).map((note) => (note.kind === 'cloze' ? note.text : note.front)).join('\n').replace(/<[^<>]*>/g, ' ')
}

function readDeck(texts: readonly Text[], findings: Findings): Omit<ImportRead, 'encoding'> {
  const gate = new NoteGate(findings)
  const deck = deckFromFiles(new Map(texts.map(({ name, text }) => [name.replace(/^.*\//, ''), text])), findings, gate)
  if (deck.notes.length === 0 && gate.fault) throw gate.fault
  return { format: 'weekdeck-json', deck, guide: new Map(), media: [], report: { byRule: NO_RULE, leftOut: [], warnings: [] } }
}

function readMarkdown(texts: readonly Text[]): Omit<ImportRead, 'encoding'> {
  const guide = new Map(texts.map(({ name, text }) => [name, normaliseText(text)]))
  const { deck, report } = readGuide(texts)
  const [{ name } = { name: '' }] = texts
  requireCards(deck, name, hasEnding(name, 'table') ? { fact: 'cards-of-tables' } : CARDS_OF_GUIDES)
  return { format: 'guide', deck, report, guide, media: [] }
}
