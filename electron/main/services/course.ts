import type { StudyRequest } from '../../shared/contract.ts'
import { answerPace } from '../../shared/domain/answer-pace.ts'
import { planCourse, type CoursePlan, type CoursePlanRequest } from '../../shared/domain/course-plan.ts'
import { queueOfDay } from '../../shared/domain/day-queue.ts'
import type { LocalDate } from '../../shared/domain/days.ts'
import { targetExam, type CardKey, type Exam } from '../../shared/domain/deck.ts'
import { courseDay } from '../../shared/domain/day-totals.ts'
import { attemptsInOrder, type Attempt } from '../../shared/domain/exam-attempt.ts'
import { stillReturned } from '../../shared/domain/exam-return.ts'
import { missesIn, weakSpots } from '../../shared/domain/exam-weak.ts'
import { isOutOn } from '../../shared/domain/marks.ts'
import { weekCount } from '../../shared/domain/plan.ts'
import { buildQueue, type Queue } from '../../shared/domain/queue.ts'
import { RAISE_CARDS, weakestFirst, type ReadyCard, type Topic } from '../../shared/domain/readiness.ts'
import { sweepOn } from '../../shared/domain/sweep.ts'
import { courseOf, momentOf, progressOf, todayOf, type Context } from './context.ts'
import type { LibraryCard, LibraryDeck } from './library-deck.ts'

/** A deck with its plan as it stands now. */
export interface CourseNow {
  readonly deck: LibraryDeck
  /** The deck's cards but for the suspended ones, in the order of the request's states. */
  readonly cards: readonly LibraryCard[]
  readonly request: CoursePlanRequest
  readonly plan: CoursePlan
  readonly exam: Exam | undefined
}

/** Between the headings of a section's name. */
export const SECTION_SEPARATOR = ' › '

/** Plans a deck's course for this moment. */
export function courseNow(context: Context, deck: LibraryDeck): CourseNow {
  const { marks } = progressOf(context)
  const cards = deck.cards.filter(({ key }) => marks.get(key)?.isSuspended !== true)
  const request = planRequest(context, { deck, cards })
  return { deck, cards, request, plan: planCourse(request), exam: examOf(context, deck) }
}

/** The exam a deck is studied for, if its guide names any. */
export function examOf(context: Context, { deck }: LibraryDeck): Exam | undefined {
  return targetExam(deck.exams, todayOf(context), courseOf(context.settings.value, deck.head.course).targetExam)
}

function planRequest(context: Context, { deck: { deck }, cards }: Pick<CourseNow, 'deck' | 'cards'>): CoursePlanRequest {
  const { value } = context.settings
  const { startDate, examDate, breaks = [], minutesPerDay } = courseOf(value, deck.head.course)
  const progress = progressOf(context)
  const today = todayOf(context)
  const done = progress.courseDays.get(courseDay(deck.head.course, today))
  return {
    cards,
    states: cards.map(({ key }) => progress.cards.get(key)),
    today,
    start: startDate ?? firstDay(context, deck.head.course) ?? today,
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

/** The first day with an answer of the course that stands. */
function firstDay(context: Context, course: string): LocalDate | undefined {
  const begin = courseDay(course, '')
  const days = [...progressOf(context).courseDays].filter(([key, { reviews }]) => key.startsWith(begin) && reviews > 0)
  return days.map(([key]) => key.slice(begin.length)).sort()[0]
}

interface QueueRequest extends StudyRequest {
  /** Cards the session has asked already: what is chosen regardless of the schedule does not choose them again. */
  readonly answered?: ReadonlySet<CardKey>
}

/** What a study request asks today: no more than today's number unless the request says so. */
export function queueFor(context: Context, course: CourseNow, { answered = new Set(), ...study }: QueueRequest = {}): Queue {
  if (study.isCram) return cramQueue(context, course, study.week)
  if (study.topic) return topicQueue(context, course, { topic: study.topic, answered })
  const { cards, request, plan } = course
  const only = study.week === undefined ? undefined : ({ week }: LibraryCard): boolean => week === study.week
  return queueOfDay({ request, plan, moment: momentOf(context), cards, only, extra: study.extra, isOut: isOutToday(context), first: returnedCards(context, course) })
}

/** Tells cards that are not asked today: suspended, or buried for the day. */
export function isOutToday(context: Context): (key: CardKey) => boolean {
  const { marks } = progressOf(context)
  const today = todayOf(context)
  return (key) => isOutOn(marks.get(key), today)
}

/** Cards of the whole deck that the last week's sweep brings back today. */
export function sweepToday({ cards, request }: CourseNow): readonly CardKey[] {
  return sweepOn({ ...request, cards, metToday: request.doneToday.newCards })
}

/** The weakest cards of a topic, due or not, met or not; those being learned stay until they are through. */
function topicQueue(context: Context, course: CourseNow, { topic, answered }: { readonly topic: Topic; readonly answered: ReadonlySet<CardKey> }): Queue {
  const { request, plan } = course
  const isAnswered = (place: number): boolean => answered.has(course.cards[place]?.key ?? ('' as CardKey))
  const first = topic.kind === 'weak' ? returnedCards(context, course) : []
  const ranked = topic.kind === 'weak' ? weakPlaces(context, course, first) : weakestFirst(readyCards(course), plan.outlook, topic)
  const weakest = ranked.filter((place) => !isAnswered(place))
  const inSteps = [...course.cards.keys()].filter((place) => isAnswered(place) && request.states[place]?.phase !== 'review')
  const places = [...inSteps, ...weakest.slice(0, Math.max(0, RAISE_CARDS - answered.size))].sort((a, b) => a - b)
  const cards = places.flatMap((place) => course.cards[place] ?? [])
  const states = places.map((place) => request.states[place])
  const met = cards.flatMap(({ key }, index) => (states[index] ? [key] : []))
  return { ...buildQueue({ cards, states, moment: momentOf(context), newLimit: cards.length, sweep: met, first, isOut: isOutToday(context) }), moreNew: 0 }
}

/** Cards behind the misses of mock exams that were not answered since. */
export function returnedCards(context: Context, { deck }: Pick<CourseNow, 'deck'>): readonly CardKey[] {
  return stillReturned(attemptsOf(context, deck), progressOf(context).cards)
}

function weakPlaces(context: Context, course: CourseNow, returned: readonly CardKey[]): readonly number[] {
  const ready = readyCards(course)
  const cards = course.cards.map(({ key }, place) => ({ key, week: 0, ...ready[place] }))
  return weakSpots({ cards, outlook: course.plan.outlook, misses: missesIn(attemptsOf(context, course.deck)), returned })
}

function attemptsOf(context: Context, { deck }: LibraryDeck): readonly Attempt[] {
  return attemptsInOrder(progressOf(context).attempts, deck.head.course)
}

/** All cards of a week or deck in guide order, whatever their schedule. */
function cramQueue(context: Context, { cards }: CourseNow, asked: number | undefined): Queue {
  const isOut = isOutToday(context)
  const reviews = cards.filter(({ key, week }) => (asked === undefined || week === asked) && !isOut(key)).map(({ key }) => key)
  return { learning: [], reviews, fresh: [], moreNew: 0, moreReviews: 0 }
}

/** A deck's cards as readiness sees them. */
export function readyCards({ cards, exam }: CourseNow): readonly ReadyCard[] {
  return cards.map(({ card: { note }, week }) => ({
    week,
    domain: exam && note.domains?.[exam.code],
    section: note.source && note.source.headings.length > 0 ? note.source.headings.join(SECTION_SEPARATOR) : undefined,
  }))
}
