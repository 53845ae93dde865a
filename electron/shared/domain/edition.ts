/**
 * What a new edition of a deck changes. A note keeps its progress by its id; one whose id is gone is looked for among
 * the new ones: the same text anywhere, else a close text in the same section.
 */
import { cardsOf, titleOf, type Card, type Note } from './card.ts'
import { likeness } from './likeness.ts'

/** From this likeness on a text in the same section counts as the same card, mended. */
const CLOSE = 0.8

/** Mended notes stay near their place; looking farther would cost the square of a section's length. */
const NEIGHBOURS = 100

/** A note of both editions. With different ids when its text was mended. */
export interface KeptNote {
  readonly before: Note
  readonly after: Note
}

/** Both editions side by side; every note of either is in exactly one list. */
export interface EditionChanges {
  /** The same in every way a learner sees. */
  readonly same: readonly KeptNote[]
  /** Another text, or another id and so by itself another card. */
  readonly changed: readonly KeptNote[]
  /** The same text in another week or section. */
  readonly moved: readonly KeptNote[]
  readonly added: readonly Note[]
  readonly removed: readonly Note[]
}

/** Compares two editions of a deck. Linear in their notes, but for a look at up to 100 neighbours of each that has no partner. */
export function compareEditions(before: readonly Note[], after: readonly Note[]): EditionChanges {
  const kept = pairNotes(before, after)
  const paired = new Set(kept.flatMap((pair) => [pair.before, pair.after]))
  const { same = [], changed = [], moved = [] } = Object.groupBy(kept, changeOf)
  return {
    same,
    changed,
    moved,
    added: after.filter((note) => !paired.has(note)),
    removed: before.filter((note) => !paired.has(note)),
  }
}

/** Card ids of a kept note, before and after, where the id is another. A side or hole that only one edition has is left out. */
export function renamedCards({ before, after }: KeptNote): readonly (readonly [before: string, after: string])[] {
  if (before.id === after.id) return []
  const rest = new Map(cardsOf(after).map((card) => [partOf(card), card.id]))
  return cardsOf(before).flatMap((card) => {
    const id = rest.get(partOf(card))
    return id === undefined ? [] : [[card.id, id] as const]
  })
}

function partOf({ id, note }: Card): string {
  return id.slice(note.id.length)
}

function pairNotes(before: readonly Note[], after: readonly Note[]): readonly KeptNote[] {
  const byId = pairBy(before, after, (note) => note.id)
  const byText = pairBy(without(before, byId, 'before'), without(after, byId, 'after'), meaningOf)
  const known = [...byId, ...byText]
  return [...known, ...pairClose(without(before, known, 'before'), without(after, known, 'after'))]
}

function without(notes: readonly Note[], pairs: readonly KeptNote[], side: keyof KeptNote): readonly Note[] {
  const taken = new Set(pairs.map((pair) => pair[side]))
  return notes.filter((note) => !taken.has(note))
}

/** Notes that agree on a key; where several do, they pair in the order they stand in. */
function pairBy(before: readonly Note[], after: readonly Note[], keyOf: (note: Note) => string): readonly KeptNote[] {
  const waiting = new Map<string, Note[]>()
  for (const note of before.toReversed()) gather(waiting, keyOf(note), note)
  return after.flatMap((note) => {
    const partner = waiting.get(keyOf(note))?.pop()
    return partner ? [{ before: partner, after: note }] : []
  })
}

interface Likely extends KeptNote {
  readonly score: number
}

/** The closest pairs first, each note once. */
function pairClose(before: readonly Note[], after: readonly Note[]): readonly KeptNote[] {
  const sections = bySection(before)
  const candidates = [...bySection(after)].flatMap(([section, notes]) => likelyPairs(sections.get(section) ?? [], notes))
  const taken = new Set<Note>()
  return candidates.sort((a, b) => b.score - a.score).filter((pair) => {
    if (taken.has(pair.before) || taken.has(pair.after)) return false
    taken.add(pair.before).add(pair.after)
    return true
  })
}

function likelyPairs(before: readonly Note[], after: readonly Note[]): readonly Likely[] {
  return after.flatMap((note, place) =>
    before.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1)
      .filter((other) => other.kind === note.kind)
      .map((other) => ({ before: other, after: note, score: closeness(other, note) }))
      .filter(({ score }) => score >= CLOSE))
}

/** A mended front, or a new front over the same answer: what the two share decides. */
function closeness(before: Note, after: Note): number {
  return Math.max(likeness(titleOf(before), titleOf(after)), likeness(meaningOf(before), meaningOf(after)))
}

function bySection(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  const sections = new Map<string, Note[]>()
  for (const note of notes) gather(sections, sectionOf(note), note)
  return sections
}

function gather(groups: Map<string, Note[]>, key: string, note: Note): void {
  const group = groups.get(key)
  if (group) group.push(note)
  else groups.set(key, [note])
}

function sectionOf({ source }: Note): string {
  return source?.headings.join('\u001F') ?? ''
}

function changeOf({ before, after }: KeptNote): 'same' | 'changed' | 'moved' {
  if (meaningOf(before) !== meaningOf(after)) return 'changed'
  return before.week === after.week && sectionOf(before) === sectionOf(after) ? 'same' : 'moved'
}

/** Everything of a note that is asked or answered, told the same however its fields are ordered and its lines end. */
export function meaningOf(note: Note): string {
  return JSON.stringify([note.kind, note.markup ?? 'md', ownTexts(note), asRead(note.explanation ?? '')])
}

function ownTexts(note: Note): readonly unknown[] {
  switch (note.kind) {
    case 'basic':
      return [asRead(note.front), asRead(note.back), note.reverse ?? false, (note.others ?? []).map(({ id, front, back }) => [id, asRead(front), asRead(back)])]
    case 'cloze':
      return [asRead(note.text)]
    case 'choice':
      return [asRead(note.front), note.options.map(({ text, right, why = '' }) => [asRead(text), right, asRead(why)])]
  }
}

/** White space behind a word; what stands before the first one of a line is its indentation, which says something. */
const BETWEEN_WORDS = /(?<=\S)\s+/g
const HAS_CODE = /`|~~~|<(?:pre|code)\b/i

/** A text as it is read: line ends, spaces at them and Hangul's form say nothing, nor does the width of a space outside of code. */
function asRead(text: string): string {
  const hasCode = HAS_CODE.test(text)
  const lines = text.normalize('NFC').split(/\r\n?|\n/).map((line) => line.trimEnd())
  return lines.map((line) => (hasCode ? line : line.replace(BETWEEN_WORDS, ' '))).join('\n').trimEnd()
}
