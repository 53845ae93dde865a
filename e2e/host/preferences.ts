import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'

/** Options the host carries out, or that only a real window's frame could show. */
const OPTIONS: ReadonlySet<string> = new Set<keyof BrowserWindowConstructorOptions>([
  'width', 'height', 'x', 'y', 'minWidth', 'minHeight', 'show', 'title', 'backgroundColor', 'webPreferences',
])

const PREFERENCES: ReadonlySet<string> = new Set<keyof WebPreferences>([
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'webSecurity',
  'additionalArguments',
])

/** What Electron's security checklist wants of a window. The host has no other kind. */
const SAFE = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
} as const satisfies WebPreferences

/** Throws on a window that would be less than fully locked, and by name on options the host knows nothing of. */
export function refuseUnsafe(options: BrowserWindowConstructorOptions): void {
  const preferences = options.webPreferences ?? {}
  for (const [name, value] of Object.entries(SAFE)) {
    if ((preferences[name as keyof typeof SAFE] ?? value) !== value)
      throw new Error(`host: webPreferences.${name} must stay ${String(value)}`)
  }
  refuseUnknown('BrowserWindow option', options, OPTIONS)
  refuseUnknown('webPreferences', preferences, PREFERENCES)
}

function refuseUnknown(kind: string, given: object, known: ReadonlySet<string>): void {
  const unknown = Object.keys(given).find((name) => !known.has(name))
  if (unknown !== undefined) throw new Error(`host: ${kind} ${unknown} is not implemented`)
}
