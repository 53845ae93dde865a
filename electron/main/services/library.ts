import { join } from 'node:path'
import { BundleReader, bundleOrder } from '../../formats/files.ts'
import { unreadableParts } from '../../formats/fit/unreadable-parts.ts'
import { Findings } from '../../formats/guide/report.ts'
import { cardsOf, type Note } from '../../shared/domain/card.ts'
import type { CardKey, Deck } from '../../shared/domain/deck.ts'
import { satPapers } from '../../shared/domain/exam-attempt.ts'
import { placeOfNote, withEdits, type NoteKey } from '../../shared/domain/edit.ts'
import type { Progress } from '../../shared/domain/history.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import type { DeckLabel, Notice } from '../../shared/contract.ts'
import { deckFileNames, deckFolderSign, listFiles, listFolders, readTextInside } from '../../storage/deck-files.ts'
import { faultIn } from '../../storage/fault-in.ts'
import { keyed, keyedInTurns, laidOver, studyCards, type DeckWeek, type LibraryCard, type LibraryDeck } from './library-deck.ts'

/** A deck as its files say, what of them cannot be read, and a sign of the files it was read from. */
interface ReadFolder {
  readonly sign: string
  readonly own: Deck
  readonly unreadable: ReturnType<typeof unreadableParts>
}

export interface LibraryFolders {
  /** `resources/`, with `decks/` and `guide/`. */
  readonly resources: string
  readonly data: string
}

/**
 * The decks a person has: the bundled ones, read in place, and the imported ones in the data folder that were not
 * deleted. What cannot be read of a deck, or the whole of it, is left out and reported; it never
 * stops the start.
 */
export class Library {
  readonly notices: Notice[] = []
  #decks = new Map<string, LibraryDeck>()
  /** Decks as their files say, by folder: files of a deck are written once, so they are read once. */
  #known = new Map<string, ReadFolder>()
  readonly #folders: LibraryFolders
  readonly #progress: Progress

  constructor(folders: LibraryFolders, progress: Progress) {
    this.#folders = folders
    this.#progress = progress
  }

  /** Reads everything again, after an import, a deletion or an undo of one. */
  async load(): Promise<void> {
    this.notices.length = 0
    const decks = [...(await this.#bundled()), ...(await this.#imported())]
    this.#decks = new Map(decks.map((deck) => [deck.deck.head.id, deck]))
    const folders = new Set(decks.map(({ folder }) => folder))
    this.#known = new Map([...this.#known].filter(([folder]) => folders.has(folder)))
  }

  /** Lays the person's texts over these notes again, after an edit or its undo. No file is read. */
  layOver(keys: readonly NoteKey[]): void {
    for (const { deckId, noteId } of keys.map((key) => placeOfNote(key))) {
      const deck = this.#decks.get(deckId)
      if (deck) this.#decks.set(deckId, laidOver(deck, noteId, this.#progress.edits))
    }
  }

  /** Takes the cards of papers in that were sat by now. No file is read. */
  takePapersIn(course: string): void {
    for (const [id, deck] of this.#decks) {
      if (deck.deck.head.course !== course) continue
      const cards = studyCards(deck.deck, this.#sat(deck.deck))
      this.#decks.set(id, { ...deck, ...keyed(cards), weeks: weeksOf(deck.deck, cards) })
    }
  }

  /** Decks that are not deleted, bundled ones first. */
  decks(): readonly LibraryDeck[] {
    return [...this.#decks.values()].filter((deck) => !this.isDeleted(deck.deck.head.id))
  }

  /** The decks that come with the app, deleted or not. */
  bundled(): readonly LibraryDeck[] {
    return [...this.#decks.values()].filter((deck) => deck.isBundled)
  }

  /** The asked deck if it is there, else the first in the person's language, else the first; null in an empty library. */
  current(asked: string | undefined, language: string): LibraryDeck | null {
    const decks = this.decks()
    return decks.find((deck) => deck.deck.head.id === asked) ?? decks.find((deck) => deck.deck.head.language === language) ?? decks[0] ?? null
  }

  require(deckId: string): LibraryDeck {
    const deck = this.#decks.get(deckId)
    if (!deck || this.isDeleted(deckId)) throw new UserError({ code: 'deck-missing', message: `There is no deck ${deckId} any more.`, found: verbatim(deckId) })
    return deck
  }

  /** Also a deleted deck, as long as its files are there. */
  find(deckId: string): LibraryDeck | undefined {
    return this.#decks.get(deckId)
  }

  /** A card of any deck; of one that stands in several editions, some edition's. */
  card(key: CardKey): LibraryCard | undefined {
    for (const { byKey } of this.#decks.values()) {
      const card = byKey.get(key)
      if (card) return card
    }
    return undefined
  }

  isDeleted(deckId: string): boolean {
    return this.#progress.decks.get(deckId)?.isDeleted ?? false
  }

  #sat({ head }: Pick<Deck, 'head'>): ReadonlySet<number> {
    return satPapers(this.#progress.attempts.values(), head.course)
  }

  async #bundled(): Promise<LibraryDeck[]> {
    const root = join(this.#folders.resources, 'decks')
    const read = (await listFolders(root)).map((name) =>
      this.#read({ folder: join(root, name), guideFolder: join(this.#folders.resources, 'guide', name), isBundled: true }))
    return (await Promise.all(read)).filter((deck) => deck !== null)
  }

  async #imported(): Promise<LibraryDeck[]> {
    const root = join(this.#folders.data, 'decks')
    const records = [...this.#progress.decks.values()]
    const known = records.flatMap(({ folder }) => folder ?? [])
    const shown = records.flatMap(({ folder, isTakenBack }) => (isTakenBack ? [] : (folder ?? [])))
    const names = [...shown, ...unrecorded(await listFolders(root), known)]
    const read = names.map((name) => this.#read({ folder: join(root, name, 'deck'), guideFolder: join(root, name, 'guide'), isBundled: false }))
    return (await Promise.all(read)).filter((deck) => deck !== null)
  }

  /** How many cards a folder of the data's decks gives when it is read as at a start; null when some of it cannot be read. */
  async cardsIn(folder: string): Promise<number | null> {
    const { own, unreadable } = await this.#own(join(this.#folders.data, 'decks', folder, 'deck'))
    return unreadable.length > 0 ? null : own.notes.reduce((count, note) => count + cardsOf(note).length, 0)
  }

  /** File by file, so that nothing else waits for a large deck. What cannot be read of it costs no more than itself. */
  async #own(folder: string): Promise<ReadFolder> {
    const sign = await deckFolderSign(folder)
    const known = this.#known.get(folder)
    if (known?.sign === sign) return known
    const findings = new Findings()
    const reader = new BundleReader(findings)
    for (const name of bundleOrder(await deckFileNames(folder))) reader.takeReadable({ name, text: await readTextInside(folder, name) })
    const own = { sign, own: reader.readableDeck(), unreadable: unreadableParts(findings.leftOut()) }
    this.#known.set(folder, own)
    return own
  }

  async #read(place: { folder: string; guideFolder: string; isBundled: boolean }): Promise<LibraryDeck | null> {
    try {
      const { own, unreadable } = await this.#own(place.folder)
      for (const { file, detail } of unreadable) this.notices.push({ code: 'deck-part-unreadable', file: join(place.folder, file), detail })
      const deck = withEdits(own, this.#progress.edits)
      const keyedCards = await keyedInTurns(deck, this.#sat(deck))
      return { deck, own, isBundled: place.isBundled, guideFolder: place.guideFolder, guideFiles: new Set(await listFiles(place.guideFolder)), folder: place.folder, ...keyedCards, weeks: weeksOf(deck, keyedCards.cards) }
    } catch (error) {
      this.notices.push({ code: 'deck-unreadable', file: place.folder, detail: faultIn(error) })
      return null
    }
  }
}

/** Folders of decks the history says nothing about, because it was lost: of each the newest edition is taken in again. */
function unrecorded(folders: readonly string[], known: readonly string[]): readonly string[] {
  const deckOf = (folder: string): string => folder.replace(/~\d+$/, '')
  const editionOf = (folder: string): number => Number(/~(\d+)$/.exec(folder)?.[1] ?? 1)
  const recorded = new Set(known.map(deckOf))
  const newest = new Map<string, string>()
  for (const folder of folders.filter((name) => !recorded.has(deckOf(name)))) {
    const other = newest.get(deckOf(folder))
    if (other === undefined || editionOf(folder) > editionOf(other)) newest.set(deckOf(folder), folder)
  }
  return [...newest.values()]
}

/** What screens show of a deck. */
export function labelOf({ deck: { head } }: LibraryDeck): DeckLabel {
  return { id: head.id, course: head.course, title: head.title, language: head.language }
}

/** Whether a note stands in a guide that is there to be read. */
export function hasSection({ guideFiles }: LibraryDeck, { source }: Note): boolean {
  return source !== undefined && guideFiles.has(source.file)
}

/** The cards of one week, or all of them. */
export function cardsOfWeek(deck: LibraryDeck, week: number | undefined): readonly LibraryCard[] {
  return week === undefined ? deck.cards : deck.cards.filter((card) => card.week === week)
}

function weeksOf({ plan }: Deck, cards: readonly LibraryCard[]): readonly DeckWeek[] {
  const topics = new Map(plan.flatMap((row) => weekRange(row.week, row.toWeek).map((week) => [week, row.topic])))
  for (const card of cards) if (!topics.has(card.week)) topics.set(card.week, '')
  return [...topics].map(([week, topic]) => ({ week, topic })).sort((a, b) => a.week - b.week)
}

function weekRange(from: number, to = from): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => from + index)
}
