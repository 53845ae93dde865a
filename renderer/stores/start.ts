import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { StartCopied, StartFresh, StartRepaired, StartRestored, StartState, StartWork } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { api, onEvent } from '../api/api.ts'

/** What was done about data that does not open, and how it went. */
export type StartDone =
  | { readonly what: 'repair' } & StartRepaired
  | { readonly what: 'restore' } & StartRestored
  | { readonly what: 'copy' } & StartCopied
  | { readonly what: 'fresh' } & StartFresh

/** How far the opening of the data is, why it does not open, and what is done about that. */
export const useStartStore = defineStore('start', () => {
  const state = shallowRef<StartState>({ kind: 'opening' })
  const work = shallowRef<StartWork | null>(null)
  const done = shallowRef<StartDone | null>(null)
  /** Why what was chosen did not work. */
  const failure = shallowRef<Failure | null>(null)
  const trouble = computed(() => ('trouble' in state.value ? state.value.trouble : null))
  let isTold = false
  let hadTrouble = false

  /** Listens; `onOpen` is called when data opens after all that did not before. */
  async function load(onOpen: () => void): Promise<void> {
    onEvent('start:changed', (changed) => {
      isTold = true
      take(changed, onOpen)
    })
    onEvent('start:work', (told) => { if (work.value?.what === told.what) work.value = told })
    const shown = await api['start:show']()
    // What main has said by itself meanwhile is newer.
    if (shown.ok && !isTold) take(shown.value, onOpen)
  }

  function take(changed: StartState, onOpen: () => void): void {
    state.value = changed
    hadTrouble ||= trouble.value !== null
    if (changed.kind !== 'open' || !hadTrouble) return
    hadTrouble = false
    onOpen()
  }

  async function retry(): Promise<void> {
    done.value = null
    await ask(api['start:retry'])
  }

  async function choose(what: StartWork['what']): Promise<void> {
    if (work.value) return
    work.value = { what }
    done.value = null
    const given = await ask<object | null>(api[`start:${what}`])
    work.value = null
    if (given) done.value = { what, ...given } as StartDone
  }

  async function ask<Given>(call: () => Promise<Result<Given>>): Promise<Given | null> {
    failure.value = null
    const result = await call()
    if (result.ok) return result.value
    failure.value = result.error
    return null
  }

  return { state, trouble, work, done, failure, load, retry, choose }
})
