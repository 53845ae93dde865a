import type { BrowserWindow } from 'electron'
import { expect, log, test } from '../fixtures/host-app.ts'
import type { RunningApp } from '../fixtures/launch.ts'

/** The message of what an expression throws in main. */
const thrownBy = (host: RunningApp, code: string): Promise<string> => host.app.evaluate((electron, text) => {
  try {
    new Function('electron', text)(electron)
    return 'nothing was thrown'
  } catch (error) {
    return (error as Error).message
  }
}, code)

test.describe('messages', () => {
  test('values cross to main and back by structured clone', async ({ host }) => {
    const back = await host.page.evaluate(async () => {
      const value = {
        text: '한글',
        at: new Date(5),
        map: new Map([['k', [1, undefined, null]]]),
        bytes: new Uint8Array([0, 255]),
        big: 10n,
      }
      const answer = (await window.fixture.echo(value)) as typeof value
      return [answer.text, answer.at.getTime(), answer.map.get('k'), [...answer.bytes], answer.big === 10n, answer !== value]
    })
    expect(back).toEqual(['한글', 5, [1, undefined, null], [0, 255], true, true])
  })

  test('what cannot be cloned is refused, as Electron words it', async ({ host }) => {
    const error = await host.page.evaluate(() => {
      try {
        void window.fixture.echo(new Proxy({}, {}))
        return 'sent'
      } catch (thrown) {
        return (thrown as Error).message
      }
    })
    expect(error).toBe('An object could not be cloned.')
  })

  test('an error of a handler arrives as Electron words it', async ({ host }) => {
    const error = await host.page.evaluate(() => window.fixture.fail().catch(String))
    expect(error).toBe('Error: Error invoking remote method \'fail\': TypeError: nope')
  })

  test('main sends, listeners come and go', async ({ host }) => {
    const heard = await host.page.evaluate(async () => {
      const texts: string[] = []
      const stop = window.fixture.onShouted((text) => { texts.push(`first ${text}`) })
      const shouted = (text: string): Promise<void> => new Promise((resolve) => {
        const end = window.fixture.onShouted(() => { end(); resolve() })
        window.fixture.shout(text)
      })
      await shouted('a')
      stop()
      await shouted('b')
      return texts
    })
    expect(heard).toEqual(['first A'])
  })

  test('the sender’s frame is the app’s page, on top', async ({ host }) => {
    expect(await host.page.evaluate(() => window.fixture.where())).toEqual({
      url: 'app://bundle/index.html',
      origin: 'app://bundle',
      isTop: true,
    })
  })
})

test.describe('the page', () => {
  test('has the preload’s frozen api and nothing else of Node, Electron or the host', async ({ host }) => {
    const seen = await host.page.evaluate(() => ({
      sum: window.fixture.sum(2, 3),
      isFrozen: Object.isFrozen(window.fixture) && Object.isFrozen(window.fixture.nested.list),
      foreign: [
        'require',
        'process',
        'module',
        'electron',
        'ipcRenderer',
        ...Object.keys(globalThis).filter((name) => name.includes('host')),
      ].filter((name) => name in globalThis),
    }))
    expect(seen).toEqual({ sum: 5, isFrozen: true, foreign: [] })
  })

  test('is under the content security policy its handler sent', async ({ host }) => {
    const violated = await host.page.evaluate(() => new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => { resolve(event.effectiveDirective) })
      const script = document.createElement('script')
      script.textContent = 'globalThis.ran = true'
      document.head.append(script)
    }))
    expect([violated, await host.page.evaluate(() => Reflect.has(globalThis, 'ran'))]).toEqual(['script-src-elem', false])
  })

  test('is not led away and opens no window when the app says no', async ({ host }) => {
    await host.page.evaluate(() => {
      window.open('https://example.com/popup')
      location.href = 'https://example.com/away'
    })
    await expect
      .poll(() => log(host))
      .toEqual(expect.arrayContaining(['open https://example.com/popup', 'navigate https://example.com/away']))
    await expect(host.page).toHaveTitle('Fixture')
    expect([host.app.windows().length, host.page.url().includes('example.com')]).toEqual([1, false])
  })

  test('opens a window when the app lets it, as Electron does unasked', async ({ host }) => {
    await host.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(() => ({ action: 'allow' }))
    })
    await host.page.evaluate(() => {
      window.open('index.html')
    })
    await expect
      .poll(() =>
        host.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL())),
      )
      .toEqual(['app://bundle/index.html', 'app://bundle/index.html'])
  })

  test('keeps its storage over a restart', async ({ host, launch }) => {
    await host.page.evaluate(() => { localStorage.setItem('kept', 'yes') })
    await host.close()
    const again = await launch()
    expect(await again.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes')
  })

  test('follows the app’s theme, and is told of a change', async ({ host }) => {
    const isDark = (): Promise<boolean> => host.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await host.app.evaluate(({ nativeTheme }) => { nativeTheme.themeSource = 'dark' })
    await expect.poll(isDark).toBe(true)
    await host.page.reload()
    expect(await isDark()).toBe(true)
    await host.app.evaluate(({ nativeTheme }) => { nativeTheme.themeSource = 'light' })
    await expect.poll(isDark).toBe(false)
  })

  test('that crashes is reported', async ({ host }) => {
    await host.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer() })
    await expect.poll(() => log(host)).toEqual(['gone crashed'])
  })
})

test.describe('permissions', () => {
  const ask = (host: RunningApp): Promise<unknown> => host.page.evaluate(async () => [
    (await navigator.permissions.query({ name: 'geolocation' })).state,
    Notification.permission,
    await Notification.requestPermission(),
  ])
  const DENIED = ['denied', 'denied', 'denied']
  const GRANTED = ['granted', 'granted', 'granted']

  test('are denied when both handlers deny them', async ({ host }) => {
    expect(await ask(host)).toEqual(DENIED)
  })

  test('are seen to be granted without a request handler', async ({ launch }) => {
    expect(await ask(await launch(['--allow-requests']))).toEqual(GRANTED)
  })

  test('are seen to be granted without a check handler', async ({ launch }) => {
    expect(await ask(await launch(['--allow-checks']))).toEqual(GRANTED)
  })
})

test.describe('the window', () => {
  const viewport = (host: RunningApp): Promise<readonly number[]> => host.page.evaluate(() => [innerWidth, innerHeight])

  test('shows a page of exactly its size', async ({ host }) => {
    expect(await viewport(host)).toEqual([1000, 700])
    const window = await host.app.browserWindow(host.page)
    await window.evaluate((it: BrowserWindow) => { it.setBounds({ width: 640, height: 480 }) })
    await expect.poll(() => viewport(host)).toEqual([640, 480])
    await window.evaluate((it: BrowserWindow) => { it.maximize() })
    await expect.poll(() => viewport(host)).toEqual([1920, 1080])
    expect(await window.evaluate((it: BrowserWindow) => [it.isMaximized(), it.getNormalBounds()])).toEqual([
      true,
      { x: 460, y: 190, width: 640, height: 480 },
    ])
    await window.evaluate((it: BrowserWindow) => {
      it.unmaximize()
    })
    await expect.poll(() => viewport(host)).toEqual([640, 480])
  })

  test('is shown once painted, has the focus and the page’s title', async ({ host }) => {
    const window = await host.app.browserWindow(host.page)
    await expect
      .poll(() => window.evaluate((it: BrowserWindow) => [it.isVisible(), it.isFocused(), it.getTitle()]))
      .toEqual([true, true, 'Fixture'])
  })

  test('gives the focus to another and takes it back', async ({ host }) => {
    const titles = await host.app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows()
      const second = new BrowserWindow({ title: 'second' })
      const before = BrowserWindow.getFocusedWindow()?.id === second.id
      first?.focus()
      return [before, BrowserWindow.getFocusedWindow()?.id === first?.id, second.isFocused()]
    })
    expect(titles).toEqual([true, true, false])
  })

  test('stays open when its closing is prevented, and so does the app', async ({ host }) => {
    const state = await host.app.evaluate(async ({ app, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.on('close', (event) => { event.preventDefault() })
      window?.close()
      app.quit()
      await new Promise((resolve) => { setImmediate(resolve) })
      const isOpen = window?.isDestroyed() === false
      window?.removeAllListeners('close')
      return isOpen
    })
    expect([state, host.app.windows().length]).toEqual([true, 1])
  })

  test('ends the app with it', async ({ host }) => {
    const ended = host.app.waitForEvent('close')
    await host.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.close() })
    await ended
    expect(host.mainOutput).toContain('fixture: before-quit\nfixture: will-quit\nfixture: quit\n')
  })
})

test.describe('what is not there', () => {
  test.describe.configure({ mode: 'default' })
  const cases: readonly (readonly [string, string])[] = [
    ['electron.Tray', 'electron.Tray'],
    ['electron.app.setBadgeCount(1)', 'app.setBadgeCount'],
    ['electron.app.on("login", () => {})', 'app.on(\'login\')'],
    ['electron.BrowserWindow.getAllWindows()[0].flashFrame(true)', 'BrowserWindow.flashFrame'],
    ['electron.BrowserWindow.fromBrowserView(null)', 'BrowserWindow.fromBrowserView'],
    [
      'electron.BrowserWindow.getAllWindows()[0].webContents.on("before-input-event", () => {})',
      "webContents.on('before-input-event')",
    ],
    ['new electron.BrowserWindow({ frame: false })', 'BrowserWindow option frame'],
    ['electron.session.defaultSession.cookies', 'session.defaultSession.cookies'],
    ['electron.Menu.buildFromTemplate([{ role: "zoomIn" }]).items[0].click()', 'the menu role zoomIn'],
  ]

  test('throws by name', async ({ host }) => {
    const messages: string[] = []
    for (const [code] of cases) messages.push(await thrownBy(host, code))
    expect(messages).toEqual(cases.map(([, name]) => `host: ${name} is not implemented`))
  })

  test('includes windows less than fully locked', async ({ host }) => {
    const unsafe = { sandbox: false, contextIsolation: false, nodeIntegration: true, webSecurity: false }
    const messages: string[] = []
    for (const [name, value] of Object.entries(unsafe))
      messages.push(await thrownBy(host, `new electron.BrowserWindow({ webPreferences: { ${name}: ${String(value)} } })`))
    expect(messages).toEqual(
      Object.entries(unsafe).map(([name, value]) => `host: webPreferences.${name} must stay ${String(!value)}`),
    )
  })

  test('includes a person to ask: dialogs say so until a spec answers them', async ({ host }) => {
    expect(await host.page.evaluate(() => window.fixture.pick().catch(String))).toContain(
      'host: dialog.showOpenDialog has nobody to ask',
    )
    await host.app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/picked'] })
    })
    expect(await host.page.evaluate(() => window.fixture.pick())).toEqual(['/picked'])
  })
})

test('the menu’s items keep what they were given and do what choosing them would', async ({ host }) => {
  const kept = await host.app.evaluate(({ Menu }) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById('hello')
    item?.click()
    return [item?.label, item?.accelerator, Menu.getApplicationMenu()?.items[0]?.submenu?.items.map(({ role }) => role)]
  })
  expect([kept, await log(host)]).toEqual([['Hello', 'CmdOrCtrl+H', [undefined, 'quit']], ['menu hello']])
})
