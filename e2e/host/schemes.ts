import type { CustomScheme, Protocol } from 'electron'
import { loud } from './loud.ts'
import { state } from './state.ts'

/*
 * Chromium cannot be taught a new standard scheme from outside. A page of `app://bundle/x` is shown as
 * `https://bundle.app.localhost/x` and told to the app as `app://bundle/x`.
 */
const standard = new Set<string>()
const handlers = new Map<string, (request: Request) => Response | Promise<Response>>()

/** The address Chromium is given for one of the app's. */
export function toPageUrl(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  return scheme !== undefined && standard.has(scheme)
    ? `https://${host ?? ''}.${scheme}.localhost${rest === '' ? '/' : (rest ?? '')}`
    : url
}

/** The app's address for one of Chromium's. */
export function toAppUrl(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.localhost(.*)$/is.exec(url) ?? []
  return scheme !== undefined && standard.has(scheme) ? `${scheme}://${host ?? ''}${rest ?? ''}` : url
}

/** What Chromium asks the host for instead of the network. */
export function servedPatterns(): { urlPattern: string }[] {
  return [...standard].map((scheme) => ({ urlPattern: `https://*.${scheme}.localhost/*` }))
}

/** Who answers for an address of the app's; undefined for addresses of the network and schemes without a handler. */
export function handlerFor(appUrl: string): ((request: Request) => Response | Promise<Response>) | undefined {
  return handlers.get(new URL(appUrl).protocol.slice(0, -1))
}

/** An address' origin; Node gives 'null' for schemes it does not know, Electron gives standard schemes a real one. */
export function originOf(appUrl: string): string {
  if (!URL.canParse(appUrl)) return 'null'
  const { protocol: scheme, host, origin } = new URL(appUrl)
  return standard.has(scheme.slice(0, -1)) ? `${scheme}//${host}` : origin
}

export const protocol = loud<Protocol>('protocol', {
  registerSchemesAsPrivileged(schemes: CustomScheme[]) {
    if (state.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true) throw new Error(`host: the scheme ${scheme} is not standard, which is not implemented`)
      standard.add(scheme)
    }
  },
  handle(scheme, handler) {
    if (!state.isReady) throw new Error('protocol can only be used after app is ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler as (request: Request) => Response | Promise<Response>)
  },
  unhandle(scheme) { handlers.delete(scheme) },
  isProtocolHandled: (scheme) => handlers.has(scheme),
})
