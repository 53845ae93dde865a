import type { Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import { plainText } from './plain.ts'
import { PLACES_KEPT, type Place } from './report.ts'

/** What an author may want to mend in a guide that builds well. */
export type LintCode =
  | 'front-repeated'
  | 'front-gives-answer'
  | 'back-long'
  | 'choice-unexplained'
  | 'choice-all-right'
  | 'week-without-cards'
  | 'link-dead'

export interface Lint {
  readonly code: LintCode
  readonly count: number
  /** The first one met. */
  readonly example: string
  readonly at: readonly Place[]
}

/** Letters an answer should not have more of: it is to be said, not read out. */
export const LONGEST_BACK = 400

/** Answers shorter than this stand in their questions by chance. */
const SHORTEST_TELLING = 3

interface Found extends Place {
  readonly code: LintCode
  readonly text: string
}

/** Looks over a guide's cards and links; `files` are its texts and the names beside them, as links name them. Linear. */
export function lintGuide(deck: Deck, files: { readonly texts: ReadonlyMap<string, string>; readonly names: ReadonlySet<string> }): readonly Lint[] {
  const found = [...lintNotes(deck.notes), ...lintWeeks(deck), ...lintLinks(files)]
  return [...Map.groupBy(found, ({ code }) => code)].map(([code, all]) => ({
    code,
    count: all.length,
    example: all[0]?.text ?? '',
    at: all.slice(0, PLACES_KEPT).map(({ file, line }) => ({ file, line })),
  }))
}

function lintNotes(notes: readonly Note[]): readonly Found[] {
  const fronts = new Set<string>()
  return notes.flatMap((note) => {
    const front = note.kind === 'cloze' ? '' : plainText(note.front).toLowerCase()
    const isRepeated = front !== '' && fronts.has(front)
    fronts.add(front)
    const codes = isRepeated ? ['front-repeated' as const, ...codesOf(note)] : codesOf(note)
    return codes.map((code) => ({ code, file: note.source?.file ?? '', line: note.source?.line ?? 1, text: plainText(note.kind === 'cloze' ? note.text : note.front) }))
  })
}

function codesOf(note: Note): readonly LintCode[] {
  switch (note.kind) {
    case 'basic':
      return [...(givesAnswer(note.front, note.back) ? ['front-gives-answer' as const] : []), ...(plainText(note.back).length > LONGEST_BACK ? ['back-long' as const] : [])]
    case 'choice':
      return [
        ...(note.explanation === undefined && note.options.some((option) => option.why === undefined) ? ['choice-unexplained' as const] : []),
        ...(note.options.every((option) => option.right) ? ['choice-all-right' as const] : []),
      ]
    case 'cloze':
      return []
  }
}

/** Whether the whole of a short answer stands in its question, brackets and links left out. */
function givesAnswer(front: string, back: string): boolean {
  const answer = plainText(back.split('\n')[0] ?? '').replace(/\s*\([^()]*\)/g, '').toLowerCase().trim()
  return answer.length >= SHORTEST_TELLING && plainText(front).toLowerCase().includes(answer)
}

/** A week of the plan that no card belongs to. */
function lintWeeks({ plan, notes }: Deck): readonly Found[] {
  const filled = new Set(notes.map((note) => note.week))
  return plan.flatMap(({ week, toWeek = week, topic, line }) => {
    const isFilled = Array.from({ length: toWeek - week + 1 }, (_unused, index) => week + index).some((each) => filled.has(each))
    return isFilled ? [] : [{ code: 'week-without-cards' as const, file: '', line, text: `${String(week)} ${topic}` }]
  })
}

const LINK = /\[\[([^[\]|#]+)[^[\]]*\]\]|\]\(([^()\s]+)[^()]*\)/g

/** Links to files of the guide that are not there. Addresses elsewhere are not asked. */
function lintLinks({ texts, names }: { readonly texts: ReadonlyMap<string, string>; readonly names: ReadonlySet<string> }): readonly Found[] {
  const pages = new Set([...texts.keys()].map((name) => pageOf(name)))
  return [...texts].flatMap(([file, text]) => text.split('\n').flatMap((content, index) => [...content.matchAll(LINK)].flatMap(([whole, page, address]) => {
    const isDead = page !== undefined ? !pages.has(pageOf(page)) : address !== undefined && isOfGuide(address) && !names.has(resolved(file, address))
    return isDead ? [{ code: 'link-dead' as const, file, line: index + 1, text: whole }] : []
  })))
}

function pageOf(name: string): string {
  return name.trim().replace(/^.*\//, '').replace(/\.md$/i, '').toLowerCase()
}

function isOfGuide(address: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(address)
}

/** A link's file, told from the folder of the file it stands in. */
function resolved(file: string, address: string): string {
  const parts = file.split('/').slice(0, -1)
  for (const part of safeDecode(address.replace(/[?#].*$/, '')).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
