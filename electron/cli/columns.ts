/** Columns a text takes in a terminal: Hangul, Kana, Han and full-width signs take two. */
export function widthOf(text: string): number {
  return [...text].reduce(
    (width, letter) =>
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(letter)
        ? 2
        : 1),
    0,
  )
}

/** Rows with their cells under each other; the last cell is not filled up. */
export function table(rows: readonly (readonly string[])[], indent = '  '): string {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const pad = (cell: string, column: number, row: readonly string[]): string =>
    column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))
  return rows.map((row) => `${indent}${row.map((cell, column) => pad(cell, column, row)).join('  ')}\n`).join('')
}
