import type { DomainReadiness, PlanRowView, PlanView, RulerDay, RulerWeek, TodayView } from '../../shared/contract.ts'
import { addDays, daysBetween, type LocalDate } from '../../shared/domain/days.ts'
import { targetExam, type Exam } from '../../shared/domain/deck.ts'
import { placeWeeks, weekCount, weekPhase, type PlanRow, type PlanTask, type WeekDates } from '../../shared/domain/plan.ts'
import { buildQueue } from '../../shared/domain/session.ts'
import { countCards, readinessOf } from './counts.ts'
import { currentDeck, courseOf, momentOf, progressOf, todayOf, type Context } from './context.ts'
import { labelOf, type LibraryDeck } from './library.ts'

/** Until a person's own pace is known. */
const DEFAULT_ANSWER_MS = 15_000
const PACE_DAYS = 14
/** Nobody reads and recalls faster for long: a hurried look through must not promise a minute. */
const LEAST_ANSWER_MS = 5_000

/** Everything the plan says about a deck on a day. */
interface Calendar {
  readonly today: LocalDate
  readonly startDate: LocalDate
  readonly examDate: LocalDate | undefined
  readonly weeks: readonly WeekDates[]
  /** The day readiness is told for: the exam, else the plan's last day, never earlier than today. */
  readonly goal: LocalDate
}

/** The Plan screen of the current deck. */
export function planView(context: Context): PlanView {
  const today = todayOf(context)
  const deck = currentDeck(context)
  if (!deck) return { deck: null, today, startDate: today, exams: [], rows: [], rest: countCards(context, []), resources: [] }
  const calendar = calendarOf(context, deck)
  const target = examOf(context, deck)
  return {
    deck: labelOf(deck),
    today,
    startDate: calendar.startDate,
    ...(calendar.examDate === undefined ? {} : { examDate: calendar.examDate }),
    exams: deck.deck.exams,
    ...(target ? { target: target.code } : {}),
    rows: deck.deck.plan.map((row) => rowView(context, { deck, row, calendar })),
    rest: countCards(context, deck.cards.filter((card) => !deck.deck.plan.some((row) => isInRow(card.week, row)))),
    resources: deck.deck.resources,
  }
}

/** The Today screen of the current deck. */
export function todayView(context: Context): TodayView {
  const today = todayOf(context)
  const deck = currentDeck(context)
  if (!deck) return emptyToday(context, today)
  const calendar = calendarOf(context, deck)
  const exam = examOf(context, deck)
  const current = deck.deck.plan.find((row) => phaseOf(row, calendar) === 'now')
  const queue = queueOf(context, deck)
  const due = queue.learning.length + queue.reviews.length
  return {
    deck: labelOf(deck),
    today,
    ...(calendar.examDate === undefined ? {} : { examDate: calendar.examDate, daysLeft: daysBetween(today, calendar.examDate) }),
    ...(exam ? { exam } : {}),
    ...(current ? { week: { number: current.week, topic: current.topic } } : {}),
    weeks: calendar.weeks.map((dates, index) => rulerWeek(context, { dates, week: index + 1, deck, calendar })),
    due,
    newToday: queue.fresh.length,
    estimateMinutes: Math.ceil(((due + queue.fresh.length) * paceMs(context, today)) / 60_000),
    answeredToday: progressOf(context).days.get(today)?.reviews ?? 0,
    readiness: readinessOf(context, deck.cards, calendar.goal),
    domains: exam ? domainReadiness(context, { deck, exam, on: calendar.goal }) : [],
    leftThisWeek: current ? tasksOf(current) : [],
    counts: countCards(context, deck.cards),
  }
}

function emptyToday(context: Context, today: LocalDate): TodayView {
  const counts = countCards(context, [])
  return { deck: null, today, weeks: [], due: 0, newToday: 0, estimateMinutes: 0, answeredToday: 0, readiness: 0, domains: [], leftThisWeek: [], counts }
}

/** The exam a deck is studied for, if its guide names any. */
export function examOf(context: Context, { deck }: LibraryDeck): Exam | undefined {
  return targetExam(deck.exams, todayOf(context), courseOf(context.settings.value, deck.head.course).targetExam)
}

function calendarOf(context: Context, { deck }: LibraryDeck): Calendar {
  const today = todayOf(context)
  const { startDate = firstDay(context) ?? today, examDate } = courseOf(context.settings.value, deck.head.course)
  const weeks = placeWeeks(weekCount(deck.plan), startDate, examDate)
  const goal = examDate ?? weeks.at(-1)?.to ?? today
  return { today, startDate, examDate, weeks, goal: goal < today ? today : goal }
}

function firstDay(context: Context): LocalDate | undefined {
  return [...progressOf(context).days.keys()].sort()[0]
}

function queueOf(context: Context, deck: LibraryDeck): ReturnType<typeof buildQueue> {
  const progress = progressOf(context)
  return buildQueue({
    cards: deck.cards,
    stateOf: (key) => progress.cards.get(key),
    moment: momentOf(context),
    newLimit: context.settings.value.newPerDay - (progress.days.get(todayOf(context))?.newCards ?? 0),
  })
}

/** How long one answer takes this person, from the last two weeks. */
function paceMs(context: Context, today: LocalDate): number {
  const days = progressOf(context).days
  const recent = Array.from({ length: PACE_DAYS }, (_unused, back) => days.get(addDays(today, -back))).filter((totals) => totals !== undefined)
  const reviews = recent.reduce((sum, totals) => sum + totals.reviews, 0)
  return reviews < 20 ? DEFAULT_ANSWER_MS : Math.max(LEAST_ANSWER_MS, recent.reduce((sum, totals) => sum + totals.tookMs, 0) / reviews)
}

function rowView(context: Context, { deck, row, calendar }: { deck: LibraryDeck; row: PlanRow; calendar: Calendar }): PlanRowView {
  const cards = deck.cards.filter((card) => isInRow(card.week, row))
  const dates = datesOf(row, calendar)
  return {
    week: row.week,
    ...(row.toWeek === undefined ? {} : { toWeek: row.toWeek }),
    topic: row.topic,
    notes: tasksOf(row),
    dates,
    phase: weekPhase(dates, calendar.today),
    counts: countCards(context, cards),
    readiness: readinessOf(context, cards, calendar.goal),
    days: rulerDays(context, dates),
  }
}

function rulerWeek(context: Context, place: { dates: WeekDates; week: number; deck: LibraryDeck; calendar: Calendar }): RulerWeek {
  const { dates, week, deck, calendar } = place
  const topic = deck.deck.plan.find((row) => isInRow(week, row))?.topic ?? ''
  return { ...dates, week, topic, phase: weekPhase(dates, calendar.today), days: rulerDays(context, dates) }
}

function rulerDays(context: Context, { from, to }: WeekDates): readonly RulerDay[] {
  const days = progressOf(context).days
  return Array.from({ length: daysBetween(from, to) + 1 }, (_unused, index) => {
    const day = addDays(from, index)
    return { day, reviews: days.get(day)?.reviews ?? 0 }
  })
}

function domainReadiness(context: Context, { deck, exam, on }: { deck: LibraryDeck; exam: Exam; on: LocalDate }): readonly DomainReadiness[] {
  return exam.domains.map((domain) => {
    const cards = deck.cards.filter((card) => card.card.note.domains?.[exam.code] === domain.id)
    return { ...domain, readiness: readinessOf(context, cards, on), cards: cards.length }
  })
}

function isInRow(week: number, row: PlanRow): boolean {
  return week >= row.week && week <= (row.toWeek ?? row.week)
}

function datesOf(row: PlanRow, { weeks, today }: Calendar): WeekDates {
  return { from: weeks[row.week - 1]?.from ?? today, to: weeks[(row.toWeek ?? row.week) - 1]?.to ?? today }
}

function phaseOf(row: PlanRow, calendar: Calendar): ReturnType<typeof weekPhase> {
  return weekPhase(datesOf(row, calendar), calendar.today)
}

/** A row's to-dos: those the guide ticks off itself, else the parts of its notes. */
function tasksOf(row: PlanRow): readonly PlanTask[] {
  if (row.tasks) return row.tasks
  return row.notes.split(/[,،、]/u).map((part) => part.trim()).filter(Boolean).map((text) => ({ text, done: false }))
}
