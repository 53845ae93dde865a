import type { CdpEvent } from './cdp.ts'
import { chromium } from './state.ts'

/** A tab of Chromium and the session that controls it. */
export interface Target {
  readonly targetId: string
  readonly session: string
}

const attached = new Map<string, Target>()
const awaited = new Map<string, (target: Target) => void>()
const watchers = new Map<string, () => void>()
/** Tabs Chromium opened at its start that no window has taken yet. */
const pristine: string[] = []

/** Takes control of every tab there is and will be, before its page runs anything. */
export async function watchTargets(): Promise<void> {
  const cdp = chromium()
  cdp.listen('', hear)
  await cdp.send('Target.setDiscoverTargets', { discover: true })
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  })
  const { targetInfos } = await cdp.send('Target.getTargets')
  pristine.push(...targetInfos.filter(({ type }) => type === 'page').map(({ targetId }) => targetId))
}

/** The tab Chromium opened at its start, if it did and no window has it. */
export function pristineTarget(): Promise<Target> | undefined {
  const targetId = pristine[0]
  return targetId === undefined ? undefined : sessionOf(targetId)
}

/** A tab for a new window: the pristine one, else a new one. */
export async function openTarget(size: { readonly width: number; readonly height: number }): Promise<Target> {
  const targetId =
    pristine.shift() ?? (await chromium().send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })).targetId
  return sessionOf(targetId)
}

/** Closes a tab without asking its page. */
export function closeTarget(targetId: string): void {
  chromium().send('Target.closeTarget', { targetId }).catch(() => undefined)
}

/** Calls `listener` once the tab is gone, whoever closed it. */
export function whenDestroyed(targetId: string, listener: () => void): void {
  watchers.set(targetId, listener)
}

async function sessionOf(targetId: string): Promise<Target> {
  return attached.get(targetId) ?? await new Promise((resolve) => { awaited.set(targetId, resolve) })
}

function hear({ method, params }: CdpEvent): void {
  if (method === 'Target.targetDestroyed') {
    watchers.get(params.targetId)?.()
    watchers.delete(params.targetId)
  } else if (method === 'Target.attachedToTarget' && params.targetInfo.openerId !== undefined) {
    // A page that was not served by the app could open a tab. The host opens its own when the app allows it.
    closeTarget(params.targetInfo.targetId)
  } else if (method === 'Target.attachedToTarget') {
    const target = { targetId: params.targetInfo.targetId, session: params.sessionId }
    attached.set(target.targetId, target)
    awaited.get(target.targetId)?.(target)
  }
}
