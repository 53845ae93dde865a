import { writeIcs } from '../../formats/ics.ts'
import type { PlanView } from '../../shared/contract.ts'
import { mergedBreaks } from '../../shared/domain/calendar.ts'
import { addDays } from '../../shared/domain/days.ts'
import { HORIZON_DAYS } from '../../shared/domain/horizon.ts'
import type { Texts } from '../texts.ts'
import { courseOf, type Context } from './context.ts'
import { planView } from './plan.ts'

/** The plan of the current deck as an iCalendar text; null without a deck. */
export function planCalendar(context: Context, texts: Texts): string | null {
  const view = planView(context)
  if (!view.deck) return null
  const { breaks = [] } = courseOf(context.settings.value, view.deck.course)
  const horizon = addDays(view.today, HORIZON_DAYS)
  return writeIcs({
    course: view.deck.course,
    title: view.deck.title,
    language: view.deck.language,
    madeAtMs: context.clock.atMs(),
    weeks: view.rows.map((row) => weekOf(row, texts)),
    exam: view.examDate === undefined ? undefined : { day: view.examDate, summary: `${texts.exam}: ${view.target ?? view.deck.title}` },
    breaks: mergedBreaks(breaks).filter(({ from }) => from <= horizon).map((range) => ({ ...range, summary: texts.dayOff })),
  })
}

function weekOf({ week, topic, notes, dates }: PlanView['rows'][number], texts: Texts): Parameters<typeof writeIcs>[0]['weeks'][number] {
  return { ...dates, week, summary: `${texts.week.replace('{week}', String(week))} ${topic}`, description: notes.map(({ text }) => text).join('\n') }
}
