/** One measured figure, in milliseconds unless its name says otherwise. */
export interface Figure {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly runs: number
  /** What it must not exceed, and at which of the two. */
  readonly limit: { readonly at: 'p50' | 'p95'; readonly ms: number }
}

/** The figure of some measured times. */
export function figureOf(name: string, times: readonly number[], limit: Figure['limit']): Figure {
  return { name, p50: quantile(times, 0.5), p95: quantile(times, 0.95), runs: times.length, limit }
}

/** Whether the figure keeps its limit. */
export function isWithin(figure: Figure): boolean {
  return figure[figure.limit.at] <= figure.limit.ms
}

/** The value below which a share of the times lies: nearest rank. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** The figures as a table to read. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.p50.toFixed(1),
    figure.p95.toFixed(1),
    String(figure.runs),
    `${figure.limit.at} ≤ ${String(figure.limit.ms)}`,
    isWithin(figure) ? 'ok' : 'OVER',
  ])
  const all = [['ms', 'p50', 'p95', 'runs', 'limit', ''], ...rows]
  const widths = all[0]?.map((_unused, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n')
}
