import { cardsOf, type Note } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import { UserError } from '../shared/errors.ts'
import { DECK_VERSION, deckFileSchema, examSchema, guideFileSchema, noteSchema, planFileSchema, planRowSchema, resourceSchema } from './deck-schema.ts'
import { fitPlan, fitResources } from './fit/fit-plan.ts'
import { itemLines } from './fit/item-lines.ts'
import { fittingItem, fittingItems, leaveOut, type ItemPlace } from './fit/item.ts'
import { Findings } from './guide/report.ts'
import { readJsonFile, type JsonText } from './json-file.ts'

const GUIDE = 'guide.json'
const PLAN = 'plan.json'
const WEEK = /^week-(\d+)(?:\.(\d+))?\.json$/

/** Notes in one file. A week of more goes on in `week-1.2.json`, so that reading one file keeps nothing else waiting. */
const MOST_NOTES = 1000

/** Whether a file's name is one that {@link bundleFiles} gives. */
export function isBundleName(name: string): boolean {
  return name === GUIDE || name === PLAN || WEEK.test(name)
}

/**
 * A deck as files: `guide.json`, `plan.json` and a deck file a week, `week-0.json` for cards of no week. The same
 * deck gives the same bytes: fields in a fixed order, no time of day, a newline at the end.
 */
export function bundleFiles(deck: Deck): Map<string, string> {
  return new Map(bundleEntries(deck))
}

/** The files of {@link bundleFiles} one after the other, for those who need not have all of them at once. */
export function* bundleEntries(deck: Deck): Generator<readonly [name: string, text: string]> {
  const { head, exams, resources, plan, notes } = deck
  yield [GUIDE, write({ format: 'weekdeck-guide', version: DECK_VERSION, ...headOf(deck), exams, resources })]
  yield [PLAN, write({ format: 'weekdeck-plan', version: DECK_VERSION, plan })]
  const weeks = new Set([
    ...plan.flatMap(({ week, toWeek = week }) => range(week, toWeek)),
    ...notes.map((note) => note.week ?? 0),
  ])
  const byWeek = Map.groupBy(notes, (note) => note.week ?? 0)
  for (const week of [...weeks].sort((a, b) => a - b)) {
    const notesOfWeek = byWeek.get(week) ?? []
    const parts = Math.max(1, Math.ceil(notesOfWeek.length / MOST_NOTES))
    const about = { format: 'weekdeck', version: DECK_VERSION, deck: { ...headOf({ head }), week, ...(parts > 1 ? { parts } : {}) } }
    for (let part = 1; part <= parts; part += 1) {
      const cards = notesOfWeek.slice((part - 1) * MOST_NOTES, part * MOST_NOTES).map(inOrder)
      yield [partName(week, part), write({ ...about, cards })]
    }
  }
}

/** A deck's head and notes as one file, whatever their weeks; plan, exams and resources stand only in a bundle. */
export function deckFile(deck: Deck): string {
  return write({ format: 'weekdeck', version: DECK_VERSION, deck: headOf(deck), cards: deck.notes.map(inOrder) })
}

/**
 * The deck that such files make up; a deck file alone is a deck too. Notes come week by week, those of no week first; one
 * that cannot be read is told and left out. Fails with what a reader of JSON fails with, and with `file-missing`.
 */
export function deckFromFiles(files: ReadonlyMap<string, string>, findings = new Findings(), notes: NoteTaker = new StoredNotes(findings)): Deck {
  const reader = new BundleReader(findings, notes)
  for (const name of bundleOrder(files.keys())) reader.take({ name, text: files.get(name) ?? '' })
  const [lost] = reader.lost()
  if (lost !== undefined)
    throw new UserError({ code: 'file-missing', message: `${lost} is missing among the files of this deck. Put it back, or export the deck again.`, file: lost })
  return reader.deck()
}

/** The same of a deck that has no other files: what cannot be read of them, whole files as well, is told and left out. */
export function storedDeck(files: ReadonlyMap<string, string>, findings: Findings): Deck {
  const reader = new BundleReader(findings)
  for (const name of bundleOrder(files.keys())) reader.takeReadable({ name, text: files.get(name) ?? '' })
  return reader.readableDeck()
}

/** The names of a deck's files in the order in which {@link BundleReader} takes them. */
export function bundleOrder(names: Iterable<string>): readonly string[] {
  const rank = (name: string): number => [GUIDE, PLAN].indexOf(name) + 1 || 3
  return [...names].sort((a, b) => rank(a) - rank(b) || weekOf(a) - weekOf(b) || partOf(a) - partOf(b) || (a < b ? -1 : 1))
}

/** Where the notes of a deck's files go, one by one. */
export interface NoteTaker {
  readonly notes: readonly Note[]
  take(value: unknown, place: ItemPlace): void
}

/** Notes as they were written; one that does not fit is left out and told. */
export class StoredNotes implements NoteTaker {
  readonly notes: Note[] = []
  readonly #findings: Findings
  /** What is scheduled must be told apart: a note's own id, its reverse and its holes. */
  readonly #ids = new Set<string>()

  constructor(findings: Findings) {
    this.#findings = findings
  }

  take(value: unknown, place: ItemPlace): void {
    const note = fittingItem(noteSchema, value, { findings: this.#findings, place })
    if (!note) return
    const ids = cardsOf(note).map(({ id }) => id)
    if (ids.some((id) => this.#ids.has(id))) leaveOut(note, { path: ['id'] }, { findings: this.#findings, place, reason: 'same-id' })
    else {
      for (const id of ids) this.#ids.add(id)
      this.notes.push(note)
    }
  }
}

/** Makes a deck of its files, one after the other, for those who do something else in between. */
export class BundleReader {
  readonly #findings: Findings
  readonly #notes: NoteTaker
  readonly #names = new Set<string>()
  readonly #expected = new Set<string>()
  #head: Deck['head'] | undefined
  #exams: Deck['exams'] = []
  #resources: Deck['resources'] = []
  #plan: Deck['plan'] = []

  constructor(findings: Findings, notes: NoteTaker = new StoredNotes(findings)) {
    this.#findings = findings
    this.#notes = notes
  }

  /** Takes the next file; they come in {@link bundleOrder}. */
  take(file: JsonText): void {
    this.#names.add(file.name)
    const told = { findings: this.#findings, file: file.name }
    if (file.name === GUIDE) {
      const { exams, resources, ...guide } = readJsonFile(file, guideFileSchema, this.#findings)
      this.#head = headOf({ head: guide })
      this.#exams = fittingItems(examSchema, exams, { ...told, name: 'exams' })
      this.#resources = fitResources(fittingItems(resourceSchema, resources, { ...told, name: 'resources' }), told)
    } else if (file.name === PLAN) this.#plan = fitPlan(fittingItems(planRowSchema, readJsonFile(file, planFileSchema, this.#findings).plan, { ...told, name: 'plan' }), { ...told, lineOf: () => 1 })
    else this.#takeCards(file)
  }

  /** The same, but a file that cannot be read is told and left out. */
  takeReadable(file: JsonText): void {
    try {
      this.take(file)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const { line = 1, message } = error.failure
      this.#findings.leaveOut({ file: file.name, line, text: message, reason: 'file-unreadable' })
    }
  }

  /** Names of files that go with those that were taken, and were not. */
  lost(): readonly string[] {
    return [...this.#expected].filter((name) => !this.#names.has(name))
  }

  /** The same, and files that are lost are told. */
  readableDeck(): Deck {
    for (const file of this.lost()) this.#findings.leaveOut({ file, line: 1, text: file, reason: 'file-unreadable' })
    return this.deck()
  }

  /** The deck of all that was taken. */
  deck(): Deck {
    if (!this.#head)
      throw new UserError({ code: 'file-missing', message: 'There is no deck file among these files. Choose one, or build the guide again.' })
    return { head: this.#head, exams: this.#exams, resources: this.#resources, plan: this.#plan, notes: this.#notes.notes }
  }

  #takeCards(file: JsonText): void {
    const { deck, cards } = readJsonFile(file, deckFileSchema, this.#findings)
    this.#head ??= headOf({ head: deck })
    for (let part = 1; part <= (deck.parts ?? 0); part += 1) this.#expected.add(partName(deck.week ?? 0, part))
    const lineOf = itemLines(file.text, 'cards')
    for (const [index, note] of cards.entries()) this.#notes.take(note, { file: file.name, get line() { return lineOf(index) }, path: ['cards', index] })
  }
}

function partName(week: number, part: number): string {
  return part === 1 ? `week-${String(week)}.json` : `week-${String(week)}.${String(part)}.json`
}

function weekOf(name: string): number {
  return Number(WEEK.exec(name)?.[1] ?? 0)
}

function partOf(name: string): number {
  return Number(WEEK.exec(name)?.[2] ?? 1)
}

function headOf({ head: { id, course, title, language } }: Pick<Deck, 'head'>) {
  return { id, course, title, language }
}

/** A note's fields in the order of the file, whatever order its reader gave them. */
function inOrder(note: Note): Record<string, unknown> {
  const { id, kind, week, tags, explanation, paper, derived, markup, media } = note
  const domains = note.domains && Object.fromEntries(Object.entries(note.domains).sort(([a], [b]) => (a < b ? -1 : 1)))
  const source = note.source && { file: note.source.file, line: note.source.line, headings: note.source.headings }
  // What a note does not say is not written: JSON leaves it out.
  return { id, kind, ...textOf(note), week, domains, tags, explanation, paper, derived, markup, media, source }
}

function textOf(note: Note): Record<string, unknown> {
  switch (note.kind) {
    case 'basic':
      return { front: note.front, back: note.back, ...(note.reverse ? { reverse: true } : {}), ...(note.others ? { others: note.others.map(({ id, front, back }) => ({ id, front, back })) } : {}) }
    case 'cloze':
      return { text: note.text }
    case 'choice':
      return { front: note.front, options: note.options.map(({ text, right, why }) => ({ text, right, why })) }
  }
}

function write(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_unused, index) => from + index)
}
