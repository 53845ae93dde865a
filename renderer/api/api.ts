import { isReactive, isRef, toRaw } from 'vue'
import { CHANNELS, type Api, type Channel, type EventName, type Events } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'

declare global {
  interface Window {
    readonly api: Api
  }
}

/** Main's methods by channel. None of them ever rejects: a call that could not be made is a failure like any other. */
export const api = Object.fromEntries(CHANNELS.map((channel) => [channel, (argument?: unknown) => call(channel, argument)])) as Omit<Api, 'on'>

/** Listens to what main says on its own; gives the way to stop. */
export function onEvent<Name extends EventName>(name: Name, listener: (value: Events[Name]) => void): () => void {
  return window.api.on(name, listener)
}

async function call(channel: Channel, argument: unknown): Promise<Result<unknown>> {
  try {
    const method = window.api[channel] as (argument?: unknown) => Promise<Result<unknown>>
    return await method(plain(argument))
  } catch (error) {
    return { ok: false, error: unexpected(error) }
  }
}

/** A failure for what only a bug or a lost main process explains. */
export function unexpected(error: unknown): Failure {
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}

/** A copy without Vue's proxies, which cannot be cloned into another process. Bytes and other non-plain objects pass as they are. */
export function plain(value: unknown): unknown {
  if (isRef(value)) return plain(value.value)
  const raw = isReactive(value) ? toRaw(value) : value
  if (Array.isArray(raw)) return raw.map(plain)
  if (typeof raw !== 'object' || raw === null || Object.getPrototypeOf(raw) !== Object.prototype) return raw
  return Object.fromEntries(Object.entries(raw).flatMap(([key, one]) => (one === undefined ? [] : [[key, plain(one)]])))
}
