import type { Reason } from '../../shared/reasons.ts'
import { candidatesIn, headingCandidate, type Candidate } from './derived-candidates.ts'
import { isGeneric, isOfSubject, termOf, whyNot } from './derived-judge.ts'
import type { FoundCard } from './found-card.ts'
import { plainText } from './plain.ts'
import type { Plan } from './plan.ts'
import type { Findings } from './report.ts'
import type { Section } from './sections.ts'
import { readWeek } from './week-label.ts'

/** An answer shorter than this, in letters, may be no sentence: its question names the section it stands in. */
const SHORT_ANSWER = 40

/**
 * The cards an unmarked guide still gives: few and good. Each candidate that is none is reported with the reason. A
 * heading is asked only where nothing below it is.
 */
export function derivedCards(sections: readonly Section[], plan: Plan, findings: Findings): readonly FoundCard[] {
  const kept = sections.flatMap((section) => {
    const inside = candidatesIn(section, (line) => plan.lines.get(section.file)?.has(line) ?? false)
    const good = inside.filter((candidate) => isGood(candidate, findings))
    const heading = headingCandidate(section)
    if (!heading || isPlanOnly(section, plan)) return good
    if (good.length > 0) leaveOut(heading, { reason: 'parts-are-cards' }, findings)
    return good.length === 0 && isGood(heading, findings) ? [heading] : good
  })
  const asked = new Map<string, number>()
  for (const { ask } of kept) asked.set(termOf(ask), (asked.get(termOf(ask)) ?? 0) + 1)
  return kept.map((candidate) => cardOf(candidate, (asked.get(termOf(candidate.ask)) ?? 0) > 1))
}

function isGood(candidate: Candidate, findings: Findings): boolean {
  const reason = whyNot(candidate)
  if (reason !== null) leaveOut(candidate, reason, findings)
  return reason === null
}

function leaveOut({ section, line, ask, answer, form }: Candidate, reason: Reason, findings: Findings): void {
  const said = plainText(answer.slice(0, 200).replace(/^\s*[-*+]\s/gm, ''))
  const text = form === 'heading' ? ask : [plainText(ask), said].filter((part) => part !== '').join(': ')
  if (text === '') return
  findings.leaveOut({ file: section.file, line, text, ...reason })
}

function isPlanOnly(section: Section, plan: Plan): boolean {
  return section.blocks.some((block) => plan.lines.get(section.file)?.has(block.start + 1))
}

function cardOf(candidate: Candidate, isRepeated: boolean): FoundCard {
  const { ask, answer, section, line, form } = candidate
  const term = termOf(ask)
  const above = form === 'heading' ? section.parent : section
  const isBare = plainText(answer).length < SHORT_ANSWER && form !== 'heading' && form !== 'fold' && !isOfSubject(term)
  // What is true of a year is asked with it.
  const isDated = /(?:19|20)\d\d/.test(above?.title ?? '')
  const needsContext = above !== null && above.level > 1 && (isRepeated || isBare || isDated || form === 'row' || isGeneric(term))
  const context = needsContext ? termOf(readWeek(above.title)?.rest ?? above.title) : ''
  const front = context === '' ? term : `${context} › ${term}`
  return { card: { kind: 'basic', front, back: answer }, section, line, tags: [], attributes: [], derivedFrom: term }
}
