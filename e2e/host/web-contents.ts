import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Protocol } from 'devtools-protocol/types/protocol.js'
import type { HandlerDetails, PrintToPDFOptions, Session, WebContents, WebFrameMain, WebPreferences, WindowOpenHandlerResponse } from 'electron'
import { preventable } from './events.ts'
import { receiveFromPage } from './ipc.ts'
import { loud, loudEmitter, standIn } from './loud.ts'
import { applyTheme } from './native-theme.ts'
import { Page } from './page.ts'
import { encode } from './page/codec.ts'
import type { FromPage } from './page/preload-world.ts'
import { pdfOptions } from './print.ts'
import { answerRequest, type Navigation } from './requests.ts'
import { originOf, toAppUrl, toPageUrl } from './schemes.ts'
import { applyPermissions, session } from './session.ts'
import { state, switches } from './state.ts'
import type { Target } from './targets.ts'

// The last two are for webviews and crashed GPUs: the host can have neither, so they rightly never come.
const EVENTS = [
  'did-finish-load', 'did-fail-load', 'dom-ready', 'did-navigate', 'did-navigate-in-page', 'will-navigate', 'will-frame-navigate',
  'render-process-gone', 'page-title-updated', 'preload-error', 'destroyed', 'will-attach-webview',
]

/** What a window does for the page in it. */
export interface WebContentsOwner {
  readonly id: number
  readonly preferences: WebPreferences
  readonly painted: () => void
  readonly open: (url: string) => void
  readonly close: () => void
  readonly reported: (message: Extract<FromPage, { is: 'moved' | 'focused' | 'titled' }>) => void
  /** Called once, with the control over the page. */
  readonly take: (control: WebContentsControl) => void
}

/** What only the window around a page may do with it. */
export interface WebContentsControl {
  readonly attached: Promise<Page>
  readonly destroyed: () => void
}

const targetIds = new WeakMap<object, string>()

/** Chromium's name for the tab of a page, once it has one. */
export function targetIdOf(contents: WebContents): string | undefined {
  return targetIds.get(contents)
}

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

interface Loading {
  readonly resolve: () => void
}

/** `webContents` of one window. */
export class HostWebContents extends loudEmitter('webContents', EVENTS) {
  readonly id: number
  readonly session: Session = session.defaultSession
  readonly mainFrame: WebFrameMain
  readonly #owner: WebContentsOwner
  readonly #attached: Promise<Page>
  #page: Page | undefined
  #title = ''
  #expected: string | undefined
  #loading: Loading | undefined
  #openHandler: OpenHandler | undefined
  #isDestroyed = false
  #isCrashed = false

  constructor(owner: WebContentsOwner, target: Promise<Target>) {
    super()
    this.#owner = owner
    this.id = owner.id
    this.mainFrame = this.#createFrame()
    this.#attached = target.then((found) => this.#attach(found))
    this.#attached.catch((error: unknown) => { if (!state.isQuitting) console.error(error) })
    owner.take(this.#control())
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page?.tell({ is: 'send', channel, args: encode(args) })
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#attached
    this.#expected = withoutFragment(toPageUrl(url))
    const loaded = new Promise<void>((done) => { this.#loading = { resolve: done } })
    try {
      const { isSameDocument } = await page.navigate(url)
      if (!isSameDocument) await loaded
    } catch (error) {
      this.emit('did-fail-load', preventable(), -2, error instanceof Error ? error.message : '', url, true)
      throw error
    }
  }

  loadFile(path: string): Promise<void> {
    return this.loadURL(pathToFileURL(resolve(state.appPath, path)).href)
  }

  reload(): void {
    this.#expected = withoutFragment(toPageUrl(this.getURL()))
    void this.#attached.then((page) => page.send('Page.reload'))
  }

  getURL(): string { return this.#page?.url ?? '' }
  getTitle(): string { return this.#title }
  isDestroyed(): boolean { return this.#isDestroyed }
  isCrashed(): boolean { return this.#isCrashed }
  isLoading(): boolean { return this.#loading !== undefined }
  close(): void { this.#owner.close() }
  undo(): void { this.#edit('undo') }
  redo(): void { this.#edit('redo') }
  cut(): void { this.#edit('cut') }
  copy(): void { this.#edit('copy') }
  paste(): void { this.#edit('paste') }
  selectAll(): void { this.#edit('selectAll') }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** Chromium takes it at its start only: the switch of the same meaning has to be there. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (switches.get('webrtc-ip-handling-policy') !== policy) throw new Error(`host: the WebRTC policy ${policy} has to be a switch too`)
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { data } = await (await this.#attached).send('Page.printToPDF', pdfOptions(options))
    return Buffer.from(data, 'base64')
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.#attached).evaluate(code)
  }

  forcefullyCrashRenderer(): void {
    // Never answered: what should answer has crashed.
    this.#page?.send('Page.crash').catch(() => undefined)
  }

  #control(): WebContentsControl {
    return {
      attached: this.#attached,
      destroyed: () => {
        this.#isDestroyed = true
        this.emit('destroyed')
      },
    }
  }

  async #attach(target: Target): Promise<Page> {
    targetIds.set(this, target.targetId)
    const { preload, additionalArguments } = this.#owner.preferences
    this.#page = await Page.attach(target, {
      preload,
      additionalArguments: additionalArguments ?? [],
      listener: {
        message: (message, worldId) => { this.#receive(message, worldId) },
        navigated: (isSameDocument) => { this.#navigated(isSameDocument) },
        domReady: () => { this.emit('dom-ready', preventable()) },
        loaded: () => { this.#loaded() },
        crashed: () => { this.#crashed() },
        request: (request) => { this.#request(request) },
        popup: (popup) => { this.#popup(popup) },
      },
    })
    await Promise.all([applyTheme(this.#page), applyPermissions(this.#page, standIn<WebContents>(this))])
    return this.#page
  }

  #createFrame(): WebFrameMain {
    const url = (): string => this.getURL()
    return loud<WebFrameMain>('webFrameMain', {
      get url() { return url() },
      get origin() { return originOf(url()) },
      parent: null,
      routingId: this.id,
      processId: this.id,
    })
  }

  #receive(message: FromPage, worldId: number): void {
    if (message.is === 'titled') this.#title = message.title
    if (message.is === 'moved' || message.is === 'focused' || message.is === 'titled') this.#owner.reported(message)
    else if (message.is === 'preload-error')
      this.emit('preload-error', preventable(), this.#owner.preferences.preload, new Error(message.message))
    else
      void receiveFromPage(message, {
        contents: standIn<WebContents>(this),
        reply: (answer) => {
          this.#page?.tell(answer, worldId)
        },
      })
  }

  #navigated(isSameDocument: boolean): void {
    if (isSameDocument) this.emit('did-navigate-in-page', preventable(), this.getURL(), true)
    else {
      this.emit('did-navigate', preventable(), this.getURL())
      // Another DevTools client that attached meanwhile may have put its own theme over the app's.
      if (this.#page) void applyTheme(this.#page)
    }
  }

  #loaded(): void {
    this.emit('did-finish-load')
    this.#loading?.resolve()
    this.#loading = undefined
    this.#owner.painted()
  }

  #crashed(): void {
    this.#isCrashed = true
    this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 1 })
  }

  #request(request: Protocol.Fetch.RequestPausedEvent): void {
    const page = this.#page
    if (page) void answerRequest(request, { page, mayNavigate: (navigation) => this.#mayNavigate(navigation) })
  }

  /** Asks the app about a navigation that neither it nor a reload of its own began. */
  #mayNavigate({ url, isMainFrame }: Navigation): boolean {
    if (isMainFrame && withoutFragment(toPageUrl(url)) === this.#expected) {
      this.#expected = undefined
      return true
    }
    const event = preventable({
      url,
      isMainFrame,
      isSameDocument: false,
      frame: isMainFrame ? this.mainFrame : null,
      initiator: this.mainFrame,
    })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  #popup({ url, windowName, windowFeatures }: Protocol.Page.WindowOpenEvent): void {
    const details = {
      url: toAppUrl(url), frameName: windowName, features: windowFeatures.join(','), disposition: 'foreground-tab' as const,
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' as const },
    }
    if (this.#openHandler?.(details).action !== 'deny') this.#owner.open(details.url)
  }

  #edit(command: string): void {
    this.#page?.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] }).catch(() => undefined)
  }
}

function withoutFragment(url: string): string {
  return url.split('#')[0] ?? ''
}
