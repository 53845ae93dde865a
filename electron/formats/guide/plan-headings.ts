import { planText, rowsOf, stepsOf, type PlanCandidate, type PlanEntry } from './plan-candidate.ts'
import { tasksOf, textsOf } from './plan-texts.ts'
import type { Section } from './sections.ts'
import { readWeek, weekOfHeading, type WeekLabel } from './week-label.ts'

/** A heading that counts the parts of one course; weeks that start over below the next of them go on counting. */
const PART =
  /(?:^|\s)(?:month|phase|part|stage|level|block|semester|term|quarter|unit|module)s?\s?(?:\d|[ivx]+\b)|\d\s?(?:단계|부|개월|월|학기|분기|기)|^(?:\d+[.)]|[ivx]+\.)\s/i
/** What a week's text may begin with, and then goes on to say. */
const SAYS_TOPIC = /(?:^|\s)(?:주제|학습\s?목표|목표|topic|focus|theme|goal|learning\s(?:target|goal)|objective)s?\s?[:：]\s*/i

/** A week, and the heading that names it. */
interface Named {
  readonly section: Section
  readonly label: WeekLabel
}

/** Reads headings that name weeks as plans: those of the level that names the most, one plan for each time they start over. */
export function plansFromHeadings(sections: readonly Section[]): readonly PlanCandidate[] {
  const named = sections.flatMap((section): Named[] => {
    const label = section.level > 0 ? readWeek(section.title) : null
    return label ? [{ section, label }] : []
  })
  const levels = [...new Set(named.map(({ section }) => section.level))].sort((a, b) => a - b)
  const groups = levels.map((level) => named.filter(({ section }) => section.level === level))
  const best = groups.reduce<readonly Named[]>((most, group) => (group.length > most.length ? group : most), [])
  const partsOf = Map.groupBy(sections, (section) => section.parent)
  return courses(best).flatMap((course) => candidate(course, partsOf))
}

/** Weeks that start over under another heading are another plan, unless the headings count parts of one. */
function courses(named: readonly Named[]): readonly (readonly Named[])[] {
  const all: Named[][] = []
  for (const one of named) {
    const before = all.at(-1)?.at(-1)
    const startsOver = before !== undefined && one.label.week <= 1 && one.label.week < before.label.week
    const isNew = before === undefined || (startsOver && one.section.parent !== before.section.parent && !isPart(one.section))
    if (isNew) all.push([one])
    else all.at(-1)?.push(one)
  }
  return all
}

function isPart({ parent }: Section): boolean {
  return parent !== null && PART.test(parent.title)
}

function candidate(named: readonly Named[], partsOf: ReadonlyMap<Section | null, readonly Section[]>): readonly PlanCandidate[] {
  const section = named[0]?.section
  const rows = rowsOf(named.map((one) => entryOf(one, partsOf)))
  // A heading is a week by itself: it needs no text beside it.
  const strength = stepsOf(rows)
  if (!section || strength < 2) return []
  return [
    {
      form: 'headings',
      section,
      line: section.line,
      rows,
      strength,
      starts: [],
      shape: section.parent?.title ?? '',
      unread: [],
      assumed: [],
    },
  ]
}

function entryOf({ section, label }: Named, partsOf: ReadonlyMap<Section | null, readonly Section[]>): PlanEntry {
  const below = partsOf.get(section) ?? []
  const texts = [...below.map((part) => part.title), ...textsOf(section.blocks)]
  const told = texts.findIndex((text) => SAYS_TOPIC.test(text.slice(0, 200)))
  const named = told < 0 ? undefined : texts[told]?.split(SAYS_TOPIC).at(-1)
  const topic = label.rest === '' ? (named ?? texts[0] ?? '') : label.rest
  const notes = label.rest === '' ? texts.filter((_text, index) => index !== Math.max(0, told)) : texts
  return {
    label,
    topic: planText(topic),
    notes: planText(notes.join(' · ')),
    tasks: tasksBelow(section, partsOf),
    line: section.line,
  }
}

function tasksBelow(section: Section, partsOf: ReadonlyMap<Section | null, readonly Section[]>): NonNullable<PlanEntry['tasks']> {
  return [...tasksOf(section.blocks), ...(partsOf.get(section) ?? []).flatMap((part) => tasksBelow(part, partsOf))]
}

/** Tells the week of a section by a heading that names one, its own first; numbers that start over go on as in the plan. */
export function weekByHeading(plan: PlanCandidate | null): (section: Section) => number | undefined {
  const { section: first, rows } = plan?.form === 'headings' ? plan : { section: null, rows: [] }
  const byLine = new Map(rows.map((row) => [row.line, row.week]))
  const known = new Map<Section, number | undefined>()
  const weekOf = (section: Section): number | undefined => {
    if (known.has(section)) return known.get(section)
    const counted = section.file === first?.file ? byLine.get(section.line) : undefined
    const week = counted ?? weekOfHeading(section.title)?.week ?? (section.parent ? weekOf(section.parent) : undefined)
    known.set(section, week)
    return week
  }
  return weekOf
}
