import { ICalCalendarMethod, ICalEventTransparency, default as createCalendar } from 'ical-generator'
import { addDays, type DayRange, type LocalDate } from '../shared/domain/days.ts'

/** A plan to put into a calendar. Every day counts as a whole one; nothing has an hour. */
export interface PlanCalendar {
  /** Scopes the events' ids: the same course always gives the same ids, so that a calendar replaces and never doubles. */
  readonly course: string
  readonly title: string
  /** BCP 47, such as `ko`. */
  readonly language: string
  /** UTC milliseconds of the export. */
  readonly madeAtMs: number
  readonly weeks: readonly (DayRange & { readonly week: number; readonly summary: string; readonly description: string })[]
  readonly exam?: { readonly day: LocalDate; readonly summary: string } | undefined
  readonly breaks: readonly (DayRange & { readonly summary: string })[]
}

/**
 * The plan as an iCalendar text (RFC 5545): a whole-day event for each week and break, and one for the exam. None of
 * them makes the person busy. A break whose dates are the wrong way round is left out.
 */
export function writeIcs(plan: PlanCalendar): string {
  const calendar = createCalendar({
    // The library writes a calendar's name as it is; commas and semicolons part values in this format.
    name: plan.title.replace(/[\\;,]/g, (sign) => `\\${sign}`),
    prodId: { company: 'Weekdeck', product: 'Weekdeck', language: plan.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  const add = (id: string, range: DayRange, texts: { readonly summary: string; readonly description?: string }): void => {
    calendar.createEvent({
      id: `${plan.course}-${id}@weekdeck`,
      stamp: new Date(plan.madeAtMs),
      start: utcDay(range.from),
      // A whole-day event ends before its DTEND.
      end: utcDay(addDays(range.to, 1)),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: texts.summary,
      ...(texts.description ? { description: texts.description } : {}),
    })
  }
  for (const week of plan.weeks) add(`week-${String(week.week)}`, week, week)
  for (const range of plan.breaks) if (range.from <= range.to) add(`break-${range.from}`, range, range)
  if (plan.exam) add('exam', { from: plan.exam.day, to: plan.exam.day }, plan.exam)
  return calendar.toString()
}

function utcDay(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`)
}
