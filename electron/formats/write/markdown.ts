import { isDeepStrictEqual } from 'node:util'
import { titleOf, type ChoiceNote, type Note } from '../../shared/domain/card.ts'
import type { Deck } from '../../shared/domain/deck.ts'
import type { PlanRow } from '../../shared/domain/plan.ts'
import { readGuide } from '../guide/read.ts'
import type { Losses } from './losses.ts'

/**
 * A deck as a guide that builds back to the same cards, with their ids, tags, weeks, domains, options and holes. What
 * was written is read again: a note that comes back otherwise, such as one in HTML, is told. A text that would make cards
 * of its own is written on one line; where that does not help, the notes that do not come back, the plan and the names in headings are left out.
 */
export function writeMarkdown(deck: Deck, losses: Losses): string {
  const asWritten = readBack(deck)
  const asLines = asWritten.hasStrangers ? readBack(withNotes(deck, (note) => (asWritten.isSame(note) ? note : onOneLine(note)))) : asWritten
  const last = asLines.hasStrangers ? readBack({ ...withNotes(deck, (note) => (asLines.isSame(note) ? note : null)), plan: [] }, NO_NAME) : asLines
  if (last !== asLines) losses.add('plan-left-out', deck.head.title, deck.plan.length)
  for (const note of deck.notes) {
    if (last !== asLines && !asLines.isSame(note)) losses.add('not-in-markdown', titleOf(note))
    else if (!last.isSame(note)) losses.add('changed-in-markdown', titleOf(note))
  }
  return last.text
}

/** What stands above cards that are under no topic. */
const NO_NAME = 'Cards'

interface Attempt {
  readonly text: string
  /** Whether a note comes back as the deck has it. */
  readonly isSame: (note: Note) => boolean
  /** There are cards that the deck does not have. */
  readonly hasStrangers: boolean
}

function readBack(deck: Deck, heading = deck.head.title): Attempt {
  const text = guideOf(deck, heading)
  const { notes } = readGuide([{ name: 'guide.md', text }]).deck
  const read = new Map(notes.map((note) => [note.id, said(note)]))
  const own = new Set(deck.notes.map((note) => note.id))
  return { text, isSame: (note) => isDeepStrictEqual(read.get(note.id), said(note)), hasStrangers: notes.some((note) => !own.has(note.id)) }
}

function withNotes(deck: Deck, change: (note: Note) => Note | null): Deck {
  return { ...deck, notes: deck.notes.map(change).filter((note) => note !== null) }
}

function onOneLine(note: Note): Note {
  const lines = (value: unknown): unknown => {
    if (typeof value === 'string') return oneLine(value)
    if (Array.isArray(value)) return value.map(lines)
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, lines(inner)])) : value
  }
  return lines(note) as Note
}

function guideOf({ head, exams, plan, notes }: Deck, heading: string): string {
  const { title, language, course } = head
  const front = Object.entries({ title, language, course, ...(exams.length > 0 ? { exams } : {}) }).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const byWeek = [...Map.groupBy(notes, (note) => note.week)].sort(([a = 0], [b = 0]) => a - b)
  const sections = byWeek.map(([week, own]) => `## ${topicOf(plan, week)}${week === undefined ? '' : ` {week=${String(week)}}`}\n\n${own.map(cardOf).join('\n\n---\n\n')}\n`)
  return [`---\n${front.join('\n')}\n---\n`, `# ${oneLine(heading)}\n`, ...planOf(plan), ...sections].join('\n')
}

function topicOf(plan: readonly PlanRow[], week: number | undefined): string {
  const row = plan.find(({ week: from, toWeek = from }) => week !== undefined && week >= from && week <= toWeek)
  return oneLine(row?.topic ?? '') || NO_NAME
}

function planOf(plan: readonly PlanRow[]): readonly string[] {
  if (plan.length === 0) return []
  const cell = (text: string): string => oneLine(text).replaceAll('|', '\\|')
  const rows = plan.map(({ week, toWeek, topic, notes }) => `| ${String(week)}${toWeek === undefined ? '' : `–${String(toWeek)}`} | ${cell(topic)} | ${cell(notes)} |`)
  return [`${['| Week | Topic | Notes |', '|---|---|---|', ...rows].join('\n')}\n`]
}

function cardOf(note: Note): string {
  const head = [...(note.tags ?? []).map((tag) => `#${tag}`), ...attributesOf(note)].map((word) => ` ${word}`).join('')
  switch (note.kind) {
    case 'basic':
      return note.reverse ? `${note.front}${head}\n??\n${note.back} ^${note.id}` : `Q: ${note.front}${head}\nA: ${withExplanation(note.back, note.explanation)} ^${note.id}`
    case 'cloze':
      return `C: ${withExplanation(note.text, note.explanation)}${head} ^${note.id}`
    case 'choice':
      return `Q: ${note.front}${head} ^${note.id}\n\n${optionsOf(note)}`
  }
}

/** Only a choice has a place for it in a guide; elsewhere it follows the text rather than being lost. */
function withExplanation(text: string, explanation: string | undefined): string {
  return explanation === undefined ? text : `${text}\n\n${explanation}`
}

function attributesOf({ domains = {}, paper }: Note): readonly string[] {
  const words = [...Object.entries(domains).map(([exam, id]) => `${exam}=${id}`), ...(paper === undefined ? [] : [`paper=${String(paper)}`])]
  return words.length === 0 ? [] : [`{${words.join(' ')}}`]
}

function optionsOf({ options, explanation }: ChoiceNote): string {
  const lines = options.map(({ text, right, why }) => `- [${right ? 'x' : ' '}] ${[text, ...(why === undefined ? [] : [why])].join(' — ').replaceAll('\n', '\n  ')}`)
  const quote = explanation === undefined ? [] : ['', explanation.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')]
  return [...lines, ...quote].join('\n')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** What a note says, without where it stood. */
function said(note: Note): object {
  return Object.fromEntries(Object.entries(note).filter(([name]) => name !== 'source'))
}
