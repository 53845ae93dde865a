import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { OpenedFiles } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'

/** A deck on its way into the library from outside the Decks screen. */
export type Incoming =
  /** The menu asked for the system's file dialog. */
  | { readonly kind: 'dialog' }
  /** Files were dropped somewhere on the window. */
  | { readonly kind: 'dropped'; readonly entries: readonly FileSystemEntry[] }
  /** The person wants to paste a text. */
  | { readonly kind: 'text' }
  /** The system opened files with the app. */
  | { readonly kind: 'opened'; readonly opened: Result<OpenedFiles> }

/** Holds what came in until the Decks screen takes it. */
export const useIncomingStore = defineStore('incoming', () => {
  const waiting = shallowRef<Incoming | null>(null)

  function offer(incoming: Incoming): void {
    waiting.value = incoming
  }

  function take(): Incoming | null {
    const { value } = waiting
    waiting.value = null
    return value
  }

  return { waiting, offer, take }
})
