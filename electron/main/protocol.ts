import { net, protocol } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isMediaName, MEDIA_TYPES, mediaEnding } from '../formats/media.ts'
import { isInside } from '../storage/paths.ts'

/** The origin the window's page has. Nothing else may talk to main. */
export const APP_ORIGIN = 'app://bundle'

/** The one page there is. */
export const START_PAGE = `${APP_ORIGIN}/index.html`

/** No remote origin anywhere, no inline script or style, nothing that could send data out. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A picture or sound that is opened as a page of its own is one without script, origin, links and forms. */
const MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Where the page's files and the cards' pictures and sounds lie. */
export interface ServedFolders {
  readonly page: string
  readonly media: string
  /** A picture or sound of cards that are only previewed, which are not in the folder yet. */
  readonly previewed: (name: string) => Uint8Array<ArrayBuffer> | undefined
}

/** Serves the built page and the media of decks, and only files inside their folders. */
export function serveApp(folders: ServedFolders): void {
  protocol.handle('app', (request) => serve(request, folders))
}

async function serve(request: Request, folders: ServedFolders): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== 'bundle' || request.method !== 'GET') return refuse(403)
  if (url.pathname.startsWith(MEDIA_PATH)) return serveMedia(url.pathname.slice(MEDIA_PATH.length), folders)
  const file = fileFor(url.pathname, folders.page)
  return file === undefined ? refuse(403) : serveFile(file, PAGE_HEADERS)
}

const MEDIA_PATH = '/media/'

/** A picture or sound is asked for by its checksum and nothing else, and is shown or played but never a page. */
async function serveMedia(name: string, { media, previewed }: ServedFolders): Promise<Response> {
  const ending = mediaEnding(name)
  if (ending === undefined || !isMediaName(name)) return refuse(403)
  const headers = { ...MEDIA_HEADERS, 'content-type': MEDIA_TYPES[ending] }
  const waiting = previewed(name)
  return waiting ? new Response(waiting, { headers }) : serveFile(join(media, name), headers)
}

async function serveFile(file: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  try {
    const found = await net.fetch(pathToFileURL(file).href)
    return new Response(found.body, { status: found.status, headers: { ...Object.fromEntries(found.headers), ...headers } })
  } catch {
    return refuse(404)
  }
}

/** Names are not looked up ahead either: a name can carry a message out. */
const PAGE_HEADERS = { 'content-security-policy': CONTENT_SECURITY_POLICY, 'x-content-type-options': 'nosniff', 'x-dns-prefetch-control': 'off' }
const MEDIA_HEADERS = { 'content-security-policy': MEDIA_POLICY, 'x-content-type-options': 'nosniff', 'content-disposition': 'attachment' }

/** The file a path of the page names; undefined when it would lie outside the folder. */
export function fileFor(pathname: string, folder: string): string | undefined {
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const file = join(folder, name)
  return isInside(folder, file) ? file : undefined
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: PAGE_HEADERS })
}
