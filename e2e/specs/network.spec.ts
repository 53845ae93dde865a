import { createSocket } from 'node:dgram'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from '../fixtures/app.ts'

/** Listens on this machine, and notes whoever comes. */
async function listen(): Promise<{ readonly tcp: number; readonly udp: number; readonly heard: string[]; readonly close: () => void }> {
  const heard: string[] = []
  const tcp = createServer((socket) => {
    heard.push('tcp')
    socket.on('error', () => undefined)
    socket.destroy()
  })
  const udp = createSocket('udp4')
  udp.on('message', () => { heard.push('udp') })
  await Promise.all([new Promise<void>((resolve) => { tcp.listen(0, '127.0.0.1', resolve) }), new Promise<void>((resolve) => { udp.bind(0, '127.0.0.1', resolve) })])
  return { tcp: (tcp.address() as AddressInfo).port, udp: udp.address().port, heard, close: () => { tcp.close(); udp.close() } }
}

// The refusals are told as page errors, and here they are what is wanted.
test.use({ allowsPageErrors: true })

test('a page that was taken over reaches nobody, by any way the platform has', async ({ weekdeck }) => {
  const ears = await listen()
  const tried = await weekdeck.page.evaluate(async ({ tcp, udp }) => {
    const base = `127.0.0.1:${String(tcp)}`
    const urls = [`http://${base}/x`, `https://${base}/x`, `http://localhost:${String(tcp)}/x`]
    const append = (tag: string, attributes: Readonly<Record<string, string>>, parent: Element = document.body): void => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      parent.append(element)
    }
    const talk = async (servers: RTCIceServer[], policy: RTCIceTransportPolicy): Promise<void> => {
      const peer = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: policy })
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
      // A remote side that claims to wait at our ears.
      const candidate = `a=candidate:1 1 udp 2122260223 127.0.0.1 ${String(udp)} typ host\r\na=candidate:2 1 tcp 1518280447 127.0.0.1 ${String(tcp)} typ host tcptype passive\r\n`
      const answer = `${(peer.localDescription?.sdp ?? '').replace('a=setup:actpass', 'a=setup:active').replace(/a=candidate.*\r\n/g, '')}${candidate}`
      await peer.setRemoteDescription({ type: 'answer', sdp: answer }).catch(() => undefined)
    }
    const ways: Readonly<Record<string, (url: string) => unknown>> = {
      'fetch': (url) => fetch(url, { mode: 'no-cors' }),
      'fetch keepalive': (url) => fetch(url, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }),
      'xhr': (url) => { const request = new XMLHttpRequest(); request.open('GET', url); request.send() },
      'beacon': (url) => navigator.sendBeacon(url, 'x'),
      'socket': (url) => new WebSocket(url.replace('http', 'ws')),
      'events': (url) => new EventSource(url),
      'transport': (url) => Reflect.construct(Reflect.get(globalThis, 'WebTransport') as new (address: string) => object, [url.replace('http:', 'https:')]),
      'worker': (url) => new Worker(url),
      'shared worker': (url) => new SharedWorker(url),
      'blob worker': (url) => new Worker(URL.createObjectURL(new Blob([`fetch('${url}')`]))),
      'service worker': (url) => navigator.serviceWorker.register(url),
      'module': (url) => import(/* @vite-ignore */ url),
      'worklet': (url) => new AudioContext().audioWorklet.addModule(url),
      'font': (url) => new FontFace('x', `url(${url})`).load(),
      'image': (url) => { append('img', { src: url, srcset: `${url}?2 2x` }) },
      'sound': (url) => { append('audio', { src: url, autoplay: '' }) },
      'film': (url) => { append('video', { src: url, poster: url, autoplay: '' }) },
      'frame': (url) => { append('iframe', { src: url }) },
      'frame text': (url) => { append('iframe', { srcdoc: `<img src="${url}"><script src="${url}"></script>` }) },
      'object': (url) => { append('object', { data: url }) },
      'embed': (url) => { append('embed', { src: url }) },
      'script': (url) => { append('script', { src: url }) },
      'style': (url) => { append('link', { rel: 'stylesheet', href: url }, document.head) },
      'style text': (url) => { append('div', { style: `background: url(${url})` }) },
      'hints': (url) => { for (const rel of ['preload', 'prefetch', 'modulepreload', 'preconnect', 'dns-prefetch', 'prerender', 'icon', 'manifest', 'search']) append('link', { rel, href: url, as: 'fetch' }, document.head) },
      'speculation': (url) => { append('script', { type: 'speculationrules' }); document.body.lastElementChild?.append(JSON.stringify({ prefetch: [{ source: 'list', urls: [url] }] })) },
      'form': (url) => { append('form', { action: url, method: 'post' }); (document.body.lastElementChild as HTMLFormElement).submit() },
      'ping': (url) => { append('a', { href: '#', ping: url }); (document.body.lastElementChild as HTMLElement).click() },
      'refresh': (url) => { append('meta', { 'http-equiv': 'refresh', 'content': `0;url=${url}` }, document.head) },
      'window': (url) => window.open(url),
      'away': (url) => { location.href = url },
      'report': (url) => { append('meta', { 'http-equiv': 'Content-Security-Policy', 'content': `report-uri ${url}` }, document.head) },
      'svg': (url) => { document.body.insertAdjacentHTML('beforeend', `<svg><image href="${url}"/><use href="${url}#x"/></svg>`) },
      'stun': () => talk([{ urls: `stun:127.0.0.1:${String(udp)}` }], 'all'),
      'turn over udp': () => talk([{ urls: `turn:127.0.0.1:${String(udp)}?transport=udp`, username: 'a', credential: 'b' }], 'relay'),
      'turn over tcp': () => talk([{ urls: `turn:127.0.0.1:${String(tcp)}?transport=tcp`, username: 'a', credential: 'b' }], 'relay'),
      'turn over tls': () => talk([{ urls: `turns:127.0.0.1:${String(tcp)}?transport=tcp`, username: 'a', credential: 'b' }], 'relay'),
      'peer': () => talk([], 'all'),
      'peer of a frame': async () => {
        const frame = document.createElement('iframe')
        document.body.append(frame)
        const Peer = Reflect.get(frame.contentWindow ?? {}, 'RTCPeerConnection') as typeof RTCPeerConnection | undefined
        const peer = Peer && new Peer({ iceServers: [{ urls: `stun:127.0.0.1:${String(udp)}` }] })
        peer?.createDataChannel('x')
        await peer?.setLocalDescription(await peer.createOffer())
      },
    }
    for (const way of Object.values(ways)) {
      for (const url of urls) {
        try {
          void Promise.resolve(way(url)).catch(() => undefined)
        } catch {
          // Refused at once.
        }
      }
    }
    return Object.keys(ways).length
  }, { tcp: ears.tcp, udp: ears.udp })
  expect(tried).toBeGreaterThan(35)
  // Long enough for what goes out in the first seconds, of which WebRTC is the last.
  await new Promise((resolve) => setTimeout(resolve, 4000))
  ears.close()
  expect(ears.heard).toEqual([])
})

test('what one way out would be heard: the ears are not deaf', async () => {
  const ears = await listen()
  await fetch(`http://127.0.0.1:${String(ears.tcp)}/`).catch(() => undefined)
  const socket = createSocket('udp4')
  socket.send('x', ears.udp, '127.0.0.1')
  await expect.poll(() => ears.heard.toSorted()).toEqual(['tcp', 'udp'])
  socket.close()
  ears.close()
})
