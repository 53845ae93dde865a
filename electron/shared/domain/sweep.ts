/** Today's part of the last week's sweep: every card once more before the exam, weakest first, spread evenly. */
import { studyDaysIn } from './calendar.ts'
import type { CardKey } from './deck.ts'
import { addDays, dayNumber, type DayRange, type LocalDate } from './days.ts'
import type { QueueCard } from './queue.ts'
import { dueDayNumber, isLearning, type CardState } from './schedule.ts'
import { SWEEP_DAYS } from './timeline.ts'

export interface SweepRequest {
  readonly cards: readonly QueueCard[]
  readonly stateOf: (key: CardKey) => CardState | undefined
  readonly isOut?: ((key: CardKey) => boolean) | undefined
  readonly today: LocalDate
  readonly exam?: LocalDate | undefined
  readonly breaks: readonly DayRange[]
  /** New cards met today: they count as answered, not as swept. */
  readonly metToday: number
}

interface Candidate extends QueueCard {
  readonly isDue: boolean
  /** Days to the exam ÷ stability: the higher, the weaker on the day. */
  readonly weakness: number
}

/**
 * Cards to review today besides those that are due; none outside the exam's last seven days. Each day takes its even
 * share of the cards not answered since the sweep began, so a missed day is made up by the ones that are left.
 */
export function sweepOn(request: SweepRequest): readonly CardKey[] {
  const { today, exam, breaks } = request
  if (exam === undefined || today >= exam || today < addDays(exam, -SWEEP_DAYS)) return []
  const daysLeft = studyDaysIn({ from: today, to: addDays(exam, -1) }, breaks).length
  if (daysLeft === 0) return []
  const { candidates, asked, answeredToday } = sortOut(request, exam)
  const sweptToday = Math.max(0, answeredToday - request.metToday)
  const due = candidates.filter(({ isDue }) => isDue).length
  const share = Math.ceil((candidates.length + sweptToday) / daysLeft) - sweptToday - due
  return pick(candidates.filter(({ isDue }) => !isDue), { asked, count: Math.max(0, share) })
}

function sortOut({ cards, stateOf, isOut, today }: SweepRequest, exam: LocalDate): { candidates: readonly Candidate[]; asked: Set<string>; answeredToday: number } {
  const [todayNumber, examNumber] = [dayNumber(today), dayNumber(exam)]
  const candidates: Candidate[] = []
  const asked = new Set<string>()
  let answeredToday = 0
  for (const { key, noteKey } of cards) {
    const state = isOut?.(key) ? undefined : stateOf(key)
    if (!state) continue
    const last = dayNumber(state.lastDay)
    if (last === todayNumber) answeredToday += 1
    const isDue = isLearning(state) || dueDayNumber(state) <= todayNumber
    if (isDue || last === todayNumber) asked.add(noteKey)
    if (last < examNumber - SWEEP_DAYS) candidates.push({ key, noteKey, isDue, weakness: (examNumber - last) / state.stability })
  }
  return { candidates: candidates.sort((a, b) => b.weakness - a.weakness), asked, answeredToday }
}

/** The weakest first. Siblings wait for another day while there are other cards; the last days take them together. */
function pick(candidates: readonly Candidate[], { asked, count }: { asked: Set<string>; count: number }): readonly CardKey[] {
  const alone: CardKey[] = []
  const siblings: CardKey[] = []
  for (const { key, noteKey } of candidates) {
    if (alone.length === count) break
    if (asked.has(noteKey)) siblings.push(key)
    else alone.push(key)
    asked.add(noteKey)
  }
  return [...alone, ...siblings.slice(0, count - alone.length)]
}
