import type { CdpEvent } from './cdp.ts'
import { chromium } from './state.ts'

/** A tab of Chromium and the session that controls it. */
export interface Target {
  readonly targetId: string
  readonly session: string
}

/** What the holder of a tab wants to know of it. */
export interface TargetWatcher {
  readonly destroyed: () => void
  readonly titled: (title: string) => void
  /** Its page opened another tab, which waits to be let go or closed. */
  readonly opened: (target: Target) => void
}

const attached = new Map<string, Target>()
const awaited = new Map<string, (target: Target) => void>()
const watchers = new Map<string, TargetWatcher>()
/** Tabs Chromium opened at its start that no window has taken yet. */
const pristine: string[] = []

/** Takes control of every tab there is and will be, before its page runs anything. */
export async function watchTargets(): Promise<void> {
  const cdp = chromium()
  cdp.listen('', hear)
  await cdp.send('Target.setDiscoverTargets', { discover: true })
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: 'page' }] })
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
  const targetId = pristine.shift() ?? (await chromium().send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })).targetId
  return sessionOf(targetId)
}

export function watch(targetId: string, watcher: TargetWatcher): void {
  watchers.set(targetId, watcher)
}

async function sessionOf(targetId: string): Promise<Target> {
  return attached.get(targetId) ?? await new Promise((resolve) => { awaited.set(targetId, resolve) })
}

function hear({ method, params }: CdpEvent): void {
  if (method === 'Target.targetDestroyed') {
    watchers.get(params.targetId)?.destroyed()
    watchers.delete(params.targetId)
  } else if (method === 'Target.targetInfoChanged') {
    const { targetId, title, url } = params.targetInfo
    // Without a title of its own a page is called by its address.
    if (title !== '' && !url.endsWith(title)) watchers.get(targetId)?.titled(title)
  } else if (method === 'Target.attachedToTarget') {
    attach({ targetId: params.targetInfo.targetId, session: params.sessionId }, params.targetInfo.openerId)
  }
}

function attach(target: Target, openerId: string | undefined): void {
  attached.set(target.targetId, target)
  const opener = watchers.get(openerId ?? '')
  if (opener) opener.opened(target)
  else awaited.get(target.targetId)?.(target)
}
