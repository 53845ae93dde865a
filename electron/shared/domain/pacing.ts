/** How many new cards each day meets: as evenly as the day's room allows, so that all are met in time. */
import { followNew, NEW_CARD_ANSWERS, type Course } from './forecast.ts'

/** A person's setting: `auto` follows the plan. */
export type NewPerDay = 'auto' | number

/** Evenly over the days there are; as many as the minutes allow up to a number; or exactly a number. */
export type Rate = { readonly kind: 'even' } | { readonly kind: 'up-to'; readonly cards: number } | { readonly kind: 'exactly'; readonly cards: number }

/** Cards of the sweep and the answers they take. */
export interface SweepLoad {
  readonly cards: number
  readonly answers: number
}

export interface PaceRequest {
  /** New cards there were this morning. */
  readonly fresh: number
  readonly metToday: number
  /** Answers each day has time for, today first; 0 on a day off. */
  readonly room: readonly number[]
  /** Answers the cards met so far will ask for, day by day. */
  readonly load: readonly number[]
  readonly course: Course
  readonly rate: Rate
}

export interface Pace {
  /** New cards a day, today first. */
  readonly newByDay: readonly number[]
  /** Answers a day, those of the new cards included, the sweep's not. */
  readonly load: readonly number[]
  /** What the sweep will ask of cards still to be met. */
  readonly sweep: SweepLoad
  /** Mean recall on the goal day of a card met on a day. */
  readonly recallByDay: readonly number[]
  /** New cards that cannot be met in time. */
  readonly unmet: number
}

/** What meeting one card on a day leads to. */
interface Track {
  readonly answers: readonly (readonly [day: number, answers: number])[]
  readonly sweep: SweepLoad
  readonly recall: number
}

interface Manner {
  /** How much sooner than evenly cards are met, because later days turn out too full. */
  readonly haste: number
  /** The share of a day's answers that new cards may take although reviews would fill it. */
  readonly reserve: number
}

const CALM: Manner = { haste: 1, reserve: 0 }

/** The calmest first. A card never seen counts nothing on the exam day, one reviewed late still counts much: so reviews give way. */
const MANNERS: readonly (readonly Manner[])[] = [0, 0.25, 0.5, 0.75].map((reserve) => [1, 1.25, 1.5, 2, 3, Infinity].map((haste) => ({ haste, reserve })))

/**
 * Spreads the new cards over the days there are. They end before the sweep begins; where that leaves some unmet they
 * may run into it, and then take time from reviews. A number of the person's own is kept to, whatever the time it takes.
 */
export function paceNewCards(request: PaceRequest): Pace {
  const { course, rate } = request
  const tracks = new Map<number, Track>()
  const beforeSweep = Math.min(course.lastDay, (course.sweepFrom ?? Infinity) - 1)
  const lastNewDays = [...new Set([beforeSweep, course.lastDay])]
  const manners = rate.kind === 'even' ? MANNERS : [[CALM]]
  let best: Pace | undefined
  for (const { lastNew, manner } of manners.flatMap((some) => lastNewDays.flatMap((lastNew) => some.map((manner) => ({ lastNew, manner }))))) {
    const pace = spread(request, { lastNew, manner, tracks })
    if (!best || pace.unmet < best.unmet) best = pace
    if (best.unmet === 0) return best
  }
  return best ?? { newByDay: [], load: request.load, sweep: { cards: 0, answers: 0 }, recallByDay: [], unmet: request.fresh }
}

function spread(request: PaceRequest, { lastNew, manner, tracks }: { lastNew: number; manner: Manner; tracks: Map<number, Track> }): Pace {
  const { room, course, rate } = request
  const load = [...request.load]
  const newByDay: number[] = []
  const recallByDay: number[] = []
  let left = request.fresh
  let late = 0
  const sweep = { cards: 0, answers: 0 }
  let studyDays = room.filter((answers, day) => day <= lastNew && answers > 0).length
  for (const [day, answers] of room.entries()) {
    const asked = day > lastNew ? 0 : wantedOn(
      { rate, left, studyDays, haste: manner.haste, free: Math.max(manner.reserve * answers, answers - late - (load[day] ?? 0)), isOff: answers <= 0 }
    )
    const met = Math.min(left, day === 0 ? Math.max(asked, request.metToday) : asked)
    const track = trackFrom(day, course, tracks)
    for (const [at, count] of met > 0 ? track.answers : []) load[at] = (load[at] ?? 0) + met * count
    newByDay.push(met)
    recallByDay.push(track.recall)
    addTo(sweep, met * track.sweep.cards, met * track.sweep.answers)
    left -= met
    late = Math.max(0, late + (load[day] ?? 0) - answers)
    if (answers > 0) studyDays -= 1
  }
  return { newByDay, load, sweep, recallByDay, unmet: left }
}

interface Day {
  readonly rate: Rate
  readonly left: number
  readonly studyDays: number
  readonly haste: number
  /** Answers the day has time for besides its reviews, or has set aside. */
  readonly free: number
  readonly isOff: boolean
}

function wantedOn({ rate, left, studyDays, haste, free, isOff }: Day): number {
  if (rate.kind === 'exactly') return isOff ? 0 : rate.cards
  const fitting = isOff ? 0 : Math.max(0, Math.floor(free / NEW_CARD_ANSWERS))
  return Math.min(fitting, rate.kind === 'up-to' ? rate.cards : Math.ceil((left / Math.max(1, studyDays)) * haste))
}

function trackFrom(day: number, course: Course, tracks: Map<number, Track>): Track {
  const known = tracks.get(day)
  if (known) return known
  const answers: [number, number][] = []
  const sweep = { cards: 0, answers: 0 }
  const recall = followNew(day, course, (at, count, swept) => {
    if (swept > 0) addTo(sweep, swept, count)
    else answers.push([at, count])
  })
  const track = { answers, sweep, recall }
  tracks.set(day, track)
  return track
}

function addTo(sweep: { cards: number; answers: number }, cards: number, answers: number): void {
  sweep.cards += cards
  sweep.answers += answers
}
