import type { PlanOutlook, RaiseView } from '../../shared/contract.ts'
import { answerPace } from '../../shared/domain/answer-pace.ts'
import type { Raise, ReadinessReport, Topic } from '../../shared/domain/readiness.ts'
import { progressOf, type Context } from './context.ts'
import { SECTION_SEPARATOR, sweepToday, type CourseNow } from './course.ts'

/** How a course's plan stands, as Today and Plan show it. */
export function outlookView(context: Context, course: CourseNow, report: ReadinessReport): PlanOutlook {
  const { plan, request } = course
  const { answerMs, isMeasured } = answerPace(progressOf(context).days, request.today)
  return {
    judgement: plan.judgement,
    problems: plan.problems,
    goal: plan.goal,
    aim: plan.aim,
    minutesPerDay: plan.minutesPerDay,
    hasOwnMinutes: request.minutesPerDay !== undefined,
    secondsPerAnswer: answerMs / 1000,
    hasOwnPace: isMeasured,
    newToday: plan.newToday,
    unmet: plan.unmet.map(({ week, cards }) => ({ week, topic: topicOfWeek(course, week), cards })),
    sweep: plan.sweep && { ...plan.sweep, today: sweepToday(course).length },
    days: plan.days,
    readiness: { stopped: report.stopped, followed: report.followed },
    // Without a day to be ready for, whatever is studied now would count as recalled.
    raises: plan.aim === 'none' ? [] : report.raises.map((raise) => raiseView(course, raise)),
  }
}

function raiseView(course: CourseNow, { topic, cards, gain }: Raise): RaiseView {
  return { topic, name: nameOf(course, topic), cards, gain, request: { deckId: course.deck.deck.head.id, topic } }
}

/** A section goes by its last heading; a domain and a week by what the guide calls them, which for a week may be nothing. */
function nameOf(course: CourseNow, topic: Topic): string {
  switch (topic.kind) {
    case 'section':
      return topic.section.split(SECTION_SEPARATOR).at(-1) ?? topic.section
    case 'week':
      return topicOfWeek(course, topic.week)
    case 'domain':
      return course.exam?.domains.find(({ id }) => id === topic.domain)?.name ?? topic.domain
    case 'weak':
      return ''
  }
}

function topicOfWeek({ deck }: CourseNow, asked: number): string {
  return deck.weeks.find(({ week }) => week === asked)?.topic ?? ''
}
