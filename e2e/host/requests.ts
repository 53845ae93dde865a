import type { Protocol } from 'devtools-protocol/types/protocol.js'
import type { Page } from './page.ts'
import { handlerFor, toAppUrl } from './schemes.ts'

/**
 * Chromium would open a window first and let the host close it after. With this it opens none, and only tells of the
 * wish; the host opens one when the app's handler allows it.
 */
const NO_POPUPS = {
  name: 'Content-Security-Policy',
  value:
    'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-pointer-lock allow-orientation-lock',
}

/** A document a page wants to go to. */
export interface Navigation {
  readonly url: string
  readonly isMainFrame: boolean
}

export interface RequestContext {
  readonly page: Page
  readonly mayNavigate: (navigation: Navigation) => boolean
}

/** Answers a request Chromium held back: documents are asked about first, the app's schemes are served by its handler. */
export async function answerRequest(
  event: Protocol.Fetch.RequestPausedEvent,
  { page, mayNavigate }: RequestContext,
): Promise<void> {
  const { requestId, request, resourceType, frameId } = event
  const fail = (errorReason: 'Aborted' | 'Failed'): Promise<void> => page.send('Fetch.failRequest', { requestId, errorReason })
  const url = toAppUrl(request.url)
  try {
    if (resourceType === 'Document' && !mayNavigate({ url, isMainFrame: frameId === page.targetId })) return await fail('Aborted')
    if (url === request.url) return await page.send('Fetch.continueRequest', { requestId })
    const handler = handlerFor(url)
    if (!handler) return await fail('Failed')
    const response = await serve(handler, request, url)
    if (resourceType === 'Document') response?.responseHeaders?.push(NO_POPUPS)
    if (!response) return await fail('Failed')
    return await page.send('Fetch.fulfillRequest', { requestId, ...response })
  } catch {
    // The page is gone, and its request with it.
  }
}

type Served = Omit<Protocol.Fetch.FulfillRequestRequest, 'requestId'>

async function serve(
  handler: (request: Request) => Response | Promise<Response>,
  request: Protocol.Network.Request,
  url: string,
): Promise<Served | undefined> {
  try {
    const { method, headers, postData } = request
    const response = await handler(new Request(url, { method, headers, ...(postData === undefined ? {} : { body: postData }) }))
    return {
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    }
  } catch (error) {
    console.error(error)
    return undefined
  }
}
