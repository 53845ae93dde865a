import type { Page } from '@playwright/test'

type Answer =
  | { readonly ok: true; readonly value: { readonly deck?: { readonly course?: string } } }
  | { readonly ok: false; readonly error: { readonly message: string } }

/** Calls the app as its page does. */
export async function call(page: Page, channel: string, argument?: unknown): Promise<Extract<Answer, { ok: true }>['value']> {
  const answer = await page.evaluate(async ([name, given]) => {
    const api = Reflect.get(globalThis, 'api') as Record<string, (argument?: unknown) => Promise<Answer>>
    return api[name]?.(given)
  }, [channel, argument] as const)
  if (!answer?.ok) throw new Error(`${channel}: ${answer?.error.message ?? 'no such channel'}`)
  return answer.value
}

/** The course of the deck that is studied. */
export async function courseOf(page: Page): Promise<string | undefined> {
  return (await call(page, 'plan:show')).deck?.course
}
