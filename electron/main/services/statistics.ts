import type { ForecastDay, RecallMonth, StatisticsDay, StatisticsGroup, StatisticsScope, StatisticsView } from '../../shared/contract.ts'
import { courseDay, type DayTotals } from '../../shared/domain/day-totals.ts'
import { addDays, dayNumber, type LocalDate } from '../../shared/domain/days.ts'
import { readinessOf } from '../../shared/domain/readiness.ts'
import { dueDayNumber } from '../../shared/domain/schedule.ts'
import { countByWeek, countCards, sumCounts } from './counts.ts'
import { currentDeck, progressOf, todayOf, type Context } from './context.ts'
import { courseNow, readyCards, type CourseNow } from './course.ts'
import type { LibraryCard, LibraryDeck } from './library-deck.ts'
import { labelOf } from './library.ts'

/** A year of whole weeks, as the calendar shows it. */
const DAYS_BACK = 53 * 7
const FORECAST_DAYS = 30

type Days = readonly (readonly [LocalDate, DayTotals])[]

/** The Statistics screen. It is read off totals that are kept day by day, never off the history itself. */
export function statisticsView(context: Context, asked: StatisticsScope): StatisticsView {
  const deck = currentDeck(context)
  const today = todayOf(context)
  const { desiredRetention } = context.settings.value
  if (!deck) return { scope: asked, deck: null, today, days: [], forecast: [], months: [], desiredRetention, groups: [] }
  const course = asked === 'plan' ? courseNow(context, deck) : undefined
  const days = daysOf(context, course)
  return {
    scope: asked,
    deck: labelOf(deck),
    today,
    ...(course?.request.exam === undefined ? {} : { examDate: course.request.exam }),
    days: days.filter(([day]) => day > addDays(today, -DAYS_BACK)).map(dayView),
    forecast: course ? planned(course) : due(context, today),
    months: monthsOf(days),
    desiredRetention,
    groups: course ? groupsOf(context, course) : decksOf(context),
  }
}

function daysOf(context: Context, course: CourseNow | undefined): Days {
  const { days, courseDays } = progressOf(context)
  const begin = course && courseDay(course.deck.deck.head.course, '')
  const all: Days = begin === undefined ? [...days] : [...courseDays].filter(([key]) => key.startsWith(begin)).map(([key, totals]) => [key.slice(begin.length), totals] as const)
  return all.filter(([, { reviews }]) => reviews > 0).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function dayView([day, { reviews, newCards, tookMs }]: Days[number]): StatisticsDay {
  return { day, reviews, newCards, tookMs }
}

function monthsOf(days: Days): readonly RecallMonth[] {
  const months = Map.groupBy(days, ([day]) => day.slice(0, 7))
  return [...months].map(([month, ofMonth]) => {
    const sum = (name: 'young' | 'youngRecalled' | 'mature' | 'matureRecalled'): number => ofMonth.reduce((all, [, totals]) => all + (totals[name] ?? 0), 0)
    return { month, young: { asked: sum('young'), recalled: sum('youngRecalled') }, mature: { asked: sum('mature'), recalled: sum('matureRecalled') } }
  }).filter(({ young, mature }) => young.asked + mature.asked > 0)
}

/** Answers still to come: of today's those that were given are not. */
function planned({ plan, request }: CourseNow): readonly ForecastDay[] {
  const { sweep } = plan
  const given = (day: LocalDate): number => (day === request.today ? request.doneToday.answers : 0)
  return plan.days.map(({ day, answers }) => ({ day, answers: Math.max(0, Math.round(answers) - given(day)), isSweep: sweep !== null && day >= sweep.from && day <= sweep.to }))
}

/** Cards that come back on each of the next days; what is overdue comes today. */
function due(context: Context, today: LocalDate): readonly ForecastDay[] {
  const { cards, marks } = progressOf(context)
  const first = dayNumber(today)
  const counts = Array.from({ length: FORECAST_DAYS }, () => 0)
  for (const key of new Set(context.library.decks().flatMap((deck) => deck.cards.map((card) => card.key)))) {
    const state = cards.get(key)
    const place = state && !marks.get(key)?.isSuspended ? Math.max(0, dueDayNumber(state) - first) : FORECAST_DAYS
    if (place < FORECAST_DAYS) counts[place] = (counts[place] ?? 0) + 1
  }
  return counts.map((answers, place) => ({ day: addDays(today, place), answers, isSweep: false }))
}

function groupsOf(context: Context, course: CourseNow): readonly StatisticsGroup[] {
  const { deck, exam } = course
  const report = readinessOf(readyCards(course), course.plan.outlook, exam)
  const byWeek = countByWeek(context, deck.cards)
  const weeks = deck.weeks.filter(({ week }) => week > 0).map(({ week, topic }): StatisticsGroup => ({
    kind: 'week', id: String(week), name: topic, counts: byWeek.get(week) ?? sumCounts([]), readiness: report.ofWeeks(week),
  }))
  const domains = (exam?.domains ?? []).map(({ id, name }): StatisticsGroup => {
    const isIn = ({ card }: LibraryCard): boolean => exam !== undefined && card.note.domains?.[exam.code] === id
    const { stopped = 0, followed = 0 } = report.byDomain.get(id) ?? {}
    return { kind: 'domain', id, name, counts: countCards(context, deck.cards.filter(isIn)), readiness: { stopped, followed } }
  })
  return [...weeks, ...domains]
}

function decksOf(context: Context): readonly StatisticsGroup[] {
  return context.library.decks().map((deck: LibraryDeck) => ({ kind: 'deck', id: deck.deck.head.id, name: deck.deck.head.title, counts: countCards(context, deck.cards) }))
}
