import type { PermissionRequest, Session, WebContents } from 'electron'
import { loud } from './loud.ts'
import type { Page } from './page.ts'
import { originOf } from './schemes.ts'
import { chromium, state } from './state.ts'

type RequestHandler = Exclude<Parameters<Session['setPermissionRequestHandler']>[0], null>
type CheckHandler = Exclude<Parameters<Session['setPermissionCheckHandler']>[0], null>
type Asked = Parameters<RequestHandler>[1]

/**
 * Permissions by Chromium's name and by Electron's. Electron asks one handler when a page requests a permission and
 * another when it only looks; Chromium keeps one state. It is denied only when both handlers deny it, so a page sees
 * whatever either of them lets through.
 */
const PERMISSIONS: Readonly<Record<string, Asked>> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'idle-detection': 'idle-detection',
  'window-management': 'window-management',
  'display-capture': 'display-capture',
  'storage-access': 'storage-access',
}

let requestHandler: RequestHandler | null = null
let checkHandler: CheckHandler | null = null
const pages = new Map<Page, WebContents>()

const defaultSession = loud<Session>('session.defaultSession', {
  setPermissionRequestHandler(handler) {
    requestHandler = handler
    applyToAll()
  },
  setPermissionCheckHandler(handler) {
    checkHandler = handler
    applyToAll()
  },
})

export const session = loud<typeof Electron.session>('session', {
  get defaultSession() {
    if (!state.isReady) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
})

function applyToAll(): void {
  for (const [page, contents] of pages) void applyPermissions(page, contents)
}

/** Lets Chromium grant and deny what the app's handlers would. */
export async function applyPermissions(page: Page, contents: WebContents): Promise<void> {
  pages.set(page, contents)
  const cdp = chromium()
  await Promise.all(Object.entries(PERMISSIONS).map(async ([name, asked]) => {
    const isGranted = isCheckAllowed(asked, contents) || await isRequestAllowed(asked, contents)
    await cdp.send('Browser.setPermission', { permission: { name }, setting: isGranted ? 'granted' : 'denied' })
  })).catch(() => pages.delete(page))
}

function isCheckAllowed(asked: Asked, contents: WebContents): boolean {
  const url = contents.getURL()
  return (
    !checkHandler ||
    checkHandler(contents, asked as Parameters<CheckHandler>[1], originOf(url), { isMainFrame: true, requestingUrl: url })
  )
}

function isRequestAllowed(asked: Asked, contents: WebContents): Promise<boolean> {
  const handler = requestHandler
  if (!handler) return Promise.resolve(true)
  const details: PermissionRequest = { isMainFrame: true, requestingUrl: contents.getURL() }
  return new Promise((resolve) => { handler(contents, asked, resolve, details) })
}
