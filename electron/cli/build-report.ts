import { cardsOf, type NoteKind } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import type { ImportRead } from '../formats/import.ts'
import type { GuideReport } from '../formats/guide/report.ts'

/** What `build --json` prints. Counts are of scheduled cards; `notes` counts entries. */
export interface BuildReport {
  readonly ok: true
  readonly guide: Deck['head']
  readonly plan: Deck['plan']
  readonly notes: number
  readonly cards: number
  readonly byKind: Readonly<Record<NoteKind, number>>
  readonly byWeek: Readonly<Record<string, number>>
  readonly byRule: GuideReport['byRule']
  readonly resources: Deck['resources']
  readonly leftOut: GuideReport['leftOut']
  readonly warnings: GuideReport['warnings']
  readonly files: readonly string[]
}

/** Counts of a deck that was read, with what was found on the way. */
export function reportOf({ deck, report }: ImportRead, files: readonly string[]): BuildReport {
  const cards = deck.notes.flatMap(cardsOf)
  const byKind: Record<NoteKind, number> = { basic: 0, cloze: 0, choice: 0 }
  const byWeek: Record<string, number> = {}
  for (const { note } of cards) {
    byKind[note.kind] += 1
    byWeek[String(note.week ?? 0)] = (byWeek[String(note.week ?? 0)] ?? 0) + 1
  }
  const { byRule, leftOut, warnings } = report
  const { head, plan, resources, notes } = deck
  return {
    ok: true,
    guide: head,
    plan,
    notes: notes.length,
    cards: cards.length,
    byKind,
    byWeek,
    byRule,
    resources,
    leftOut,
    warnings,
    files,
  }
}
