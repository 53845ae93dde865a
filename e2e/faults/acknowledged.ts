/** Something that was said to be on the disk. */
export type Acknowledged =
  | { readonly kind: 'entry'; readonly seq: number; readonly atMs: number }
  | { readonly kind: 'setting'; readonly number: number }
  | { readonly kind: 'deck'; readonly folder: string }

/** One line of a child's output. */
export function toLine(acknowledged: Acknowledged): string {
  return `${JSON.stringify(acknowledged)}\n`
}

/** Whole lines only: one that was cut off was not said. */
export function fromLines(output: string): readonly Acknowledged[] {
  return output.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Acknowledged)
}
