import { cardsOf, type Note } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import { readImport, type ImportFormat } from '../formats/import.ts'
import type { GuideReport, Warning } from '../formats/guide/report.ts'
import { lintGuide, type Lint } from '../formats/guide/lint.ts'
import { table } from './columns.ts'
import type { CommandResult } from './command.ts'
import { describeLeftOut, describeWarnings } from './describe-build.ts'
import { describeLints } from './describe-lints.ts'
import { readInput } from './input.ts'

/** What `inspect --json` prints. */
interface InspectReport {
  readonly ok: true
  readonly format: ImportFormat
  readonly encoding: string
  readonly decks: readonly { readonly title: string; readonly notes: number; readonly cards: number }[]
  readonly notes: number
  readonly cards: number
  /** Files of sound and picture that the cards need. */
  readonly media: number
  readonly leftOut: GuideReport['leftOut']
  readonly warnings: readonly (Warning | Lint)[]
}

/** Tells what a guide or a deck holds; writes nothing. */
export async function inspect(path: string, isStrict: boolean): Promise<CommandResult> {
  const files = await readInput(path)
  const { format, encoding, deck, report, guide } = await readImport(files)
  const lints = format === 'guide' ? lintGuide(deck, { texts: guide, names: new Set(files.map((file) => file.name)) }) : []
  const warnings = [...report.warnings, ...lints]
  const notes = deck.notes.length
  const cards = deck.notes.flatMap(cardsOf).length
  const media = new Set(deck.notes.flatMap((note) => note.media ?? [])).size
  const told: InspectReport = {
    ok: true,
    format,
    encoding,
    decks: decksOf(deck, format),
    notes,
    cards,
    media,
    leftOut: report.leftOut,
    warnings,
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
    isDone: !isStrict || warnings.length === 0,
    report: told,
    text: facts + describeLeftOut(report.leftOut) + describeWarnings(report.warnings) + describeLints(lints),
    notes: '',
  }
}

/** The decks of an Anki package by their own names; any other file is one deck. */
function decksOf({ head, notes }: Deck, format: ImportFormat): InspectReport['decks'] {
  const nameOf = ({ source }: Note): string => (format === 'anki-package' && source ? source.headings.join('::') : head.title)
  const grouped = notes.length > 0 ? Map.groupBy(notes, nameOf) : new Map<string, Note[]>()
  return [...grouped].map(([title, own]) => ({ title, notes: own.length, cards: own.flatMap(cardsOf).length }))
}
