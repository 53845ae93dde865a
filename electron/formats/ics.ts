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
    name: escaped(sayable(plan.title)),
    prodId: { company: 'Weekdeck', product: 'Weekdeck', language: plan.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  })
  const add = (id: string, range: DayRange, texts: { readonly summary: string; readonly description?: string }): void => {
    const description = sayable(texts.description ?? '')
    calendar.createEvent({
      id: `${escaped(sayable(plan.course))}-${id}@weekdeck`,
      stamp: new Date(plan.madeAtMs),
      start: utcDay(range.from),
      // A whole-day event ends before its DTEND.
      end: utcDay(addDays(range.to, 1)),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: sayable(texts.summary),
      ...(description === '' ? {} : { description }),
    })
  }
  for (const week of plan.weeks) add(`week-${String(week.week)}`, week, week)
  for (const range of plan.breaks) if (range.from <= range.to) add(`break-${range.from}`, range, range)
  if (plan.exam) add('exam', { from: plan.exam.day, to: plan.exam.day }, plan.exam)
  return calendar.toString()
}

/** A text as this format can say it: whatever some program may take for the end of a line is one, and other control characters are left out. */
function sayable(text: string): string {
  return text.toWellFormed().replace(/\r\n|[\v\f\r\u0085\u2028\u2029]/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '')
}

/** A value with what parts values and lines marked; the library marks summaries and descriptions itself, names and ids it writes as they are. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
}

function utcDay(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`)
}
