import { cardsOf, type Note } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import { UserError } from '../shared/errors.ts'
import { DECK_VERSION, deckFileSchema, guideFileSchema, planFileSchema, type DeckFile } from './deck-schema.ts'
import { Findings } from './guide/report.ts'
import { readJsonFile } from './json-file.ts'

const GUIDE = 'guide.json'
const PLAN = 'plan.json'
const WEEK = /^week-(\d+)\.json$/

/** Whether a file's name is one that {@link bundleFiles} gives. */
export function isBundleName(name: string): boolean {
  return name === GUIDE || name === PLAN || WEEK.test(name)
}

/**
 * A deck as files: `guide.json`, `plan.json` and one deck file a week, `week-0.json` for cards of no week. The same
 * deck gives the same bytes: fields in a fixed order, no time of day, a newline at the end.
 */
export function bundleFiles(deck: Deck): Map<string, string> {
  const { head, exams, resources, plan, notes } = deck
  const files = new Map([
    [GUIDE, write({ format: 'weekdeck-guide', version: DECK_VERSION, ...headOf(deck), exams, resources })],
    [PLAN, write({ format: 'weekdeck-plan', version: DECK_VERSION, plan })],
  ])
  const weeks = new Set([
    ...plan.flatMap(({ week, toWeek = week }) => range(week, toWeek)),
    ...notes.map((note) => note.week ?? 0),
  ])
  const byWeek = Map.groupBy(notes, (note) => note.week ?? 0)
  for (const week of [...weeks].sort((a, b) => a - b)) {
    const cards = (byWeek.get(week) ?? []).map(inOrder)
    files.set(
      `week-${String(week)}.json`,
      write({ format: 'weekdeck', version: DECK_VERSION, deck: { ...headOf({ head }), week }, cards }),
    )
  }
  return files
}

/** A deck's head and notes as one file, whatever their weeks; plan, exams and resources stand only in a bundle. */
export function deckFile(deck: Deck): string {
  return write({ format: 'weekdeck', version: DECK_VERSION, deck: headOf(deck), cards: deck.notes.map(inOrder) })
}

/**
 * The deck that such files make up; a deck file alone is a deck too. Notes come week by week, those of no week first.
 * Fails with what a reader of JSON fails with, and with `deck-duplicate-id`.
 */
export function deckFromFiles(files: ReadonlyMap<string, string>, findings = new Findings()): Deck {
  const text = (name: string): { name: string; text: string } => ({ name, text: files.get(name) ?? '' })
  const guide = files.has(GUIDE) ? readJsonFile(text(GUIDE), guideFileSchema, findings) : null
  const plan = files.has(PLAN) ? readJsonFile(text(PLAN), planFileSchema, findings).plan : []
  const names = [...files.keys()]
    .filter((name) => name !== GUIDE && name !== PLAN)
    .sort((a, b) => weekOf(a) - weekOf(b) || (a < b ? -1 : 1))
  const parts = names.map((name) => ({ name, file: readJsonFile(text(name), deckFileSchema, findings) }))
  const first = guide ?? parts[0]?.file.deck
  if (!first)
    throw new UserError({
      code: 'file-missing',
      message: 'There is no deck file among these files. Choose one, or build the guide again.',
    })
  checkIds(parts)
  const { id, course, title, language } = first
  return {
    head: { id, course, title, language },
    exams: guide?.exams ?? [],
    resources: guide?.resources ?? [],
    plan,
    notes: parts.flatMap(({ file }) => file.cards),
  }
}

function weekOf(name: string): number {
  return Number(WEEK.exec(name)?.[1] ?? 0)
}

/** What is scheduled must be told apart: a note's own id, its reverse and its holes. */
function checkIds(parts: readonly { readonly name: string; readonly file: DeckFile }[]): void {
  const seen = new Set<string>()
  for (const { name, file } of parts) {
    for (const [index, note] of file.cards.entries()) {
      for (const { id } of cardsOf(note)) {
        if (seen.has(id)) throw duplicate(name, `cards[${String(index)}].id`, id)
        seen.add(id)
      }
    }
  }
}

function duplicate(file: string, at: string, id: string): UserError {
  const message = `${file}, ${at}: the id "${id}" stands here a second time. Give every card an id of its own.`
  return new UserError({ code: 'deck-duplicate-id', message, file, at, found: id, expected: 'an id of its own' })
}

function headOf({ head: { id, course, title, language } }: Pick<Deck, 'head'>) {
  return { id, course, title, language }
}

/** A note's fields in the order of the file. */
function inOrder(note: Note): Record<string, unknown> {
  const { id, kind, week, domains, tags, explanation, paper, derived, markup, media, source } = note
  const said = { week, domains, tags, explanation, paper, derived, markup, media, source }
  return { id, kind, ...textOf(note), ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) }
}

function textOf(note: Note): Record<string, unknown> {
  switch (note.kind) {
    case 'basic':
      return { front: note.front, back: note.back, ...(note.reverse ? { reverse: true } : {}), ...(note.others ? { others: note.others } : {}) }
    case 'cloze':
      return { text: note.text }
    case 'choice':
      return { front: note.front, options: note.options }
  }
}

function write(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_unused, index) => from + index)
}
