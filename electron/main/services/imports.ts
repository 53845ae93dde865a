import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { bundleFiles } from '../../formats/files.ts'
import type { ImportFile, ImportRead } from '../../formats/import.ts'
import type { CompareChoice, EditionView, ImportChoice, ImportDone, ImportPreview } from '../../shared/contract.ts'
import { cardsOf, facesOf } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import { UserError } from '../../shared/errors.ts'
import { freeFolder, writeDeck } from '../../storage/deck-files.ts'
import { readInProcess } from '../importer.ts'
import type { textsIn } from '../texts.ts'
import { progressOf, record, stamp, type Context } from './context.ts'
import type { LibraryDeck } from './library.ts'
import { cardsOfEdition, editionView, marksOfEdition } from './editions.ts'

const SAMPLE_CARDS = 20

interface Pending {
  readonly id: string
  readonly read: ImportRead
  readonly deckId: string
}

/** Bringing decks in: read apart, shown first, written only when the person says so. One preview is open at a time. */
export class Imports {
  readonly #context: Context
  #pending: Pending | null = null

  constructor(context: Context) {
    this.#context = context
  }

  /** Asks for files in the system's dialog; null when the person thought better of it. */
  async choose(window: BrowserWindow | undefined, texts: ReturnType<typeof textsIn>): Promise<readonly ImportFile[] | null> {
    const options = {
      title: texts.importTitle,
      properties: ['openFile' as const, 'multiSelections' as const],
      filters: [{ name: texts.importFilter, extensions: ['md', 'markdown', 'txt', 'csv', 'tsv', 'apkg', 'colpkg', 'json', 'weekdeck'] }, { name: texts.allFiles, extensions: ['*'] }],
    }
    const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
    return canceled || filePaths.length === 0 ? null : readFiles(filePaths)
  }

  async preview(files: readonly ImportFile[]): Promise<ImportPreview> {
    const read = await readInProcess(files)
    const deckId = this.#deckIdFor(read.deck)
    this.#pending = { id: randomUUID(), read, deckId }
    return this.#describe(this.#pending, files)
  }

  /** Writes the previewed deck and its guide, all or nothing, then notes it in the history. */
  async import({ preview, withoutDerived, startOver }: ImportChoice): Promise<ImportDone> {
    const pending = this.#require(preview)
    const deck = this.#chosen(pending, withoutDerived)
    const { deckId } = pending
    const files = bundleFiles(deck)
    const existing = this.#existing(deckId)
    const done = { deckId, title: deck.head.title, cards: deck.notes.flatMap(cardsOf).length }
    this.#pending = null
    if (existing && isSame(existing.files, files)) return { ...done, isUnchanged: true }
    const { dataFolder } = this.#context
    const folder = await freeFolder(dataFolder, deckId)
    await writeDeck({ dataFolder, folder, deck: files, guide: pending.read.guide, media: pending.read.media })
    const before = progressOf(this.#context).decks.get(deckId) ?? null
    const cards = existing ? cardsOfEdition(this.#context, { existing, deck, startOver }) : undefined
    const marks = existing ? marksOfEdition(this.#context, { existing, deck }) : undefined
    await record(this.#context, { kind: 'deck-added', ...stamp(this.#context), deckId, title: deck.head.title, folder, before, ...(cards ? { cards } : {}), ...(marks ? { marks } : {}) })
    this.#context.settings.change({ currentDeck: deckId })
    return { ...done, isUnchanged: false }
  }

  /** How the previewed deck differs from the edition in the library. */
  compare({ preview, withoutDerived }: CompareChoice): EditionView | null {
    const pending = this.#require(preview)
    const existing = this.#existing(pending.deckId)
    return existing ? editionView(this.#context, existing, this.#chosen(pending, withoutDerived)) : null
  }

  discard(preview: string): null {
    if (this.#pending?.id === preview) this.#pending = null
    return null
  }

  /** A bundled deck's id is taken for good; an import that wants it gets one of its own. */
  #deckIdFor(deck: Deck): string {
    const { id } = deck.head
    return this.#context.library.find(id)?.isBundled ? `${id}-imported` : id
  }

  #chosen({ read, deckId }: Pending, withoutDerived: boolean): Deck {
    const { head, notes } = read.deck
    return { ...read.deck, head: { ...head, id: deckId }, notes: notes.filter((note) => !withoutDerived || !note.derived) }
  }

  /** The edition that an import would replace. */
  #existing(deckId: string): LibraryDeck | undefined {
    return this.#context.library.isDeleted(deckId) ? undefined : this.#context.library.find(deckId)
  }

  #describe({ id, read, deckId }: Pending, files: readonly ImportFile[]): ImportPreview {
    const { deck, report } = read
    const cards = deck.notes.flatMap(cardsOf)
    const existing = this.#existing(deckId)
    const isWithoutDerived = existing !== undefined && !existing.deck.notes.some((note) => note.derived)
    return {
      preview: id,
      name: files.length === 1 ? (files[0]?.name ?? '') : deck.head.title,
      format: read.format,
      encoding: read.encoding,
      title: deck.head.title,
      language: deck.head.language,
      notes: deck.notes.length,
      cards: cards.length,
      derived: deck.notes.filter((note) => note.derived).flatMap(cardsOf).length,
      weeks: weekCounts(deck),
      sample: cards.slice(0, SAMPLE_CARDS).map((card) => ({ ...facesOf(card), markup: card.note.markup ?? 'md' })),
      warnings: report.warnings.map(({ code, count, example, at }) => ({ code, count, example, ...(at[0] ? { at: `${at[0].file}:${String(at[0].line)}` } : {}) })),
      leftOut: report.leftOut.map(({ file, line, text, reason }) => ({ at: `${file}:${String(line)}`, text, reason })),
      isWithoutDerived,
      ...(existing ? { replaces: editionView(this.#context, existing, this.#chosen({ id, read, deckId }, isWithoutDerived)) } : {}),
    }
  }

  #require(preview: string): Pending {
    if (this.#pending?.id !== preview) throw new UserError({ code: 'preview-gone', message: 'This preview is over. Choose the file again.' })
    return this.#pending
  }
}

function weekCounts(deck: Deck): ImportPreview['weeks'] {
  const counts = new Map(deck.plan.map((row) => [row.week, { week: row.week, topic: row.topic, cards: 0 }]))
  for (const note of deck.notes) {
    const week = note.week ?? 0
    const known = counts.get(week) ?? { week, topic: '', cards: 0 }
    counts.set(week, { ...known, cards: known.cards + cardsOf(note).length })
  }
  return [...counts.values()].sort((a, b) => a.week - b.week)
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text)
}

/** Reads chosen files; what cannot be read is told with its name. */
export async function readFiles(paths: readonly string[]): Promise<readonly ImportFile[]> {
  return Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readOne(path) })))
}

async function readOne(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const file = basename(path)
    if (code === 'EISDIR') throw new UserError({ code: 'file-is-folder', message: `${file} is a folder. Drop the folder on the window instead.`, file })
    if (code === 'ENOENT') throw new UserError({ code: 'file-missing', message: `${file} is not there any more.`, file })
    throw new UserError({ code: 'file-unreadable', message: `${file} cannot be read (${code ?? 'unknown'}).`, file, found: code ?? 'unknown' })
  }
}
