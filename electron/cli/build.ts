import type { Deck } from '../shared/domain/deck.ts'
import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { bundleFiles, deckFromFiles } from '../formats/files.ts'
import { readImport } from '../formats/import.ts'
import type { GuideReport } from '../formats/guide/report.ts'
import { reportOf } from './build-report.ts'
import type { CommandResult } from './command.ts'
import { readInput } from './input.ts'
import { describeBuild, describeWarnings } from './describe-build.ts'
import { writeFolder } from './write-folder.ts'

export interface BuildOptions {
  /** The guide: a file or a folder. */
  readonly from: string
  readonly out: string
  /** Warnings are errors. */
  readonly isStrict: boolean
}

/** Builds a guide into a folder; writes nothing when the guide cannot be used. */
export async function build({ from, out, isStrict }: BuildOptions): Promise<CommandResult> {
  const read = await readImport(await readInput(from))
  const refused = isStrict ? refusal(read.report.warnings, from) : null
  if (refused) return refused
  const files = filesOf(read.deck)
  writeFolder(out, files)
  const report = reportOf(read, [...files.keys()])
  return { isDone: true, report, text: describeBuild(report, read.deck, out), notes: '' }
}

/** A deck's files, once it is sure that the deck is all there when they are opened. */
export function filesOf(deck: Deck): Map<string, string> {
  const files = bundleFiles(deck)
  const back = deckFromFiles(files)
  const [there, wanted] = [back.notes.length, deck.notes.length]
  if (there === wanted) return files
  const message = `Of ${String(wanted)} notes only ${String(there)} can be read again. Nothing was written; please report this guide.`
  throw new UserError({ code: 'not-saved', message, found: verbatim(there), expected: verbatim(wanted) })
}

/** With `--strict` a guide with warnings is not built. */
function refusal(warnings: GuideReport['warnings'], guide: string): CommandResult | null {
  const [first] = warnings
  if (!first) return null
  const [place] = first.at
  const count = warnings.reduce((sum, warning) => sum + warning.count, 0)
  const where = place ? `${place.file}, line ${String(place.line)}` : guide
  const message = `${where}: ${first.code}: ${first.example}. Warnings in all: ${String(count)}; with --strict each is an error.`
  return {
    isDone: false,
    report: { ok: false, error: { code: 'guide-warnings', message, ...place } },
    text: describeWarnings(warnings),
    notes: `${message}\n`,
  }
}
