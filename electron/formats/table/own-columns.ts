/** The headings of a CSV that this program writes. Only under exactly these is a leading apostrophe a guard and no letter. */
export const OWN_COLUMNS = ['id', 'front', 'back', 'explanation', 'tags', 'week'] as const

/** White space and signs that are not seen do not keep a spreadsheet from it. */
const RISKY = /^'*[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u

/** A spreadsheet would run a cell that begins like a formula; an apostrophe before it makes it a text. */
export function guarded(cell: string): string {
  return RISKY.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before {@link guarded}. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell) ? cell.slice(1) : cell
}

/** Whether headings are those this program writes. */
export function isOwnHeader(names: readonly string[] | undefined): boolean {
  return names?.length === OWN_COLUMNS.length && OWN_COLUMNS.every((name, column) => names[column] === name)
}
