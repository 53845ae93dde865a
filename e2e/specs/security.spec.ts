import { CHANNELS } from '../../electron/shared/contract.ts'
import { expect, test } from '../fixtures/app.ts'

/** What a page that was taken over could call; typed loosely on purpose. */
type Loose = Record<string, (argument?: unknown) => Promise<{ ok: boolean; error?: { code: string } }>>

test('every renderer is sandboxed', async ({ weekdeck }) => {
  const sandboxed = await weekdeck.app.evaluate(({ app }) => app.commandLine.hasSwitch('enable-sandbox'))
  expect(sandboxed).toBe(true)
})

test('the page has no Node, and what the preload gives it cannot be changed', async ({ weekdeck }) => {
  const seen = await weekdeck.page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    isFrozen: Object.isFrozen(Reflect.get(globalThis, 'api')),
  }))
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', isFrozen: true })
})

test('the page reaches named methods only', async ({ weekdeck }) => {
  const names = await weekdeck.page.evaluate(() => Object.keys(Reflect.get(globalThis, 'api') as object))
  expect(names.toSorted()).toEqual([...CHANNELS, 'on'].toSorted())
})

test('another page may not talk to the app, even with the same preload', async ({ weekdeck }) => {
  const opened = weekdeck.app.waitForEvent('window')
  await weekdeck.app.evaluate(async ({ BrowserWindow, app }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true, contextIsolation: true } })
    await window.loadURL('data:text/html,<title>stranger</title>')
  })
  const stranger = await opened
  // The window is told before its page has come.
  await expect(stranger).toHaveTitle('stranger')
  const answer = await stranger.evaluate(() => (Reflect.get(globalThis, 'api') as Loose)['app:start']?.())
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
})

test('arguments are parsed: junk is refused on every channel', async ({ weekdeck }) => {
  const codes = await weekdeck.page.evaluate(async (channels) => {
    const api = Reflect.get(globalThis, 'api') as Loose
    const answers = await Promise.all(channels.map((channel) => api[channel]?.({ junk: ['everywhere'] })))
    return answers.map((answer) => answer?.error?.code)
  }, [...CHANNELS])
  expect(codes).toEqual(CHANNELS.map(() => 'bad-argument'))
})

test('serves only the page: a path that leads out of its folder is refused', async ({ weekdeck }) => {
  const statuses = await weekdeck.page.evaluate(async () => {
    const paths = ['/index.html', '/..%2f..%2fpackage.json', '/..%2fmain%2findex.js', '/%00', '/%ff', '/missing.js']
    return Promise.all(paths.map(async (path) => (await fetch(new URL(path, location.href))).status))
  })
  expect(statuses).toEqual([200, 403, 403, 403, 403, 404])
})

test.describe('what the policy refuses', () => {
  // The refusals are told as page errors, and here they are what is wanted.
  test.use({ allowsPageErrors: true })

  test('no script but the app’s own runs', async ({ weekdeck }) => {
    const ran = await weekdeck.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.inlineRan = true'
      document.head.append(script)
      const image = document.createElement('img')
      image.setAttribute('onerror', 'globalThis.handlerRan = true')
      image.src = 'data:image/png;base64,AAAA'
      document.body.append(image)
      await new Promise((resolve) => { image.addEventListener('error', resolve) })
      let evalRan = true
      try { new Function('return 1')() } catch { evalRan = false }
      return [Reflect.get(globalThis, 'inlineRan'), Reflect.get(globalThis, 'handlerRan'), evalRan]
    })
    expect(ran).toEqual([undefined, undefined, false])
  })

  test('a picture or sound is never a page, and no other file of the app is one', async ({ weekdeck }) => {
    const hash = 'ab'.repeat(32)
    const statuses = await weekdeck.page.evaluate(async (name) => {
      const paths = [`/media/${name}.html`, `/media/${name}.js`, `/media/${name}.png`, '/media/../index.html', '/media/x.png']
      return Promise.all(paths.map(async (path) => {
        const answer = await fetch(new URL(path, location.href))
        return [answer.status, answer.headers.get('x-content-type-options')]
      }))
    }, hash)
    expect(statuses).toEqual([[403, 'nosniff'], [403, 'nosniff'], [404, 'nosniff'], [200, 'nosniff'], [403, 'nosniff']])
    const before = weekdeck.page.url()
    for (const way of ['away', 'frame'] as const) {
      await weekdeck.page.evaluate(([how, url]) => {
        if (how === 'away') location.href = url
        else {
          const frame = document.createElement('iframe')
          frame.src = url
          document.body.append(frame)
        }
      }, [way, `/media/${hash}.svg`] as const)
    }
    await expect(weekdeck.page.getByRole('navigation').first()).toBeVisible()
    expect(weekdeck.page.url()).toBe(before)
  })

  test('no request leaves the machine', async ({ weekdeck }) => {
    const blocked = await weekdeck.page.evaluate(async () => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => { violations.push(event.effectiveDirective) })
      await fetch('https://example.com/').catch(() => undefined)
      const image = document.createElement('img')
      image.src = 'https://example.com/pixel.png'
      document.body.append(image)
      await new Promise((resolve) => { image.addEventListener('error', resolve) })
      return violations.toSorted()
    })
    expect(blocked).toEqual(['connect-src', 'img-src'])
  })
})

test('every permission is denied, asked or checked', async ({ weekdeck }) => {
  const answers = await weekdeck.page.evaluate(async () => {
    const checked = await navigator.permissions.query({ name: 'geolocation' })
    const asked = await new Promise((resolve) => { navigator.geolocation.getCurrentPosition(() => { resolve('granted') }, (error) => { resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'other') }) })
    return [checked.state, asked]
  })
  expect(answers).toEqual(['denied', 'denied'])
})

test('a hundred links at once are one question, with the host alone and what is odd', async ({ weekdeck }) => {
  await weekdeck.app.evaluate(({ dialog }) => {
    const asked: unknown[] = []
    Reflect.set(globalThis, 'asked', asked)
    dialog.showMessageBox = (...given: unknown[]) => {
      asked.push(given.at(-1))
      return new Promise((resolve) => setTimeout(resolve, 300, { response: 1, checkboxChecked: false }))
    }
  })
  await weekdeck.page.evaluate(() => Promise.all(Array.from({ length: 100 }, () => (Reflect.get(globalThis, 'api') as Loose)['link:open']?.('https://aws.amazon.com@evil.example/'))))
  const asked = await weekdeck.app.evaluate(() => Reflect.get(globalThis, 'asked') as { message: string; type: string; defaultId: number }[])
  expect(asked.map(({ message, type, defaultId }) => ({ message, type, defaultId }))).toEqual([{ message: 'evil.example', type: 'warning', defaultId: 1 }])
})

test('the window never shows another page', async ({ weekdeck }) => {
  await weekdeck.page.evaluate(() => {
    window.open('https://example.com/popup')
    location.href = 'https://example.com/away'
  })
  await expect(weekdeck.page.getByRole('navigation').first()).toBeVisible()
  expect([weekdeck.app.windows().length, weekdeck.page.url().includes('example.com')]).toEqual([1, false])
})

test('a link leaves the app as https only, and only when the person says so', async ({ weekdeck }) => {
  await weekdeck.app.evaluate(({ dialog, shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'openedLinks', opened)
    shell.openExternal = (url) => { opened.push(url); return Promise.resolve() }
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
  })
  const open = (url: string): Promise<unknown> =>
    weekdeck.page.evaluate(async (address) => {
      const answer = await (Reflect.get(globalThis, 'api') as Loose)['link:open']?.(address)
      return answer?.ok ? 'asked' : answer?.error?.code
    }, url)
  const answers = []
  for (const url of ['https://example.com/', 'http://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'no address']) answers.push(await open(url))
  expect(answers).toEqual(['asked', 'link-not-https', 'link-not-https', 'link-not-https', 'link-not-https'])
  expect(await weekdeck.app.evaluate(() => Reflect.get(globalThis, 'openedLinks') as string[])).toEqual([])
  await weekdeck.app.evaluate(({ dialog }) => { dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false }) })
  await open('https://example.com/')
  expect(await weekdeck.app.evaluate(() => Reflect.get(globalThis, 'openedLinks') as string[])).toEqual(['https://example.com/'])
})
