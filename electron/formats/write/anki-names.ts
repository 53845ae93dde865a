import type { Note } from '../../shared/domain/card.ts'

const WRITTEN = /%(25|2f|7e|0[9a-d]|20|a0|1680|200[0-9a]|2028|2029|202f|205f|3000|feff)/g

/** Anki's id of a note: what the reader wrote otherwise, since an id of ours may not hold it, is written back. */
export function guidOf(id: string): string {
  return id.replace(WRITTEN, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Where a note goes: the deck it came from in Anki, else one below the deck's own for its week. */
export function deckNameOf({ week, markup, source }: Note, title: string): string {
  const headings = (source?.headings ?? []).map(oneLevel).filter((heading) => heading !== '')
  if (markup === 'html' && headings.length > 0) return headings.join('::')
  const name = oneLevel(title) || 'Weekdeck'
  return week ? `${name}::Week ${String(week).padStart(2, '0')}` : name
}

/** To Anki two colons are a deck within a deck. */
function oneLevel(name: string): string {
  return name.replace(/:{2,}/g, ':').replace(/\s+/g, ' ').replace(/^[\s:]+|[\s:]+$/g, '')
}

/** Anki's tags hold no spaces. */
export function ankiTagsOf({ tags = [] }: Note): readonly string[] {
  return tags.map((tag) => tag.replace(/\s+/g, '_'))
}
