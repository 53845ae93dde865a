import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type { Protocol } from 'devtools-protocol/types/protocol.js'
import type { Cdp, CdpEvent } from './cdp.ts'
import type { FromPage, ToPage } from './page/preload-world.ts'
import { servedPatterns, toAppUrl, toPageUrl } from './schemes.ts'
import { chromium, isPreview } from './state.ts'
import { BINDING, isolatedWorld, ISOLATED_WORLD, mainWorld, RECEIVER } from './worlds.ts'

/** What a page tells whoever holds it (its WebContents). */
export interface PageListener {
  readonly message: (message: FromPage, worldId: number) => void
  readonly navigated: (isSameDocument: boolean) => void
  readonly domReady: () => void
  readonly loaded: () => void
  readonly crashed: () => void
  readonly request: (request: Protocol.Fetch.RequestPausedEvent) => void
  readonly popup: (popup: Protocol.Page.WindowOpenEvent) => void
}

export interface PageOptions {
  /** The preload's path, if there is one. */
  readonly preload: string | undefined
  readonly additionalArguments: readonly string[]
  readonly listener: PageListener
}

/** One tab of Chromium with the preload's isolated world in it. Knows nothing of Electron. */
export class Page {
  readonly targetId: string
  readonly #session: string
  readonly #cdp: Cdp
  readonly #options: PageOptions
  #url = 'about:blank'
  #worldId: number | undefined

  private constructor(target: { readonly targetId: string; readonly session: string }, options: PageOptions) {
    this.targetId = target.targetId
    this.#session = target.session
    this.#cdp = chromium()
    this.#options = options
    this.#cdp.listen(this.#session, (event) => { this.#hear(event) })
  }

  /** Takes hold of a target that waits for its debugger, and lets it go once everything is in place. */
  static async attach(target: { readonly targetId: string; readonly session: string }, options: PageOptions): Promise<Page> {
    const page = new Page(target, options)
    const secret = randomUUID()
    const { preload, additionalArguments } = options
    const facts = {
      versions: { ...process.versions },
      platform: process.platform,
      arch: process.arch,
      env: { ...process.env },
      argv: [process.execPath, ...additionalArguments],
    }
    const world = isolatedWorld({ secret, facts, preload: preload === undefined ? '' : readFileSync(preload, 'utf8'), isPreview })
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Inspector.enable'),
      page.send('Runtime.addBinding', { name: BINDING, executionContextName: ISOLATED_WORLD }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorld(secret) }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: world, worldName: ISOLATED_WORLD }),
      page.send('Fetch.enable', { patterns: [...servedPatterns(), { urlPattern: '*', resourceType: 'Document' }] }),
      page.send('Runtime.runIfWaitingForDebugger'),
    ])
    return page
  }

  send: Cdp['send'] = (method, params) => this.#cdp.send(method, params, this.#session)

  /** The address as the app knows it. */
  get url(): string {
    return toAppUrl(this.#url)
  }

  get worldId(): number | undefined {
    return this.#worldId
  }

  /** Tells a world of the page something; one that is gone hears nothing. */
  tell(message: ToPage, worldId = this.#worldId): void {
    if (worldId === undefined) return
    this.send('Runtime.evaluate', { contextId: worldId, expression: `${RECEIVER}(${JSON.stringify(message)})` }).catch(
      () => undefined,
    )
  }

  /** Goes to an address; fails with Chromium's name for what went wrong. */
  async navigate(url: string): Promise<{ readonly isSameDocument: boolean }> {
    const { errorText, loaderId } = await this.send('Page.navigate', { url: toPageUrl(url) })
    if (errorText !== undefined)
      throw Object.assign(new Error(`${errorText} (-2) loading '${url}'`), {
        code: errorText.replace('net::', ''),
        errno: -2,
        url,
      })
    return { isSameDocument: loaderId === undefined }
  }

  /** The value of an expression, in the page's own world or another one. */
  async evaluate(expression: string, worldId?: number): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
      ...(worldId === undefined ? {} : { contextId: worldId }),
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as unknown
  }

  #hear(event: CdpEvent): void {
    const { listener } = this.#options
    switch (event.method) {
      case 'Runtime.executionContextCreated':
        if (event.params.context.name === ISOLATED_WORLD && this.#isMainFrame(event.params.context))
          this.#worldId = event.params.context.id
        return
      case 'Runtime.executionContextDestroyed':
        if (event.params.executionContextId === this.#worldId) this.#worldId = undefined
        return
      case 'Runtime.executionContextsCleared':
        this.#worldId = undefined
        return
      case 'Runtime.bindingCalled':
        if (event.params.name === BINDING)
          listener.message(JSON.parse(event.params.payload) as FromPage, event.params.executionContextId)
        return
      case 'Page.frameNavigated':
        if (event.params.frame.parentId === undefined)
          this.#arrive(event.params.frame.url + (event.params.frame.urlFragment ?? ''), false)
        return
      case 'Page.navigatedWithinDocument':
        if (event.params.frameId === this.targetId) this.#arrive(event.params.url, true)
        return
      case 'Page.domContentEventFired': { if (this.#url !== 'about:blank') listener.domReady(); return }
      case 'Page.loadEventFired': { if (this.#url !== 'about:blank') listener.loaded(); return }
      case 'Inspector.targetCrashed': { listener.crashed(); return }
      case 'Page.windowOpen': { listener.popup(event.params); return }
      case 'Fetch.requestPaused': { listener.request(event.params) }
    }
  }

  #isMainFrame(context: Protocol.Runtime.ExecutionContextDescription): boolean {
    return (context.auxData as { frameId?: string } | undefined)?.frameId === this.targetId
  }

  #arrive(url: string, isSameDocument: boolean): void {
    this.#url = url
    this.#options.listener.navigated(isSameDocument)
  }
}
