/** What stopping today and following the plan mean for each card of a course. */
import { dayNumber, type LocalDate } from './days.ts'
import { follow, recallIfStudiedToday, type Course, type Standing } from './forecast.ts'
import type { SweepLoad } from './pacing.ts'
import { isLearning, recallAfter, type CardState } from './schedule.ts'

export interface OutlookRequest {
  /** What is known of each card; undefined for a card never answered. */
  readonly states: readonly (CardState | undefined)[]
  readonly today: LocalDate
  readonly course: Course
}

/** Per card, in the order asked. A card not met yet has 0 in the first two: when it is met is for the pace to say. */
export interface Outlook {
  /** Recall on the goal day if nothing more is studied. */
  readonly stopped: Float64Array
  /** Recall on the goal day if the plan is followed. */
  readonly followed: Float64Array
  /** Recall on the goal day if the card is studied today and then left. */
  readonly studiedToday: Float64Array
  readonly isFresh: Uint8Array
  /** Answers the cards met so far will ask for, day by day from today. */
  readonly load: readonly number[]
  /** What the sweep will ask of the cards met so far. */
  readonly sweep: SweepLoad
}

/** Cards so alike that they go the same way. */
interface Kin {
  count: number
  readonly followed: number
  readonly studiedToday: number
  readonly answers: readonly (readonly [day: number, answers: number, swept: number])[]
}

/** Looks ahead for every card. Cards of nearly the same memory and dates share one forecast, so 100,000 cost little more than 1,000. */
export function outlookOf({ states, today, course }: OutlookRequest): Outlook {
  const stopped = new Float64Array(states.length)
  const followed = new Float64Array(states.length)
  const studiedToday = new Float64Array(states.length)
  const isFresh = new Uint8Array(states.length)
  const families = new Families(course)
  const todayNumber = dayNumber(today)
  const ifMetToday = recallIfStudiedToday(null, course.goal)
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index]
    if (!state) {
      isFresh[index] = 1
      studiedToday[index] = ifMetToday
      continue
    }
    const last = Math.min(0, dayNumber(state.lastDay) - todayNumber)
    const kin = families.of(state, last)
    kin.count += 1
    stopped[index] = recallAfter(course.goal - last, state.stability)
    followed[index] = kin.followed
    studiedToday[index] = kin.studiedToday
  }
  return { stopped, followed, studiedToday, isFresh, ...loadOf(families.all()) }
}

/** Families by what makes cards alike; each is looked ahead for once. */
class Families {
  readonly #course: Course
  readonly #known = new Map<number, Kin>()

  constructor(course: Course) {
    this.#course = course
  }

  of(state: CardState, last: number): Kin {
    const due = isLearning(state) ? 0 : Math.min(this.#course.lastDay + 1, Math.max(0, last + state.intervalDays))
    const family = familyOf(state, due, due - last)
    const known = this.#known.get(family)
    if (known) return known
    const kin = kinFor({ stability: state.stability, difficulty: state.difficulty, last, due }, this.#course)
    this.#known.set(family, kin)
    return kin
  }

  all(): Iterable<Kin> {
    return this.#known.values()
  }
}

function kinFor(standing: Standing, course: Course): Kin {
  const answers: [number, number, number][] = []
  const followed = follow(standing, course, (day, count, swept) => { answers.push([day, count, swept]) })
  return { count: 0, followed, studiedToday: recallIfStudiedToday(standing, course.goal), answers }
}

/** A third of an octave of stability, two points of difficulty, the day it is due, an octave of waiting. */
function familyOf({ stability, difficulty }: CardState, due: number, waited: number): number {
  const stabilityStep = Math.floor(Math.log2(Math.max(stability, 0.001)) * 3) + 30
  const waitedStep = 32 - Math.clz32(waited)
  return ((due * 128 + stabilityStep) * 8 + Math.floor(difficulty / 2)) * 64 + waitedStep
}

function loadOf(families: Iterable<Kin>): Pick<Outlook, 'load' | 'sweep'> {
  const load: number[] = []
  const sweep = { cards: 0, answers: 0 }
  for (const { count, answers } of families) {
    for (const [day, each, swept] of answers) {
      if (swept === 0) load[day] = (load[day] ?? 0) + count * each
      else {
        sweep.cards += count * swept
        sweep.answers += count * each
      }
    }
  }
  return { load: Array.from(load, (answers: number | undefined) => answers ?? 0), sweep }
}
