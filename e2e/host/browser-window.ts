import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  Point,
  Rectangle,
  WebContents,
  WebPreferences,
} from 'electron'
import { app } from './app.ts'
import { preventable } from './events.ts'
import { loudEmitter, standIn } from './loud.ts'
import { refuseUnsafe } from './preferences.ts'
import { workArea } from './screen.ts'
import { chromium, isPreview, state } from './state.ts'
import { closeTarget, openTarget, whenDestroyed } from './targets.ts'
import { HostWebContents, type WebContentsControl } from './web-contents.ts'
import { focusedWindow, windows } from './windows.ts'

const EVENTS = [
  'close',
  'closed',
  'ready-to-show',
  'show',
  'hide',
  'focus',
  'blur',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'resize',
  'move',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
]

type WindowState = 'normal' | 'maximized' | 'minimized' | 'fullscreen'

let lastId = 0

/** `BrowserWindow`. In tests its place and state are kept here and the page is given the size they say. */
export class BrowserWindow extends loudEmitter('BrowserWindow', EVENTS) {
  readonly id = lastId += 1
  readonly webContents: WebContents
  #control!: WebContentsControl
  #title: string
  #bounds: Rectangle
  #leastSize: readonly [number, number]
  #state: WindowState = 'normal'
  #isVisible: boolean
  #isFocused = false
  #isPainted = false
  #isDestroyed = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!state.isReady) throw new Error('Cannot create BrowserWindow before app is ready')
    refuseUnsafe(options)
    const { width = 800, height = 600 } = options
    const area = workArea()
    this.#bounds = {
      x: options.x ?? Math.round((area.width - width) / 2),
      y: options.y ?? Math.round((area.height - height) / 2),
      width,
      height,
    }
    this.#leastSize = [options.minWidth ?? 0, options.minHeight ?? 0]
    this.#title = options.title ?? app.getName()
    this.#isVisible = options.show !== false
    this.webContents = this.#createContents(options.webPreferences ?? {})
    windows.add(standIn<ElectronWindow>(this))
    this.#place()
    app.emit('web-contents-created', preventable(), this.webContents)
    app.emit('browser-window-created', preventable(), this)
    if (this.#isVisible) this.focus()
  }

  static getAllWindows(): ElectronWindow[] {
    return [...windows]
  }
  static getFocusedWindow(): ElectronWindow | null {
    return focusedWindow()
  }
  static fromId(id: number): ElectronWindow | null {
    return [...windows].find((window) => window.id === id) ?? null
  }
  static fromWebContents(contents: WebContents): ElectronWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null
  }

  loadURL(url: string): Promise<void> { return this.webContents.loadURL(url) }
  loadFile(path: string): Promise<void> { return this.webContents.loadFile(path) }
  isDestroyed(): boolean { return this.#isDestroyed }

  close(): void {
    if (this.#isDestroyed) return
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.#closePage()
  }

  destroy(): void {
    void this.#control.attached.then(({ targetId }) => { closeTarget(targetId) })
  }

  show(): void {
    this.showInactive()
    this.focus()
  }

  showInactive(): void {
    if (this.#isVisible) return
    this.#isVisible = true
    this.emit('show')
  }

  hide(): void {
    if (!this.#isVisible) return
    this.#isVisible = false
    this.emit('hide')
    this.blur()
  }

  isVisible(): boolean { return this.#isVisible && this.#state !== 'minimized' }
  isFocused(): boolean { return this.#isFocused }

  focus(): void {
    if (!this.#isVisible || this.#isFocused) return
    focusedWindow()?.blur()
    this.#setFocused(true)
    if (isPreview) void this.#control.attached.then((page) => page.send('Page.bringToFront'))
  }

  blur(): void {
    if (this.#isFocused) this.#setFocused(false)
  }

  getTitle(): string { return this.#title }
  setTitle(title: string): void { this.#title = title }

  getBounds(): Rectangle { return this.#state === 'maximized' || this.#state === 'fullscreen' ? workArea() : { ...this.#bounds } }
  getNormalBounds(): Rectangle { return { ...this.#bounds } }
  /** The page is as large as the window: what a system would draw around it is not there. */
  getContentBounds(): Rectangle { return this.getBounds() }
  getSize(): number[] { return sizeOf(this.getBounds()) }
  getContentSize(): number[] { return this.getSize() }
  getPosition(): number[] { return [this.getBounds().x, this.getBounds().y] }
  getMinimumSize(): number[] { return [...this.#leastSize] }
  setMinimumSize(width: number, height: number): void { this.#leastSize = [width, height] }
  setContentSize(width: number, height: number): void { this.setBounds({ width, height }) }
  setSize(width: number, height: number): void { this.setBounds({ width, height }) }
  setPosition(x: number, y: number): void { this.setBounds({ x, y }) }

  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds
    this.#bounds = { ...before, ...bounds }
    this.#state = 'normal'
    this.#place()
    if (!isSamePoint(before, this.#bounds)) this.emit('move')
    if (String(sizeOf(before)) !== String(sizeOf(this.#bounds))) this.emit('resize')
  }

  maximize(): void { this.#enter('maximized') }
  unmaximize(): void { if (this.isMaximized()) this.#enter('normal') }
  isMaximized(): boolean { return this.#state === 'maximized' }
  minimize(): void { this.#enter('minimized') }
  restore(): void { if (this.#state !== 'normal') this.#enter('normal') }
  isMinimized(): boolean { return this.#state === 'minimized' }
  setFullScreen(isFull: boolean): void { if (isFull !== this.isFullScreen()) this.#enter(isFull ? 'fullscreen' : 'normal') }
  isFullScreen(): boolean { return this.#state === 'fullscreen' }
  isNormal(): boolean { return this.#state === 'normal' }

  #createContents(preferences: WebPreferences): WebContents {
    const target = openTarget(this.#bounds)
    void target.then(({ targetId }) => {
      whenDestroyed(targetId, () => {
        this.#destroyed()
      })
    })
    return standIn<WebContents>(
      new HostWebContents(
        {
          id: this.id,
          preferences,
          take: (control) => {
            this.#control = control
          },
          painted: () => {
            this.#painted()
          },
          open: (url) => {
            void new BrowserWindow().loadURL(url)
          },
          close: () => {
            this.#closePage()
          },
          reported: (message) => {
            if (message.is === 'titled') this.#titled(message.title)
            else if (message.is === 'focused') this.#setFocused(message.isFocused)
            else if (this.#state === 'normal')
              this.#bounds = { x: message.x, y: message.y, width: message.width, height: message.height }
          },
        },
        target,
      ),
    )
  }

  /** Lets the page say no (`beforeunload`); otherwise its tab goes, and the window with it. */
  #closePage(): void {
    this.#control.attached.then((page) => page.send('Page.close')).catch(() => undefined)
  }

  #painted(): void {
    if (this.#isPainted) return
    this.#isPainted = true
    this.emit('ready-to-show')
  }

  #titled(title: string): void {
    const event = preventable()
    this.webContents.emit('page-title-updated', event, title, true)
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#title = title
  }

  #setFocused(isFocused: boolean): void {
    if (this.#isFocused === isFocused) return
    this.#isFocused = isFocused
    this.emit(isFocused ? 'focus' : 'blur')
    app.emit(isFocused ? 'browser-window-focus' : 'browser-window-blur', preventable(), this)
  }

  #enter(next: WindowState): void {
    const before = this.#state
    if (before === next) return
    this.#state = next
    this.#place()
    const left = { normal: undefined, maximized: 'unmaximize', minimized: 'restore', fullscreen: 'leave-full-screen' }[before]
    const entered = { normal: undefined, maximized: 'maximize', minimized: 'minimize', fullscreen: 'enter-full-screen' }[next]
    for (const event of [left, entered]) if (event !== undefined) this.emit(event)
  }

  /** Tells Chromium where and how large the window is. */
  #place(): void {
    const bounds = this.getBounds()
    const windowState = this.#state
    this.#control.attached
      .then(async ({ targetId }) => {
        const { windowId } = await chromium().send('Browser.getWindowForTarget', { targetId })
        if (!isPreview)
          return chromium().send('Browser.setContentsSize', { windowId, width: bounds.width, height: bounds.height })
        if (windowState !== 'normal') return chromium().send('Browser.setWindowBounds', { windowId, bounds: { windowState } })
        return chromium().send('Browser.setWindowBounds', {
          windowId,
          bounds: { left: bounds.x, top: bounds.y, width: bounds.width, height: bounds.height },
        })
      })
      .catch((error: unknown) => {
        if (!this.#isDestroyed && !state.isQuitting) console.error(error)
      })
  }

  #destroyed(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windows.delete(standIn<ElectronWindow>(this))
    this.#control.destroyed()
    this.emit('closed')
    if (windows.size > 0 || state.isQuitting) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }
}

function sizeOf({ width, height }: Rectangle): [number, number] {
  return [width, height]
}

function isSamePoint(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y
}
