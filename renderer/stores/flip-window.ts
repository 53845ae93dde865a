/** Cards are fetched in pages of this size; the page the person is near is fetched before it is reached. */
export const PAGE_SIZE = 20
const AHEAD = 5

/** Starts of the pages to hold for a position, nearest first. */
export function pagesAround(position: number, total: number): readonly number[] {
  const pageOf = (index: number): number => Math.floor(index / PAGE_SIZE) * PAGE_SIZE
  const wanted = [position, position + AHEAD, position - AHEAD].filter((index) => index >= 0 && (index === position || index < total))
  return [...new Set(wanted.map(pageOf))]
}

/** A position moved by some steps, kept inside the cards. */
export function moved(position: number, steps: number, total: number): number {
  return Math.min(Math.max(position + steps, 0), Math.max(total - 1, 0))
}
