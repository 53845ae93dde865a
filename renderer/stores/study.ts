import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CardView, Changed, LeechView, StudyAnswer, StudyRequest, StudyView } from '../../electron/shared/contract.ts'
import type { CardKey } from '../../electron/shared/domain/deck.ts'
import type { Mark } from '../../electron/shared/domain/marks.ts'
import type { Rating } from '../../electron/shared/domain/rating.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'
import { choose as chooseOption } from './choice.ts'
import { nextCard, stageOf } from './study-progress.ts'

/** What went wrong and how to try it again. */
export interface Trouble {
  readonly failure: Failure
  readonly retry: () => Promise<void>
}

/** Main refuses longer answers: the person was away. */
const LONGEST_ANSWER_MS = 86_400_000

/**
 * The study session. Ratings are shown before main confirms them: the next card is already here, so neither a flip
 * nor a rating waits. Answers are sent one after the other; when one fails its card comes back.
 */
export const useStudyStore = defineStore('study', () => {
  const view = shallowRef<StudyView | null>(null)
  const card = shallowRef<CardView | null>(null)
  /** Grows with every card that comes to the front, also when it is one that was there before. */
  const showing = shallowRef(0)
  const isRevealed = shallowRef(false)
  const chosen = shallowRef<readonly number[]>([])
  const pending = shallowRef<readonly StudyAnswer[]>([])
  const trouble = shallowRef<Trouble | null>(null)
  /** The card that was just forgotten once too often. */
  const leech = shallowRef<LeechView | null>(null)
  let request: StudyRequest = {}
  let openings = 0
  let sending = Promise.resolve()
  let shownAtMs = 0

  const stage = computed(() => stageOf(view.value, card.value, pending.value))
  /** Cards done and all of them, as main counts: whether an answer ends its card for today is not for the window to say. */
  const progress = computed(() => ({ done: view.value?.done ?? 0, total: view.value?.total ?? 0 }))

  /** Goes on with the session of this request, or starts one. */
  async function open(next: StudyRequest): Promise<void> {
    const known = view.value
    const isSame = JSON.stringify(scopeOf(next)) === JSON.stringify(scopeOf(request))
    if (known && isSame && stage.value.kind !== 'over') return show(known.session)
    return start(next)
  }

  /** Starts a session; `extra` new cards may be asked over today's number, `isAhead` does not wait for learning cards. */
  async function start(next: StudyRequest): Promise<void> {
    request = scopeOf(next)
    forget()
    const opening = ++openings
    await sending
    const result = await api['study:start'](next)
    if (opening !== openings) return
    if (result.ok) adopt(result.value)
    else trouble.value = { failure: result.error, retry: () => start(next) }
  }

  /** Asks main where the session stands. `reveal` names a card to be shown with its answer, if it comes first. */
  async function show(session: string, reveal?: CardKey): Promise<void> {
    const opening = ++openings
    await sending
    const result = await api['study:show'](session)
    if (opening !== openings) return
    if (result.ok) adopt(result.value, reveal)
    else if (result.error.code === 'session-gone') await start(request)
    else trouble.value = { failure: result.error, retry: () => show(session, reveal) }
  }

  /** Progress changed behind the session's back: it is shown as it is now. */
  async function refresh(reveal?: CardKey): Promise<void> {
    if (view.value) await show(view.value.session, reveal)
  }

  /** Another deck became the current one, or this one went: the next opening starts anew. */
  function forget(): void {
    view.value = null
    pending.value = []
    trouble.value = null
    face(null)
  }

  function adopt(next: StudyView, reveal?: CardKey): void {
    view.value = next
    trouble.value = null
    const kept = reveal === undefined ? next.cards.find((other) => other.key === card.value?.key) : undefined
    const shown = kept ?? nextCard(next, pending.value) ?? null
    if (kept) card.value = kept
    else face(shown, shown !== null && shown.key === reveal)
  }

  function face(next: CardView | null, revealed = false): void {
    card.value = next
    showing.value += 1
    isRevealed.value = revealed
    chosen.value = []
    shownAtMs = performance.now()
  }

  function reveal(): void {
    if (card.value) isRevealed.value = true
  }

  /** Chooses an option of a choice card, until it is checked. */
  function choose(index: number): void {
    const options = card.value?.options
    if (options && !isRevealed.value) chosen.value = chooseOption(options, chosen.value, index)
  }

  function rate(rating: Rating): void {
    const { value: asked } = card
    const { value: shown } = view
    if (!asked || !shown || !isRevealed.value) return
    const tookMs = Math.min(Math.round(performance.now() - shownAtMs), LONGEST_ANSWER_MS)
    give(asked, { session: shown.session, card: asked.key, rating, tookMs })
  }

  function give(asked: CardView, answer: StudyAnswer): void {
    trouble.value = null
    pending.value = [...pending.value, answer]
    face((view.value && nextCard(view.value, pending.value)) ?? null)
    sending = sending.then(() => send(asked, answer))
  }

  /** Marks the card that is shown, or takes its mark away. One that is suspended or buried gives way to the next. */
  async function mark(what: Mark, isOn: boolean): Promise<Result<Changed> | null> {
    const { value: marked } = card
    return marked && setMark(marked.key, what, isOn)
  }

  /** The same for any card of the session. */
  async function setMark(key: CardKey, what: Mark, isOn: boolean): Promise<Result<Changed>> {
    await sending
    const result = await api['marks:set']({ cards: [key], mark: what, isOn })
    if (result.ok) await refresh()
    return result
  }

  /** When every answer given so far has been sent. */
  function settled(): Promise<void> {
    return sending
  }

  async function send(asked: CardView, answer: StudyAnswer): Promise<void> {
    if (!pending.value.includes(answer)) return
    const result = await api['study:rate'](answer)
    if (!pending.value.includes(answer)) return
    if (result.ok) confirm(answer, result.value)
    else takeBack(asked, answer, result.error)
  }

  function confirm(answer: StudyAnswer, next: StudyView): void {
    view.value = next
    if (next.leech) leech.value = next.leech
    pending.value = pending.value.filter((other) => other !== answer)
    if (!card.value) face(nextCard(next, pending.value) ?? null)
  }

  /** The answer did not arrive: its card is shown again with its answer, and later answers are dropped with it. */
  function takeBack(asked: CardView, answer: StudyAnswer, failure: Failure): void {
    pending.value = []
    face(asked, true)
    const isOver = failure.code === 'session-gone'
    trouble.value = { failure, retry: async () => { if (isOver) await start(request); else give(asked, answer) } }
  }

  return { view, card, showing, isRevealed, chosen, trouble, leech, stage, progress, open, start, refresh, forget, reveal, choose, rate, mark, setMark, settled }
})

/** What of a request a session is known by. */
function scopeOf({ deckId, week, topic, isCram }: StudyRequest): StudyRequest {
  return { ...(deckId === undefined ? {} : { deckId }), ...(week === undefined ? {} : { week }), ...(topic ? { topic } : {}), ...(isCram ? { isCram } : {}) }
}
