import { cardsOf, type Note } from '../../shared/domain/card.ts'
import type { Deck, DeckHead, Exam } from '../../shared/domain/deck.ts'
import { mergeTraits, readAttributes, withHint } from './attributes.ts'
import { authoredCards } from './authored.ts'
import { readBlocks } from './blocks.ts'
import { derivedCards } from './derived.ts'
import type { FoundCard } from './found-card.ts'
import { readFrontMatter, splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { headOf } from './head.ts'
import { derivedId } from './identity.ts'
import { placer } from './place.ts'
import { findPlan, type Plan } from './plan.ts'
import { Findings, type GuideReport, type PlacementRule } from './report.ts'
import { resourcesOf } from './resources.ts'
import { sectionsOf, type Section } from './sections.ts'
import { normaliseText } from './text.ts'

/** A file of a guide: its name relative to the guide, and its text. */
export interface GuideFile {
  readonly name: string
  readonly text: string
}

/** Reads a guide into a deck. Never fails: what cannot be read is in the report. The same text gives the same deck everywhere. */
export function readGuide(files: readonly GuideFile[]): { readonly deck: Deck; readonly report: GuideReport } {
  const findings = new Findings()
  const { front, sections } = readSections(files, findings)
  const plan = findPlan(sections, findings)
  const authored = authoredCards(sections, findings)
  const found = authored.length > 0 ? authored : derivedCards(sections, plan, findings)
  const head = headOf({ front, sections, cards: found, files, findings })
  const { notes, byRule } = notesOf(found, { head, plan, findings, exams: front.exams ?? [] })
  // A link inside an author's card belongs to that card.
  const withCards = new Set(authored.map((card) => card.section))
  const deck: Deck = {
    head,
    exams: front.exams ?? [],
    resources: resourcesOf(sections.filter((section) => !withCards.has(section))),
    plan: plan.rows,
    notes: notes.sort((a, b) => (a.week ?? 0) - (b.week ?? 0)),
  }
  return { deck, report: { byRule, leftOut: findings.leftOut(), warnings: findings.warnings() } }
}

/** The sections of all files in the order of their names; the first front matter of any that says a thing counts. */
function readSections(
  files: readonly GuideFile[],
  findings: Findings,
): { readonly front: FrontMatter; readonly sections: readonly Section[] } {
  const inOrder = [...files].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
  const split = inOrder.map(({ name, text }) => ({ name, ...splitFrontMatter(normaliseText(text)) }))
  const front = split.reduceRight<FrontMatter>(
    (below, { name, yaml }) => (yaml === null ? below : { ...below, ...readFrontMatter(yaml, name, findings) }),
    {},
  )
  const context = { exams: front.exams ?? [], findings }
  return { front, sections: split.flatMap(({ name, body }) => sectionsOf(name, readBlocks(body), context)) }
}

interface NoteContext {
  readonly head: DeckHead
  readonly plan: Plan
  readonly exams: readonly Exam[]
  readonly findings: Findings
}

function notesOf(found: readonly FoundCard[], context: NoteContext): { notes: Note[]; byRule: Record<PlacementRule, number> } {
  const byRule: Record<PlacementRule, number> = { attribute: 0, heading: 0, words: 0, first: 0, none: 0 }
  const place = placer(context.plan)
  const idOf = idGiver(context)
  const weeks = weeksOf(context.plan)
  const notes = found.map((one): Note => {
    const { section, line, card } = one
    const at = { file: section.file, line }
    const { traits: own, unknown } = readAttributes(one.attributes, context.exams)
    for (const word of unknown) context.findings.warn('attribute-unknown', { ...at, text: withHint(word, context.exams) })
    const traits = mergeTraits(section.traits, own)
    const { week, rule } = place({ card, section, traits })
    if (week !== undefined && weeks.size > 0 && !weeks.has(week))
      context.findings.warn('week-unknown', { ...at, text: `week=${String(week)}` })
    const note: Note = {
      ...card,
      id: idOf(one),
      ...(week === undefined ? {} : { week }),
      ...(traits.domains ? { domains: traits.domains } : {}),
      ...(one.tags.length > 0 ? { tags: one.tags } : {}),
      ...(traits.paper === undefined ? {} : { paper: traits.paper }),
      ...(one.derivedFrom === undefined ? {} : { derived: true }),
      source: { ...at, headings: section.path },
    }
    byRule[rule] += cardsOf(note).length
    return note
  })
  return { notes, byRule }
}

/** Gives each card its id; one that is taken gets `~2` and a warning. */
function idGiver({ head, findings }: NoteContext): (found: FoundCard) => string {
  const times = new Map<string, number>()
  return (found) => {
    const id = found.id ?? derivedId(head.course, found)
    const time = (times.get(id) ?? 0) + 1
    times.set(id, time)
    if (time === 1) return id
    const text = found.card.kind === 'cloze' ? found.card.text : found.card.front
    findings.warn('id-repeated', {
      file: found.section.file,
      line: found.line,
      text: found.id === undefined ? text : `^${found.id}`,
    })
    return `${id}~${String(time)}`
  }
}

function weeksOf(plan: Plan): ReadonlySet<number> {
  return new Set(
    plan.rows.flatMap(({ week, toWeek = week }) => Array.from({ length: toWeek - week + 1 }, (_unused, index) => week + index)),
  )
}
