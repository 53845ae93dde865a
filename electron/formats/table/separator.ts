import { isHeader } from './columns.ts'
import { parseTable } from './parse.ts'

/** What stands between cells in the lists people have, likeliest first. */
const CANDIDATES = ['\t', ',', ';', '|', '---', ' — ', ' – ', ' - ', ' :: ', ' = ', ': ', '='] as const

/** Those that are hardly ever part of a sentence, nor of a heading. */
const SURE = ['\t', ',', ';', '|'] as const

/** Rows that are looked at: enough to tell, and the same time for any file. */
const LOOKED_AT = 400

/** Share of rows that must have the same number of cells. */
const AGREEING = 0.6

/**
 * The separator that cuts most rows into the same number of cells, two or more. A separator that merely occurs somewhere,
 * as commas do in sentences, does not cut evenly. Where none does, the one that cuts the first row into known headings;
 * undefined when there are no such headings either.
 */
export function detectSeparator(text: string): string | undefined {
  const scored = CANDIDATES.map((separator, place) => ({ separator, place, ...evenness(text, separator) }))
    .filter(({ share }) => share >= AGREEING)
    .sort((a, b) => b.share - a.share || a.place - b.place)
  const [best] = scored
  if (!best) return SURE.find((separator) => isHeader(parseTable(text, { separator }, 1).rows[0]?.cells ?? []))
  // A tab is hardly ever part of a sentence, and a bare sign is doubted beside a real separator that is nearly as even.
  const nearly = scored.filter(({ share }) => share >= best.share - 0.1)
  return nearly.sort((a, b) => a.place - b.place)[0]?.separator
}

function evenness(text: string, separator: string): { readonly share: number } {
  const { rows } = parseTable(text, { separator }, LOOKED_AT)
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  counts.delete(1)
  return { share: rows.length === 0 ? 0 : Math.max(0, ...counts.values()) / rows.length }
}
