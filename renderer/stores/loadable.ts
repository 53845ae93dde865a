import { shallowRef, type ShallowRef } from 'vue'
import type { Failure, Result } from '../../electron/shared/errors.ts'

/** A view that main gives, and why it could not. An older view stays in sight while a newer one is asked for. */
export interface Loadable<View> {
  readonly view: Readonly<ShallowRef<View | null>>
  readonly failure: Readonly<ShallowRef<Failure | null>>
  readonly load: () => Promise<void>
}

/** Asks main for a view. When asked twice, only the later answer counts. */
export function loadable<View>(ask: () => Promise<Result<View>>): Loadable<View> {
  const view = shallowRef<View | null>(null)
  const failure = shallowRef<Failure | null>(null)
  let asked = 0

  async function load(): Promise<void> {
    asked += 1
    const mine = asked
    const result = await ask()
    if (mine !== asked) return
    failure.value = result.ok ? null : result.error
    // What has not changed is not drawn again.
    if (result.ok && JSON.stringify(result.value) !== JSON.stringify(view.value)) view.value = result.value
  }

  return { view, failure, load }
}
