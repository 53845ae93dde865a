import type { Deck, Exam } from '../../shared/domain/deck.ts'
import type { Note } from '../../shared/domain/card.ts'
import type { GuideReport } from './report.ts'
import { readGuide } from './read.ts'

/** For tests: reads one file. */
export function readText(text: string, name = 'guide.md'): { deck: Deck; report: GuideReport } {
  return readGuide([{ name, text }])
}

/** For tests of card forms: what the cards say, without ids and places. */
export function said(text: string): readonly object[] {
  return readText(text).deck.notes.map(sayingOf)
}

function sayingOf({ id, source, ...saying }: Note): object {
  return id !== '' && source ? saying : {}
}

/** For tests: an exam with some domains. */
export function exam(code: string, ...domains: readonly string[]): Exam {
  return { code, name: code, domains: domains.map((id) => ({ id, name: id, weight: 10 })) }
}

/** For tests of cost: the processor time a thing takes, which other programs on a busy machine do not lengthen, in ms. */
export function processorMs(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
