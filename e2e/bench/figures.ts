/** One measured figure, in milliseconds unless its name says otherwise. */
export interface Figure {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly runs: number
  /** What it must not exceed, and at which of the two. One without a limit is there to compare with. */
  readonly limit?: { readonly at: 'p50' | 'p95'; readonly ms: number }
}

/** The figure of some measured times. */
export function figureOf(name: string, times: readonly number[], limit?: Figure['limit']): Figure {
  return { name, p50: quantile(times, 0.5), p95: quantile(times, 0.95), runs: times.length, ...(limit ? { limit } : {}) }
}

/** Whether the figure keeps its limit; what cannot be measured here breaks none. */
export function isWithin({ limit, ...figure }: Figure): boolean {
  return limit === undefined || !(figure[limit.at] > limit.ms)
}

/** Two digits where one would hide what there is to see. */
function shown(value: number): string {
  return value.toFixed(value < 1 ? 2 : 1)
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
    shown(figure.p50),
    shown(figure.p95),
    String(figure.runs),
    figure.limit ? `${figure.limit.at} ≤ ${String(figure.limit.ms)}` : '',
    figure.limit ? (isWithin(figure) ? 'ok' : 'OVER') : '',
  ])
  const all = [['ms', 'p50', 'p95', 'runs', 'limit', ''], ...rows]
  const widths = all[0]?.map((_unused, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n')
}
