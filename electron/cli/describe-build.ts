import { sayReason } from '../shared/reasons.ts'
import type { Deck } from '../shared/domain/deck.ts'
import type { Warning } from '../formats/guide/report.ts'
import type { BuildReport } from './build-report.ts'
import { table } from './columns.ts'

/** Lines of what was left out that are printed; `--json` has them all. */
const LISTED = 40

/** A build's report for a person. */
export function describeBuild(report: BuildReport, deck: Deck, out: string): string {
  const { guide, notes, cards, files } = report
  return [
    `${guide.title} (${guide.id}, ${guide.language})\n`,
    `${String(cards)} cards from ${String(notes)} notes, ${String(files.length)} files in ${out}\n`,
    section('Weeks', weekRows(report)),
    section('Cards by kind', counts(report.byKind)),
    section('Week given by', counts(report.byRule)),
    section(
      'Resources',
      report.resources.map(({ title, url = 'no address', headings }) => [title, url, headings.at(-1) ?? '']),
    ),
    describeLeftOut(report.leftOut),
    describeWarnings(report.warnings),
    deck.notes.some((note) => note.derived)
      ? '\nThe cards are made from unmarked text. Lines "Q:" and "A:" make cards of your own.\n'
      : '',
  ].join('')
}

/** What was left out, with its place and reason. */
export function describeLeftOut(leftOut: BuildReport['leftOut']): string {
  const rows = leftOut.slice(0, LISTED).map(({ file, line, text, ...why }) => [`${file}:${String(line)}`, sayReason(why), text])
  const more = leftOut.length > LISTED ? `  … and ${String(leftOut.length - LISTED)} more: see --json\n` : ''
  return section(`Left out (${String(leftOut.length)})`, rows) + more
}

/** Warnings with the places of the first few. */
export function describeWarnings(warnings: readonly Warning[]): string {
  return section(
    'Warnings',
    warnings.map(({ code, count, example, at }) => [
      code,
      String(count),
      at
        .slice(0, 5)
        .map(({ file, line }) => `${file}:${String(line)}`)
        .join(' '),
      example,
    ]),
  )
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `\n${title}\n${table(rows)}`
}

function weekRows({ plan, byWeek }: BuildReport): readonly (readonly string[])[] {
  const topics = new Map(
    plan.map(({ week, toWeek, topic }) => [
      String(week),
      { name: toWeek === undefined ? String(week) : `${String(week)}–${String(toWeek)}`, topic },
    ]),
  )
  const weeks = [...new Set([...topics.keys(), ...Object.keys(byWeek)])].sort((a, b) => Number(a) - Number(b))
  return weeks.map((week) => {
    const known = topics.get(week) ?? { name: week === '0' ? 'none' : week, topic: '' }
    return [known.name, `${String(byWeek[week] ?? 0)} cards`, known.topic]
  })
}

function counts(numbers: Readonly<Record<string, number>>): readonly (readonly string[])[] {
  return Object.entries(numbers)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => [name, String(count)])
}
