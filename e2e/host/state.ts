import type { Cdp } from './cdp.ts'

/** What `package.json` of the app says. */
export interface Package {
  readonly name?: string
  readonly productName?: string
  readonly version?: string
  readonly main?: string
}

/** How the app's windows are shown: for tests, unseen; for a person, as app windows of the browser. */
export const isPreview = process.env['HOST_PREVIEW'] === '1'

/** The one running app. Set up by boot.ts, read by every part. */
export const state: {
  cdp: Cdp | undefined
  appPath: string
  package: Package
  chromiumVersion: string
  isReady: boolean
  isQuitting: boolean
} = {
  cdp: undefined,
  appPath: process.cwd(),
  package: {},
  chromiumVersion: '',
  isReady: false,
  isQuitting: false,
}

/** Command line switches of the app, without their dashes; Chromium is started with them. */
export const switches = new Map<string, string>()

/** Chromium's connection; a bug of the host if it is used before there is one. */
export function chromium(): Cdp {
  if (!state.cdp) throw new Error('host: Chromium is not started yet')
  return state.cdp
}
