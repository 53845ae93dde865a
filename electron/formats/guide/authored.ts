import { frontBackPairs } from './authored-pairs.ts'
import { scanSection } from './authored-scan.ts'
import { authoredTables } from './authored-table.ts'
import type { FoundCard } from './found-card.ts'
import type { Findings } from './report.ts'
import type { Section } from './sections.ts'

/** Every card the author wrote, in the order of the guide. */
export function authoredCards(sections: readonly Section[], findings: Findings): readonly FoundCard[] {
  const pairs = frontBackPairs(sections)
  return sections.flatMap((section) => {
    const pair = pairs.get(section)
    if (pair !== undefined) return pair === null ? [] : [pair]
    const tables = section.traits.isCards ? authoredTables(section, findings) : []
    const cards = scanSection(section, findings)
    return tables.length === 0 ? cards : [...cards, ...tables].sort((a, b) => a.line - b.line)
  })
}
