import { cardsOf } from '../shared/domain/card.ts'
import { readImport } from '../formats/import.ts'
import type { Warning } from '../formats/guide/report.ts'
import { table } from './columns.ts'
import type { CommandResult } from './command.ts'
import { describeLeftOut, describeWarnings } from './describe-build.ts'
import { readInput } from './input.ts'

/** What `inspect --json` prints. */
interface InspectReport {
  readonly ok: true
  readonly format: 'weekdeck-json' | 'guide'
  readonly encoding: string
  readonly decks: readonly { readonly title: string; readonly notes: number; readonly cards: number }[]
  readonly notes: number
  readonly cards: number
  /** Files of sound and picture that the cards need. */
  readonly media: number
  readonly warnings: readonly Warning[]
}

/** Tells what a guide or a deck holds; writes nothing. */
export function inspect(path: string): CommandResult {
  const { format, encoding, deck, report } = readImport(readInput(path))
  const notes = deck.notes.length
  const cards = deck.notes.flatMap(cardsOf).length
  const media = new Set(deck.notes.flatMap((note) => note.media ?? [])).size
  const told: InspectReport = {
    ok: true,
    format,
    encoding,
    decks: [{ title: deck.head.title, notes, cards }],
    notes,
    cards,
    media,
    warnings: report.warnings,
  }
  const facts = table([
    ['Title', deck.head.title],
    ['Format', `${format}, ${encoding}`],
    ['Course', deck.head.course],
    ['Plan', `${String(deck.plan.length)} weeks`],
    ['Cards', `${String(cards)} from ${String(notes)} notes`],
    ['Resources', String(deck.resources.length)],
  ])
  return {
    isDone: true,
    report: told,
    text: facts + describeLeftOut(report.leftOut) + describeWarnings(report.warnings),
    notes: '',
  }
}
