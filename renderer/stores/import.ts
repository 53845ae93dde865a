import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ImportChoice, ImportDone, ImportPreview, ImportSource } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'
import { forgetSessions } from './decks.ts'

/** How far an import has come. Nothing is written before the person says so at `preview`. */
export type ImportStage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  | { readonly kind: 'writing'; readonly preview: ImportPreview }
  | { readonly kind: 'failed'; readonly failure: Failure }

type DroppedFiles = Extract<ImportSource, { readonly kind: 'files' }>['files']

/** One import at a time: a new one replaces what was being read or shown. */
export const useImportStore = defineStore('import', () => {
  const stage = shallowRef<ImportStage>({ kind: 'idle' })
  let turn = 0

  /** Asks for a file in the system's dialog. */
  function choose(): Promise<void> {
    return read(() => api['decks:preview']({ kind: 'dialog' }))
  }

  /** Takes files that were dropped, once they are read. */
  function drop(reading: Promise<Result<DroppedFiles>>): Promise<void> {
    return read(async () => {
      const dropped = await reading
      return dropped.ok ? api['decks:preview']({ kind: 'files', files: dropped.value }) : dropped
    })
  }

  /** Takes a file the system opened with the app. */
  function opened(result: Result<ImportPreview>): Promise<void> {
    return read(() => Promise.resolve(result))
  }

  async function read(from: () => Promise<Result<ImportPreview | null>>): Promise<void> {
    cancel()
    const mine = turn
    stage.value = { kind: 'reading' }
    const result = await from()
    if (mine !== turn) {
      if (result.ok && result.value) void api['decks:discard'](result.value.preview)
      return
    }
    if (!result.ok) stage.value = { kind: 'failed', failure: result.error }
    else stage.value = result.value ? { kind: 'preview', preview: result.value } : { kind: 'idle' }
  }

  /** Forgets what was being read or shown. What main still reads is thrown away when it comes. */
  function cancel(): void {
    const { value: left } = stage
    if (left.kind === 'writing') return
    turn += 1
    stage.value = { kind: 'idle' }
    if (left.kind === 'preview') void api['decks:discard'](left.preview.preview)
  }

  /** Writes the previewed deck into the library; null when that failed, and the stage says why. */
  async function accept(choice: Omit<ImportChoice, 'preview'>): Promise<ImportDone | null> {
    if (stage.value.kind !== 'preview') return null
    const { preview } = stage.value
    stage.value = { kind: 'writing', preview }
    const result = await api['decks:import']({ preview: preview.preview, ...choice })
    stage.value = result.ok ? { kind: 'idle' } : { kind: 'failed', failure: result.error }
    if (!result.ok) return null
    forgetSessions()
    return result.value
  }

  /** Looks again at what would change, with or without derived cards. */
  async function compare(withoutDerived: boolean): Promise<void> {
    if (stage.value.kind !== 'preview') return
    const { preview } = stage.value
    const result = await api['decks:compare']({ preview: preview.preview, withoutDerived })
    if (stage.value.kind !== 'preview' || stage.value.preview !== preview) return
    if (!result.ok) stage.value = { kind: 'failed', failure: result.error }
    else if (result.value) stage.value = { kind: 'preview', preview: { ...preview, replaces: result.value } }
  }

  return { stage, choose, drop, opened, cancel, compare, accept }
})
