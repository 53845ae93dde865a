import { bundleEntries, storedDeck } from '../formats/files.ts'
import { shortName } from '../formats/fit/names.ts'
import { NoteIds } from '../formats/fit/note-ids.ts'
import { unreadableParts } from '../formats/fit/unreadable-parts.ts'
import { Findings, type Place } from '../formats/guide/report.ts'
import { readImport, type ImportFile, type ImportRead } from '../formats/import.ts'
import type { Table } from '../formats/table/read.ts'
import { cardsOf, facesOf, type Card, type CardFaces, type Note } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import { compareEditions, renamedCards, type EditionChanges, type KeptNote } from '../shared/domain/edition.ts'
import type { ImportedCard } from '../shared/domain/imported-progress.ts'
import { gatherNotes, keepWeeks } from '../shared/domain/incoming.ts'
import { UserError } from '../shared/errors.ts'
import { readDeckFolder, readGuideFolder, type TextFiles } from '../storage/deck-files.ts'
import type { NoteFace } from '../shared/views/decks.ts'
import type { ImportFacts, TableFacts } from '../shared/views/imports.ts'
import { byPercent } from './by-percent.ts'
import {
  SHOWN_CHANGES, type ChangeWithCards, type FinishedDeck, type ImportGoal, type Outlook, type ReadDeck, type ReaderAnswers, type ImportRequest,
} from './reader-messages.ts'

/** Cards that a preview shows, and letters of each face: more is not read there, and would only hold the window up. */
const SAMPLE_CARDS = 20
const SAMPLE_LETTERS = 4000
const SAMPLE_MEDIA_BYTES = 16 * 1024 * 1024

/** Files whose parts stand on no line that a person could look up. */
const LINELESS: ReadonlySet<ImportFacts['format']> = new Set<ImportFacts['format']>(['weekdeck-json', 'anki-package'])

const LISTS: ReadonlySet<ImportFacts['format']> = new Set<ImportFacts['format']>(['csv', 'anki-text', 'anki-package'])

/** One import in the reader's process: what was read stays here, and main is told of it only what it shows and writes. */
export class ImportSession {
  readonly #onShare: (share: number) => void
  #files: readonly ImportFile[] = []
  #read: ImportRead | undefined
  #library: InLibrary | undefined

  constructor(onShare: (share: number) => void = () => undefined) {
    this.#onShare = onShare
  }

  async answer(request: ImportRequest): Promise<ReaderAnswers[keyof ReaderAnswers]> {
    switch (request.kind) {
      case 'read':
        this.#files = request.files ?? this.#files
        this.#read = await readImport(this.#files, request.choice, byPercent(this.#onShare))
        return describe(this.#read, this.#files)
      case 'outlook':
        return outlookOf(await this.#combined(request.goal))
      case 'finish':
        return finish(await this.#combined(request.goal), await guideThere(request.goal))
    }
  }

  async #combined(goal: ImportGoal): Promise<Combined> {
    const there = goal.existing === undefined ? undefined : await this.#existing(goal.existing)
    const [unreadable] = there?.unreadable ?? []
    // What cannot be read would be missing in the deck that is written anew.
    if (unreadable && goal.isAdded) throw partUnreadable(unreadable)
    return combine(this.#require(), { goal, there })
  }

  /** The deck that is there, read once however often the person thinks about it. */
  async #existing(folder: string): Promise<InLibrary> {
    if (this.#library?.folder === folder) return this.#library
    const findings = new Findings()
    const deck = storedDeck(await readDeckFolder(folder), findings)
    this.#library = { folder, deck, unreadable: unreadableParts(findings.leftOut()) }
    return this.#library
  }

  #require(): ImportRead {
    if (!this.#read) throw new UserError({ code: 'preview-gone', message: 'This preview is over. Choose the file again.' })
    return this.#read
  }
}

function partUnreadable({ file, detail }: InLibrary['unreadable'][number]): UserError {
  const message = `${file}: ${detail} cannot be read, so nothing is added to this deck. Mend the file, or import the cards as a separate deck.`
  return new UserError({ code: 'deck-part-unreadable', message, file, at: detail })
}

function describe(read: ImportRead, files: readonly ImportFile[]): ReadDeck {
  const { deck, report, format, table } = read
  const cards = deck.notes.flatMap(cardsOf)
  const { title, language, id, course } = deck.head
  const placeOf = ({ file, line }: Place): string => LINELESS.has(format) ? file : `${file}:${String(line)}`
  const facts: ImportFacts = {
    name: files.length === 1 ? (files[0]?.name ?? '') : title,
    format,
    encoding: read.encoding,
    title,
    language,
    notes: deck.notes.length,
    cards: cards.length,
    derived: deck.notes.filter((note) => note.derived).flatMap(cardsOf).length,
    weeks: weekCounts(deck),
    sample: cards.slice(0, SAMPLE_CARDS).map((card) => ({ ...shownFaces(card), markup: card.note.markup ?? 'md' })),
    warnings: report.warnings.map(({ code, count, example, at: [first] }) => ({ code, count, example, ...(first ? { at: placeOf(first) } : {}) })),
    leftOutCount: report.leftOut.length,
    leftOut: report.leftOut.slice(0, SHOWN_CHANGES).map(({ text, reason, values, ...place }) => ({ at: placeOf(place), text, reason, ...(values ? { values } : {}) })),
    ...(table ? { table: tableFacts(table) } : {}),
    ...(read.learnt && read.learnt.size > 0 ? { learnt: learntFacts(read.learnt) } : {}),
  }
  return { facts, deckId: id, course, isList: LISTS.has(format), media: mediaOf(cards.slice(0, SAMPLE_CARDS), read.media) }
}

function mediaOf(cards: readonly Card[], media: ImportRead['media']): ReadDeck['media'] {
  const wanted = new Set(cards.flatMap((card) => card.note.media ?? []))
  let left = SAMPLE_MEDIA_BYTES
  return media.filter(({ hash, bytes }) => wanted.has(hash) && (left -= bytes.length) >= 0)
}

function learntFacts(learnt: ReadonlyMap<string, ImportedCard>): NonNullable<ImportFacts['learnt']> {
  const cards = [...learnt.values()]
  return {
    cards: cards.filter(({ state }) => state).length,
    answers: cards.reduce((count, { answers }) => count + (answers?.length ?? 0), 0),
    suspended: cards.filter(({ isSuspended }) => isSuspended).length,
  }
}

/** Of the cards that the deck has in the end. */
function learntOf(learnt: ReadonlyMap<string, ImportedCard>, { notes }: Deck): ReadonlyMap<string, ImportedCard> {
  const ids = new Set(notes.flatMap(cardIds))
  return new Map([...learnt].filter(([id]) => ids.has(id)))
}

function tableFacts({ separator, rowEnd, hasHeader, isHtml, names, roles, rows }: Table): TableFacts {
  const exampleOf = (column: number): string => rows.slice(0, SAMPLE_CARDS).map(({ cells }) => cells[column]?.trim() ?? '').find((cell) => cell !== '') ?? ''
  return {
    separator,
    ...(rowEnd === undefined ? {} : { rowEnd }),
    hasHeader,
    isHtml,
    columns: roles.map((role, column) => ({ name: names?.[column]?.trim() ?? '', role, example: exampleOf(column).slice(0, 120) })),
  }
}

function weekCounts(deck: Deck): ImportFacts['weeks'] {
  const counts = new Map(deck.plan.map((row) => [row.week, { week: row.week, topic: row.topic, cards: 0 }]))
  for (const note of deck.notes) {
    const week = note.week ?? 0
    const known = counts.get(week) ?? { week, topic: '', cards: 0 }
    counts.set(week, { ...known, cards: known.cards + cardsOf(note).length })
  }
  return [...counts.values()].sort((a, b) => a.week - b.week)
}

/** A deck of the library. */
interface InLibrary {
  readonly folder: string
  readonly deck: Deck
  /** What of its files cannot be read. */
  readonly unreadable: ReturnType<typeof unreadableParts>
}

interface Combined {
  readonly read: ImportRead
  readonly goal: ImportGoal
  readonly deck: Deck
  readonly there: InLibrary | undefined
  readonly duplicates: number
  /** What comes in, of all that the deck has then. */
  readonly arrived: Counts
}

interface Counts {
  readonly notes: number
  readonly cards: number
}

/** The deck as it would be: the new notes beside those that are there, or in their place. */
function combine(read: ImportRead, { goal, there }: { goal: ImportGoal; there: InLibrary | undefined }): Combined {
  const { deck, format } = read
  const { notes, arrived, duplicates } = gatherNotes(there && goal.isAdded ? there.deck.notes : [], deck.notes, goal)
  const placed = there && !goal.isAdded && LISTS.has(format) ? keepWeeks(there.deck.notes, notes) : notes
  const { deckId: id, course, title } = goal
  const base = there && goal.isAdded ? there.deck : { ...deck, head: { ...deck.head, id, course, title: shortName(title) } }
  const settled = settle(placed, arrived)
  return { read, goal, deck: { ...base, notes: settled.notes }, there, duplicates, arrived: settled.arrived }
}

/** Notes of several sources under ids that a deck can have beside each other, and how many of them came in. */
function settle(notes: readonly Note[], arrived: ReadonlySet<string>): { readonly notes: readonly Note[]; readonly arrived: Counts } {
  const ids = new NoteIds()
  const count = { notes: 0, cards: 0 }
  const settled = notes.flatMap((given) => {
    const note = ids.settle(given)?.note
    if (!note) return []
    if (arrived.has(given.id)) {
      count.notes += 1
      count.cards += cardsOf(note).length
    }
    return [note]
  })
  return { notes: settled, arrived: count }
}

function outlookOf({ deck, there, duplicates, arrived }: Combined): Outlook {
  return { ...arrived, duplicates, ...(there ? { edition: editionOf(compareEditions(there.deck.notes, deck.notes)) } : {}) }
}

function editionOf(changes: EditionChanges): NonNullable<Outlook['edition']> {
  const { same, changed, moved, added, removed } = changes
  const counts = { same: same.length, changed: changed.length, moved: moved.length, added: added.length, removed: removed.length }
  return { ...counts, changes: shownChanges(changes) }
}

function shownChanges({ changed, moved, added, removed }: EditionChanges): readonly ChangeWithCards[] {
  return [
    ...changed.slice(0, SHOWN_CHANGES).map((pair) => keptChange('changed', pair)),
    ...moved.slice(0, SHOWN_CHANGES).map((pair) => keptChange('moved', pair)),
    ...added.slice(0, SHOWN_CHANGES).map((note) => ({ change: { kind: 'added' as const, noteId: note.id, after: faceOf(note) }, cards: [] })),
    ...removed.slice(0, SHOWN_CHANGES).map(removedChange),
  ].slice(0, SHOWN_CHANGES)
}

function keptChange(kind: 'changed' | 'moved', { before, after }: KeptNote): ChangeWithCards {
  return { change: { kind, noteId: after.id, before: faceOf(before), after: faceOf(after) }, cards: cardIds(before), noteBefore: before.id }
}

function removedChange(note: Note): ChangeWithCards {
  return { change: { kind: 'removed', noteId: note.id, before: faceOf(note) }, cards: cardIds(note), noteBefore: note.id }
}

function shownFaces(card: Card): CardFaces {
  const { ask, answer } = facesOf(card)
  return { ask: shortened(ask), answer: shortened(answer) }
}

function shortened(text: string): string {
  return text.length > SAMPLE_LETTERS ? `${text.slice(0, SAMPLE_LETTERS)}…` : text
}

function cardIds(note: Note): readonly string[] {
  return cardsOf(note).map((card) => card.id)
}

function faceOf(note: Note): NoteFace {
  const [first] = cardsOf(note)
  const faces = first ? shownFaces(first) : { ask: '', answer: '' }
  return { ...faces, week: note.week ?? 0, section: note.source?.headings.at(-1) ?? '' }
}

/** The texts of the guide that a new edition would replace. */
async function guideThere({ existingGuide, isAdded }: ImportGoal): Promise<TextFiles> {
  return existingGuide === undefined || isAdded ? new Map() : readGuideFolder(existingGuide)
}

function finish({ read, goal, deck, there, arrived }: Combined, guide: TextFiles): FinishedDeck {
  const files = encodedFiles(deck)
  const changes = there ? compareEditions(there.deck.notes, deck.notes) : null
  return {
    files,
    guide: read.guide,
    media: read.media,
    cards: arrived.cards,
    inDeck: deck.notes.reduce((count, note) => count + cardsOf(note).length, 0),
    isUnchanged: there !== undefined && isSame(there.deck, files) && (read.guide.size === 0 || isSameText(guide, read.guide)),
    moves: changes ? movesOf(changes, new Set(goal.startOver)) : [],
    renamed: changes ? renamedOf(changes) : [],
    learnt: goal.withLearnt && read.learnt ? learntOf(read.learnt, deck) : new Map(),
  }
}

function renamedOf({ changed, moved }: EditionChanges): FinishedDeck['renamed'] {
  return [...changed, ...moved].flatMap(({ before, after }) => (before.id === after.id ? [] : [[before.id, after.id] as const]))
}

function movesOf({ changed, moved }: EditionChanges, fresh: ReadonlySet<string>): FinishedDeck['moves'] {
  return [...changed, ...moved].flatMap((pair): FinishedDeck['moves'] => {
    const renamed = new Map(renamedCards(pair))
    const keepsProgress = !fresh.has(pair.after.id)
    const cards = keepsProgress ? [...renamed.keys()] : cardIds(pair.before)
    return cards.map((from) => ({ from, to: renamed.get(from) ?? null, keepsProgress }))
  })
}

/** As bytes: texts take twice as much in memory as soon as one letter is not Latin, here and again where they are sent. */
function encodedFiles(deck: Deck): FinishedDeck['files'] {
  const encoder = new TextEncoder()
  const files = new Map<string, Uint8Array>()
  for (const [name, text] of bundleEntries(deck)) files.set(name, encoder.encode(text))
  return files
}

function isSameText(there: TextFiles, texts: TextFiles): boolean {
  return there.size === texts.size && [...texts].every(([name, text]) => there.get(name) === text)
}

/** By what they say: a file may have been written with its fields in another order. */
function isSame(there: Deck, files: FinishedDeck['files']): boolean {
  let count = 0
  for (const [name, text] of bundleEntries(there)) {
    if (!Buffer.from(text).equals(files.get(name) ?? new Uint8Array())) return false
    count += 1
  }
  return count === files.size
}
