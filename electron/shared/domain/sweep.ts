/** Today's part of the last week's sweep: every card once more before the exam, weakest first, spread evenly. */
import { countStudyDays } from './calendar.ts'
import type { CardKey } from './deck.ts'
import { addDays, dayNumber, type DayRange, type LocalDate } from './days.ts'
import { byFallingValue } from './order.ts'
import type { QueueCard } from './queue.ts'
import { dueDayNumber, isLearning, type CardState } from './schedule.ts'
import { SWEEP_DAYS } from './timeline.ts'

export interface SweepRequest {
  readonly cards: readonly QueueCard[]
  readonly states: readonly (CardState | undefined)[]
  readonly isOut?: ((key: CardKey) => boolean) | undefined
  readonly today: LocalDate
  readonly exam?: LocalDate | undefined
  readonly breaks: readonly DayRange[]
  /** New cards met today: they count as answered, not as swept. */
  readonly metToday: number
}

interface Candidates {
  /** Cards not answered since the sweep began. */
  readonly all: number
  /** Places of those that are not due, the weakest first. */
  readonly waiting: Iterable<number>
  /** How many of them are due anyway. */
  readonly due: number
  readonly answeredToday: number
  /** Notes of which a card is asked today. */
  readonly asked: Set<string>
}

/**
 * Cards to review today besides those that are due; none outside the exam's last seven days. Each day takes its even
 * share of the cards not answered since the sweep began, so a missed day is made up by the ones that are left.
 */
export function sweepOn(request: SweepRequest): readonly CardKey[] {
  const { today, exam, breaks } = request
  if (exam === undefined || today >= exam || today < addDays(exam, -SWEEP_DAYS)) return []
  const daysLeft = countStudyDays({ from: today, to: addDays(exam, -1) }, breaks)
  if (daysLeft === 0) return []
  const candidates = sortOut(request, exam)
  const sweptToday = Math.max(0, candidates.answeredToday - request.metToday)
  const share = Math.ceil((candidates.all + sweptToday) / daysLeft) - sweptToday - candidates.due
  return pick(request.cards, candidates, Math.max(0, share))
}

function sortOut({ cards, states, isOut, today }: SweepRequest, exam: LocalDate): Candidates {
  const [todayNumber, examNumber] = [dayNumber(today), dayNumber(exam)]
  const waiting: number[] = []
  const weaknesses: number[] = []
  const asked = new Set<string>()
  let due = 0
  let answeredToday = 0
  for (let place = 0; place < cards.length; place += 1) {
    const card = cards[place]
    const state = states[place]
    if (!card || !state || isOut?.(card.key)) continue
    const last = dayNumber(state.lastDay)
    if (last === todayNumber) answeredToday += 1
    const isDue = isLearning(state) || dueDayNumber(state) <= todayNumber
    if (isDue || last === todayNumber) asked.add(card.noteKey)
    if (last >= examNumber - SWEEP_DAYS) continue
    if (isDue) due += 1
    else {
      waiting.push(place)
      weaknesses.push((examNumber - last) / state.stability)
    }
  }
  return { all: waiting.length + due, waiting: byFallingValue(waiting, weaknesses), due, answeredToday, asked }
}

/** The weakest first. Siblings wait for another day while there are other cards; the last days take them together. */
function pick(cards: readonly QueueCard[], { waiting, asked }: Candidates, count: number): readonly CardKey[] {
  const alone: CardKey[] = []
  const siblings: CardKey[] = []
  for (const place of waiting) {
    if (alone.length === count) break
    const card = cards[place]
    if (!card) continue
    if (asked.has(card.noteKey)) siblings.push(card.key)
    else alone.push(card.key)
    asked.add(card.noteKey)
  }
  return [...alone, ...siblings.slice(0, count - alone.length)]
}
