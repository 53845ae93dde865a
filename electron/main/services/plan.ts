import type { CardCounts, DomainReadiness, PlanRowView, PlanTaskView, PlanTick, PlanView, RulerDay, RulerWeek, TodayView } from '../../shared/contract.ts'
import { addDays, daysBetween, studyDayStartMs, type LocalDate } from '../../shared/domain/days.ts'
import { courseDay } from '../../shared/domain/day-totals.ts'
import type { Exam } from '../../shared/domain/deck.ts'
import { minutesFor } from '../../shared/domain/timeline.ts'
import { tasksOfRow, weekPhase, type PlanRow, type WeekDates } from '../../shared/domain/plan.ts'
import { readinessOf, type ReadinessReport } from '../../shared/domain/readiness.ts'
import { retentionCosts, type RetentionCost } from '../../shared/domain/retention-cost.ts'
import type { Settings } from '../../shared/settings.ts'
import { countByWeek, countCards, sumCounts } from './counts.ts'
import { courseOf, currentDeck, momentOf, progressOf, todayOf, type Context } from './context.ts'
import { courseNow, queueFor, readyCards, type CourseNow } from './course.ts'
import { labelOf } from './library.ts'
import { lastExamOf } from './exam-result.ts'
import { outlookView } from './plan-outlook.ts'
import { unfinishedView } from './unfinished.ts'

/** The Plan screen of the current deck. */
export function planView(context: Context): PlanView {
  const today = todayOf(context)
  const deck = currentDeck(context)
  if (!deck) return { deck: null, today, startDate: today, exams: [], rows: [], rest: countCards(context, []), resources: [] }
  const course = courseNow(context, deck)
  const { request, exam } = course
  const report = reportOf(course)
  const byWeek = countByWeek(context, deck.cards)
  return {
    deck: labelOf(deck),
    today,
    startDate: request.start,
    ...(request.exam === undefined ? {} : { examDate: request.exam }),
    exams: deck.deck.exams,
    ...(exam ? { target: exam.code } : {}),
    rows: deck.deck.plan.map((row) => rowView(context, { course, row, report, byWeek })),
    rest: sumCounts([...byWeek].filter(([week]) => !deck.deck.plan.some((row) => isInRow(week, row))).map(([, counts]) => counts)),
    resources: deck.deck.resources,
    outlook: outlookView(context, course, report),
  }
}

/** What each desired retention would cost the current deck a day. */
export function retentionView(context: Context): readonly RetentionCost[] {
  const deck = currentDeck(context)
  return deck ? retentionCosts(courseNow(context, deck).request) : []
}

/** The Today screen of the current deck. */
export function todayView(context: Context): TodayView {
  const today = todayOf(context)
  const deck = currentDeck(context)
  if (!deck) return emptyToday(context, today)
  const course = courseNow(context, deck)
  const { request, plan, exam } = course
  const report = reportOf(course)
  const current = deck.deck.plan.find((row) => weekPhase(datesOf(row, course), today) === 'now')
  const queue = queueFor(context, course)
  const { atMs } = momentOf(context)
  const [first, ...later] = queue.learning.filter(({ dueAtMs }) => dueAtMs > atMs)
  const waiting = first && { cards: 1 + later.length, dueAtMs: first.dueAtMs }
  const repeated = queue.learning.length + queue.reviews.length
  const unfinished = unfinishedView(context, deck)
  const lastExam = lastExamOf(context, deck)
  return {
    deck: labelOf(deck),
    today,
    ...(request.exam === undefined ? {} : { examDate: request.exam, daysLeft: daysBetween(today, request.exam) }),
    ...(exam ? { exam } : {}),
    ...(lastExam ? { lastExam } : {}),
    ...(current ? { week: { number: current.week, topic: current.topic } } : {}),
    weeks: plan.weeks.map((dates, index) => rulerWeek(context, { course, dates, week: index + 1 })),
    left: repeated + queue.fresh.length,
    due: repeated - (waiting?.cards ?? 0),
    newToday: queue.fresh.length,
    ...(waiting ? { waiting } : {}),
    changesAtMs: Math.min(waiting?.dueAtMs ?? Infinity, nextDayMs(context)),
    moreNew: queue.moreNew,
    moreReviews: queue.moreReviews,
    estimateMinutes: minutesFor({ due: repeated, fresh: queue.fresh.length }, request),
    answeredToday: request.doneToday.answers,
    ...(unfinished ? { unfinished } : {}),
    readiness: report.stopped,
    domains: exam ? domainReadiness(exam, report) : [],
    leftThisWeek: current ? tasksOf(context, course, current) : [],
    counts: countCards(context, deck.cards),
    outlook: outlookView(context, course, report),
  }
}

function emptyToday(context: Context, today: LocalDate): TodayView {
  const nothing = { left: 0, due: 0, newToday: 0, moreNew: 0, moreReviews: 0, estimateMinutes: 0, answeredToday: 0, readiness: 0 }
  return { deck: null, today, weeks: [], changesAtMs: nextDayMs(context), ...nothing, domains: [], leftThisWeek: [], counts: countCards(context, []) }
}

function nextDayMs(context: Context): number {
  return studyDayStartMs(addDays(todayOf(context), 1), momentOf(context))
}

function reportOf(course: CourseNow): ReadinessReport {
  return readinessOf(readyCards(course), course.plan.outlook, course.exam)
}

interface RowContext {
  readonly course: CourseNow
  readonly row: PlanRow
  readonly report: ReadinessReport
  readonly byWeek: ReadonlyMap<number, CardCounts>
}

function rowView(context: Context, { course, row, report, byWeek }: RowContext): PlanRowView {
  const dates = datesOf(row, course)
  const { stopped, followed } = report.ofWeeks(row.week, row.toWeek)
  return {
    week: row.week,
    ...(row.toWeek === undefined ? {} : { toWeek: row.toWeek }),
    topic: row.topic,
    notes: tasksOf(context, course, row),
    dates,
    phase: weekPhase(dates, course.request.today),
    counts: sumCounts([...byWeek].filter(([week]) => isInRow(week, row)).map(([, counts]) => counts)),
    readiness: stopped,
    followed,
    days: rulerDays(context, course, dates),
  }
}

function rulerWeek(context: Context, { course, dates, week }: { course: CourseNow; dates: WeekDates; week: number }): RulerWeek {
  const topic = course.deck.deck.plan.find((row) => isInRow(week, row))?.topic ?? ''
  return { ...dates, week, topic, phase: weekPhase(dates, course.request.today), days: rulerDays(context, course, dates) }
}

/** What was done for this course; other decks have other rulers. */
function rulerDays(context: Context, { deck }: CourseNow, { from, to }: WeekDates): readonly RulerDay[] {
  const { courseDays } = progressOf(context)
  const { course } = deck.deck.head
  return Array.from({ length: daysBetween(from, to) + 1 }, (_unused, index) => {
    const day = addDays(from, index)
    return { day, reviews: courseDays.get(courseDay(course, day))?.reviews ?? 0 }
  })
}

function domainReadiness(exam: Exam, report: ReadinessReport): readonly DomainReadiness[] {
  return exam.domains.map((domain) => {
    const { stopped = 0, followed = 0, cards = 0 } = report.byDomain.get(domain.id) ?? {}
    return { ...domain, readiness: stopped, followed, cards }
  })
}

function isInRow(week: number, row: PlanRow): boolean {
  return week >= row.week && week <= (row.toWeek ?? row.week)
}

function datesOf(row: PlanRow, { plan: { weeks }, request: { today } }: CourseNow): WeekDates {
  return { from: weeks[row.week - 1]?.from ?? today, to: weeks[(row.toWeek ?? row.week) - 1]?.to ?? today }
}

/** A row's to-dos; a person's ticks count before the guide's. */
function tasksOf(context: Context, { deck }: CourseNow, row: PlanRow): readonly PlanTaskView[] {
  const { tasks: ticked = {} } = courseOf(context.settings.value, deck.deck.head.course)
  return tasksOfRow(row).map(({ text, done }) => {
    const id = `${String(row.week)}/${text}`
    return { id, text, done: ticked[id] ?? done }
  })
}

/** Ticks a note off, or takes the tick away. */
export function tickTask({ settings }: Context, { course, task, isDone }: PlanTick): Settings {
  const known = courseOf(settings.value, course)
  return settings.change({ courses: { ...settings.value.courses, [course]: { ...known, tasks: { ...known.tasks, [task]: isDone } } } })
}
