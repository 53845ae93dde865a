import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { ImportDone, ImportPlan, ImportPreview, ImportSource, OpenedFiles, PreviewRequest } from '../../electron/shared/contract.ts'
import type { ReadChoice, TableChoice } from '../../electron/shared/domain/reading.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { api, onEvent } from '../api/api.ts'
import { forgetSessions } from './decks.ts'

/** How far an import has come. Nothing is written before the person says so at `preview`. */
export type ImportStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  | { readonly kind: 'writing'; readonly preview: ImportPreview }
  | { readonly kind: 'failed'; readonly failure: Failure }

type Files = Extract<ImportSource, { readonly kind: 'files' }>['files']

/** One import at a time, and others that wait: a new opening replaces what was being read or shown. */
export const useImportStore = defineStore('import', () => {
  const stage = shallowRef<ImportStage>({ kind: 'idle' })
  const opened = shallowRef<OpenedFiles>({ queue: '', names: [] })
  /** The place of what is read or shown among what was opened, from 0. */
  const place = shallowRef(0)
  /** How far the reading or the writing is, 0–1; 0 while nothing is known. */
  const share = shallowRef(0)
  const left = computed(() => opened.value.names.length - place.value - 1)
  const isLarge = shallowRef(false)
  /** The person called the writing off; main takes away what it has written. */
  const isStopping = shallowRef(false)
  /** What failed was too large, and the person may want it all the same. */
  const canReadLarge = computed(() => stage.value.kind === 'failed' && stage.value.failure.code === 'file-too-large' && !isLarge.value)
  let turn = 0
  let writing: Promise<unknown> = Promise.resolve()

  onEvent('import:share', (value) => { share.value = value })

  /** Asks for files in the system's dialog. */
  function choose(): Promise<void> {
    return open(() => api['decks:open']({ kind: 'dialog' }))
  }

  /** Takes files that were dropped or pasted, once they are read; large ones where the person said so. */
  function drop(reading: Promise<Result<Files>>, large = false): Promise<void> {
    return open(async () => {
      const dropped = await reading
      return dropped.ok ? api['decks:open']({ kind: 'files', files: dropped.value }) : dropped
    }, large)
  }

  /** Takes a text that was pasted. */
  function paste(source: Omit<Extract<ImportSource, { readonly kind: 'text' }>, 'kind'>): Promise<void> {
    return open(() => api['decks:open']({ kind: 'text', ...source }))
  }

  /** Takes files the system opened with the app. */
  function take(result: Result<OpenedFiles>): Promise<void> {
    return open(() => Promise.resolve(result))
  }

  async function open(from: () => Promise<Result<OpenedFiles | null>>, large = false): Promise<void> {
    await writing
    cancel()
    const mine = turn
    isLarge.value = large
    stage.value = { kind: 'reading' }
    const result = await from()
    if (mine !== turn) {
      if (result.ok && result.value) void api['decks:discard'](result.value.queue)
      return
    }
    if (!result.ok) stage.value = { kind: 'failed', failure: result.error }
    else if (!result.value) stage.value = { kind: 'idle' }
    else {
      opened.value = result.value
      await read(0, large ? { isLarge: true } : {})
    }
  }

  async function read(at: number, how: Pick<PreviewRequest, 'isLarge' | 'table'> = {}): Promise<void> {
    const mine = turn
    place.value = at
    isLarge.value = how.isLarge === true
    share.value = 0
    stage.value = { kind: 'reading' }
    const result = await api['decks:preview']({ queue: opened.value.queue, place: at, ...how })
    if (mine === turn) stage.value = result.ok ? { kind: 'preview', preview: result.value } : { kind: 'failed', failure: result.error }
  }

  /** Leaves this one out and goes on to the next; ends where there is none. */
  async function next(): Promise<void> {
    if (stage.value.kind === 'writing') return
    if (left.value > 0) await read(place.value + 1)
    else cancel()
  }

  /** Reads what failed as too large all the same. */
  function readLarge(): Promise<void> {
    return read(place.value, { isLarge: true })
  }

  /** Reads as a table what failed as something without cards. */
  function readCut(table: TableChoice): Promise<void> {
    return read(place.value, { table })
  }

  /** Forgets all that was opened, and stops reading. What is being written is called off, and forgotten when it is gone. */
  function cancel(): void {
    if (stage.value.kind === 'writing') {
      stopWriting()
      return
    }
    turn += 1
    stage.value = { kind: 'idle' }
    const { queue } = opened.value
    opened.value = { queue: '', names: [] }
    place.value = 0
    if (queue !== '') void api['decks:discard'](queue)
  }

  function stopWriting(): void {
    if (isStopping.value) return
    isStopping.value = true
    void api['decks:discard'](opened.value.queue)
  }

  /** Writes the previewed deck into the library and goes on to the next; null when that failed, and the stage says why, or was called off. */
  async function accept(plan: ImportPlan, startOver: readonly string[]): Promise<ImportDone | null> {
    if (stage.value.kind !== 'preview') return null
    const { preview } = stage.value
    stage.value = { kind: 'writing', preview }
    share.value = 0
    const asked = api['decks:import']({ preview: preview.preview, plan, startOver })
    writing = asked
    const result = await asked
    const isStopped = isStopping.value
    isStopping.value = false
    stage.value = result.ok || isStopped ? { kind: 'idle' } : { kind: 'failed', failure: result.error }
    if (!result.ok || !result.value) {
      if (isStopped) cancel()
      return null
    }
    forgetSessions()
    if (isStopped) cancel()
    else void next()
    return result.value
  }

  /** Looks again at what would come of it, as the person now wants it. */
  async function compare(plan: ImportPlan): Promise<void> {
    if (stage.value.kind !== 'preview') return
    const { preview } = stage.value
    stage.value = { kind: 'preview', preview: { ...preview, plan } }
    const result = await api['decks:compare']({ preview: preview.preview, plan })
    if (result.ok) show(preview, (now) => ({ ...now, outlook: result.value }))
    else if (isShown(preview)) stage.value = { kind: 'failed', failure: result.error }
  }

  /** Reads the same file otherwise; gives why that cannot be, and then what was shown stays. */
  async function reread(choice: ReadChoice): Promise<Failure | null> {
    if (stage.value.kind !== 'preview') return null
    const { preview } = stage.value
    const result = await api['decks:reread']({ preview: preview.preview, plan: preview.plan, choice })
    if (result.ok) show(preview, () => result.value)
    return result.ok ? null : result.error
  }

  function isShown({ preview }: ImportPreview): boolean {
    return stage.value.kind === 'preview' && stage.value.preview.preview === preview
  }

  function show(asked: ImportPreview, renew: (now: ImportPreview) => ImportPreview): void {
    if (stage.value.kind === 'preview' && isShown(asked)) stage.value = { kind: 'preview', preview: renew(stage.value.preview) }
  }

  return { stage, opened, place, left, share, isStopping, canReadLarge, choose, drop, paste, take, cancel, next, readLarge, readCut, compare, reread, accept }
})
