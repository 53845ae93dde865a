import type { CardView } from '../../shared/contract.ts'
import { facesOf } from '../../shared/domain/card.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { isLeech } from '../../shared/domain/leech.ts'
import { studyDay } from '../../shared/domain/days.ts'
import { RATINGS } from '../../shared/domain/rating.ts'
import { answer, retrievability, type CardState, type Moment, type ScheduleOptions } from '../../shared/domain/schedule.ts'
import { courseOf, momentOf, progressOf, type Context } from './context.ts'
import { examOf } from './course.ts'
import type { LibraryCard, LibraryDeck } from './library-deck.ts'
import { hasSection } from './library.ts'

/** What a card of this deck is scheduled with. */
export function scheduleOptions(context: Context, { deck }: LibraryDeck, card: CardKey): ScheduleOptions {
  const { value } = context.settings
  return { desiredRetention: value.desiredRetention, examDate: courseOf(value, deck.head.course).examDate, fuzzSeed: card }
}

/** A card as Study shows it, with when it comes back after each rating. */
export function studyCardView(context: Context, deck: LibraryDeck, card: LibraryCard): CardView {
  const state = progressOf(context).cards.get(card.key) ?? null
  const moment = momentOf(context)
  const options = scheduleOptions(context, deck, card.key)
  const [again, hard, good, easy] = RATINGS.map((rating) => comesBackMs(answer(state, rating, { ...moment, ...options }), moment))
  return {
    ...flipCardView(context, deck, card),
    reps: state?.reps ?? 0,
    isLeech: isLeech(state ?? undefined),
    ...(state ? { retrievability: retrievability(state, studyDay(moment.atMs, moment)) } : {}),
    intervalsMs: [again ?? 0, hard ?? 0, good ?? 0, easy ?? 0],
  }
}

/** A card as cramming shows it: with what is known of it, and no word of when it comes back. */
export function cramCardView(context: Context, deck: LibraryDeck, card: LibraryCard): CardView {
  const state = progressOf(context).cards.get(card.key)
  return { ...flipCardView(context, deck, card), reps: state?.reps ?? 0, isLeech: isLeech(state) }
}

/** A card without anything about its schedule. */
export function flipCardView(context: Context, deck: LibraryDeck, { key, card, week }: LibraryCard): CardView {
  const { note } = card
  const domain = domainName(context, deck, note.domains)
  return {
    key,
    deckId: deck.deck.head.id,
    noteId: note.id,
    kind: note.kind,
    markup: note.markup ?? 'md',
    ...facesOf(card),
    ...(note.explanation === undefined ? {} : { explanation: note.explanation }),
    ...(note.kind === 'choice' ? { options: note.options } : {}),
    ...(week === 0 ? {} : { week }),
    ...(domain === undefined ? {} : { domain }),
    headings: note.source?.headings ?? [],
    hasSection: hasSection(deck, note),
    isDerived: note.derived ?? false,
    reps: 0,
    isFlagged: progressOf(context).marks.get(key)?.isFlagged ?? false,
    isLeech: false,
  }
}

/** What the exam that is studied for calls a note's domain. */
export function domainName(context: Context, deck: LibraryDeck, domains: Readonly<Record<string, string>> | undefined): string | undefined {
  const exam = examOf(context, deck)
  return exam?.domains.find((domain) => domain.id === domains?.[exam.code])?.name
}

/** Days are told whole: a card due from tomorrow's first hour comes back in one day, not in nine hours. */
function comesBackMs(state: CardState, moment: Moment): number {
  return state.intervalDays > 0 ? state.intervalDays * 86_400_000 : state.dueAtMs - moment.atMs
}
