import { app, session, type WebContents } from 'electron'
import { APP_ORIGIN, START_PAGE } from './protocol.ts'

/** Sandboxes every renderer. Must run before the app is ready. */
export function sandboxEverything(): void {
  app.enableSandbox()
}

/**
 * The policy of the page stops requests; what it does not reach is stopped here. A page that was taken over could still
 * talk through WebRTC, so that may go through a proxy only, and the proxy is a port nobody listens at. Must run before
 * the app is ready.
 */
export function cutNetworkOff(): void {
  // Chromium has called it by either name.
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', WEBRTC_POLICY)
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', WEBRTC_POLICY)
  app.commandLine.appendSwitch('proxy-server', 'socks5://127.0.0.1:9')
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>')
}

const WEBRTC_POLICY = 'disable_non_proxied_udp'

/** The page never asks for a camera, a place or a notification of its own: every permission is denied, asked or checked. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => { answer(false) })
  session.defaultSession.setPermissionCheckHandler(() => false)
}

/** A window shows the app's page and nothing else: no navigation away, no second window, no frame, no embedded guest. */
export function lockNavigation(devUrl: string | undefined): void {
  app.on('web-contents-created', (_event, contents) => { lock(contents, devUrl) })
}

function lock(contents: WebContents, devUrl: string | undefined): void {
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isStartPage(event.url, devUrl)) event.preventDefault()
  })
  contents.setWebRTCIPHandlingPolicy(WEBRTC_POLICY)
  contents.on('will-attach-webview', (event) => { event.preventDefault() })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Whether an address is the one page the window shows; other files of the same origin are no pages. */
function isStartPage(url: string, devUrl: string | undefined): boolean {
  const [page] = url.split(/[?#]/)
  return page === START_PAGE || (devUrl !== undefined && url.startsWith(devUrl))
}

/** Whether an address is the app's own (or the dev server's while developing). */
export function isOwnPage(url: string, devUrl: string | undefined): boolean {
  return url.startsWith(`${APP_ORIGIN}/`) || (devUrl !== undefined && url.startsWith(devUrl))
}
