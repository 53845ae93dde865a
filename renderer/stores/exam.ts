import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ExamAnswer, Explained, PaperRequest, ResultView, SittingView } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'
import { loadable } from './loadable.ts'

const UNTOUCHED: ExamAnswer = { chosen: [], tookMs: 0 }

/** The mock exam: the papers there are, the one that is being sat, and a result. */
export const useExamStore = defineStore('exam', () => {
  const home = loadable(() => api['exam:home']())
  const sitting = shallowRef<SittingView | null>(null)
  const result = shallowRef<ResultView | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const place = shallowRef(0)
  /** When the question came into sight, and when the time used was told last, by the page's own clock. */
  let shownAtMs = 0
  let toldAtMs = 0

  const question = computed(() => sitting.value?.questions[place.value])
  const answer = computed<ExamAnswer>(() => sitting.value?.answers[place.value] ?? UNTOUCHED)
  const answered = computed(() => sitting.value?.answers.filter((one) => (one?.chosen.length ?? 0) > 0).length ?? 0)

  function show(view: SittingView): void {
    sitting.value = view
    const open = view.answers.findIndex((one) => (one?.chosen.length ?? 0) === 0)
    place.value = Math.max(0, open)
    shownAtMs = performance.now()
    toldAtMs = shownAtMs
  }

  /** Takes what an asking gave; gives whether it did. */
  function take<Value>(asked: Result<Value>, use: (value: Value) => void): boolean {
    failure.value = asked.ok ? null : asked.error
    if (asked.ok) use(asked.value)
    return asked.ok
  }

  async function begin(request: PaperRequest): Promise<string | null> {
    let id: string | null = null
    take(await api['exam:begin'](request), (view) => {
      show(view)
      id = view.id
    })
    return id
  }

  /** Opens a paper that was begun; one that is open already stays as it is. */
  async function open(id: string): Promise<void> {
    if (sitting.value?.id !== id) sitting.value = null
    take(await api['exam:sit'](id), show)
  }

  /** Changes some of the answer in sight and keeps it at once. */
  const change = (part: Partial<ExamAnswer>): Promise<void> => replace({ ...answer.value, ...part })

  /** Puts another answer in the place of the one in sight, and keeps it at once. */
  async function replace(other: ExamAnswer): Promise<void> {
    const view = sitting.value
    if (!view) return
    const at = place.value
    const nowMs = performance.now()
    const given: ExamAnswer = { ...other, tookMs: answer.value.tookMs + Math.round(nowMs - shownAtMs) }
    shownAtMs = nowMs
    sitting.value = { ...view, answers: view.answers.with(at, given) }
    const kept = await api['exam:keep']({ attempt: view.id, place: at, answer: given })
    take(kept, ({ usedMs, leftMs, isEnded, explained }) => {
      const now = sitting.value
      if (now?.id !== view.id) return
      toldAtMs = performance.now()
      sitting.value = { ...now, usedMs, isEnded, ...(leftMs === undefined ? {} : { leftMs }), ...(explained ? { questions: withExplained(now, at, explained) } : {}) }
    })
  }

  function withExplained({ questions }: SittingView, at: number, explained: Explained): SittingView['questions'] {
    return questions.map((one, index) => (index === at ? { ...one, explained } : one))
  }

  /** Goes to a question; the time spent on the one before is kept with it. */
  function go(to: number): void {
    const last = (sitting.value?.questions.length ?? 1) - 1
    const next = Math.min(last, Math.max(0, to))
    if (next === place.value) return
    if (answer.value.chosen.length > 0) void change({})
    place.value = next
    shownAtMs = performance.now()
  }

  /** Milliseconds used and left as they are now. */
  function time(): { readonly usedMs: number; readonly leftMs: number | undefined } {
    const passedMs = performance.now() - toldAtMs
    const { usedMs = 0, leftMs } = sitting.value ?? {}
    return { usedMs: usedMs + passedMs, leftMs: leftMs === undefined ? undefined : Math.max(0, leftMs - passedMs) }
  }

  async function finish(): Promise<boolean> {
    const id = sitting.value?.id
    return id !== undefined && take(await api['exam:finish'](id), (view) => {
      result.value = view
      sitting.value = null
    })
  }

  async function openResult(id: string): Promise<void> {
    if (result.value?.id !== id) result.value = null
    take(await api['exam:result'](id), (view) => { result.value = view })
  }

  const print = (): Promise<Result<string | null>> => api['exam:print']()

  return {
    home: home.view, homeFailure: home.failure, loadHome: home.load, sitting, result, failure, place, question, answer, answered,
    begin, open, change, replace, go, time, finish, openResult, print,
  }
})
