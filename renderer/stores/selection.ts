import type { BrowseChosen, Ranges } from '../../electron/shared/contract.ts'

/** Places of a list that are chosen, with the place the person is at and the one a range goes from. */
export interface Selection {
  readonly active: number
  readonly anchor: number
  readonly chosen: ReadonlySet<number>
}

/** How a place is reached: alone, as the end of a range, or besides those chosen already. */
export type Reach = 'only' | 'range' | 'toggle' | 'move'

export const NOTHING: Selection = { active: -1, anchor: -1, chosen: new Set() }

/** The selection after going to a place. */
export function reach(selection: Selection, place: number, how: Reach): Selection {
  switch (how) {
    case 'only':
      return { active: place, anchor: place, chosen: new Set([place]) }
    case 'move':
      return { ...selection, active: place }
    case 'range': {
      const anchor = selection.anchor < 0 ? place : selection.anchor
      return { active: place, anchor, chosen: new Set(span(Math.min(anchor, place), Math.max(anchor, place))) }
    }
    case 'toggle': {
      const chosen = new Set(selection.chosen)
      if (!chosen.delete(place)) chosen.add(place)
      return { active: place, anchor: place, chosen }
    }
  }
}

/** Every place of a list; the person stays where they are. */
export function all(selection: Selection, count: number): Selection {
  return { ...selection, active: Math.max(0, selection.active), chosen: new Set(span(0, count - 1)) }
}

/** A selection as main tells it, and the same back. */
export function selectionOf({ active, anchor, ranges }: BrowseChosen): Selection {
  return { active, anchor, chosen: new Set(ranges.flatMap(([from, to]) => span(from, to))) }
}

export function chosenOf({ active, anchor, chosen }: Selection): BrowseChosen {
  return { active, anchor, ranges: rangesOf(chosen) }
}

/** Places as ranges, each told by its first and last. */
export function rangesOf(places: ReadonlySet<number>): Ranges {
  const ranges: [number, number][] = []
  for (const place of Float64Array.from(places).sort()) {
    const last = ranges.at(-1)
    if (last && last[1] === place - 1) last[1] = place
    else ranges.push([place, place])
  }
  return ranges
}

function span(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => from + index)
}
