import type { StudyRequest } from '../../shared/contract.ts'
import { answerPace } from '../../shared/domain/answer-pace.ts'
import { planCourse, type CoursePlan, type CoursePlanRequest } from '../../shared/domain/course-plan.ts'
import { queueOfDay } from '../../shared/domain/day-queue.ts'
import type { LocalDate } from '../../shared/domain/days.ts'
import { targetExam, type CardKey, type Exam } from '../../shared/domain/deck.ts'
import { weekCount } from '../../shared/domain/plan.ts'
import { buildQueue, type Queue } from '../../shared/domain/queue.ts'
import { RAISE_CARDS, weakestFirst, type ReadyCard, type Topic } from '../../shared/domain/readiness.ts'
import { sweepOn } from '../../shared/domain/sweep.ts'
import { courseOf, momentOf, progressOf, todayOf, type Context } from './context.ts'
import type { LibraryCard, LibraryDeck } from './library.ts'

/** A deck with its plan as it stands now. */
export interface CourseNow {
  readonly deck: LibraryDeck
  readonly request: CoursePlanRequest
  readonly plan: CoursePlan
  readonly exam: Exam | undefined
}

/** Between the headings of a section's name. */
export const SECTION_SEPARATOR = ' › '

/** Plans a deck's course for this moment. */
export function courseNow(context: Context, deck: LibraryDeck): CourseNow {
  const request = planRequest(context, deck)
  return { deck, request, plan: planCourse(request), exam: examOf(context, deck) }
}

/** The exam a deck is studied for, if its guide names any. */
export function examOf(context: Context, { deck }: LibraryDeck): Exam | undefined {
  return targetExam(deck.exams, todayOf(context), courseOf(context.settings.value, deck.head.course).targetExam)
}

function planRequest(context: Context, { deck, cards }: LibraryDeck): CoursePlanRequest {
  const { value } = context.settings
  const { startDate, examDate, breaks = [], minutesPerDay } = courseOf(value, deck.head.course)
  const progress = progressOf(context)
  const today = todayOf(context)
  const done = progress.days.get(today)
  return {
    cards,
    states: cards.map(({ key }) => progress.cards.get(key)),
    today,
    start: startDate ?? firstDay(context) ?? today,
    exam: examDate,
    weeks: weekCount(deck.plan),
    breaks,
    minutesPerDay,
    newPerDay: value.newPerDay,
    desiredRetention: value.desiredRetention,
    answerMs: answerPace(progress.days, today).answerMs,
    doneToday: { answers: done?.reviews ?? 0, newCards: done?.newCards ?? 0 },
  }
}

/** The first day with an answer that stands. */
function firstDay(context: Context): LocalDate | undefined {
  return [...progressOf(context).days].filter(([, { reviews }]) => reviews > 0).map(([day]) => day).sort()[0]
}

/** What a study request asks today: no more than today's number unless the request says so. */
export function queueFor(context: Context, course: CourseNow, study: StudyRequest = {}): Queue {
  if (study.topic) return topicQueue(context, course, study.topic)
  const { deck, request, plan } = course
  const only = study.week === undefined ? undefined : ({ week }: LibraryCard): boolean => week === study.week
  return queueOfDay({ request, plan, moment: momentOf(context), cards: deck.cards, only, extra: study.extra })
}

/** Cards of the whole deck that the last week's sweep brings back today. */
export function sweepToday({ deck, request }: CourseNow): readonly CardKey[] {
  return sweepOn({ ...request, cards: deck.cards, metToday: request.doneToday.newCards })
}

/** The weakest cards of a topic, due or not, met or not. */
function topicQueue(context: Context, course: CourseNow, topic: Topic): Queue {
  const { deck, request, plan } = course
  const places = [...weakestFirst(readyCards(course), plan.outlook, topic).slice(0, RAISE_CARDS)].sort((a, b) => a - b)
  const cards = places.flatMap((place) => deck.cards[place] ?? [])
  const states = places.map((place) => request.states[place])
  const met = cards.flatMap(({ key }, index) => (states[index] ? [key] : []))
  return { ...buildQueue({ cards, states, moment: momentOf(context), newLimit: cards.length, sweep: met }), moreNew: 0 }
}

/** A deck's cards as readiness sees them. */
export function readyCards({ deck, exam }: CourseNow): readonly ReadyCard[] {
  return deck.cards.map(({ card: { note }, week }) => ({
    week,
    domain: exam && note.domains?.[exam.code],
    section: note.source?.headings.join(SECTION_SEPARATOR),
  }))
}
