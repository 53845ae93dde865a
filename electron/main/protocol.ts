import { net, protocol } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isInside } from '../storage/paths.ts'

/** The origin the window's page has. Nothing else may talk to main. */
export const APP_ORIGIN = 'app://bundle'

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

/** What a card may show or play, by the ending of its file. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', avif: 'image/avif', bmp: 'image/bmp',
  mp3: 'audio/mpeg', ogg: 'audio/ogg', oga: 'audio/ogg', wav: 'audio/wav', m4a: 'audio/mp4', flac: 'audio/flac', opus: 'audio/ogg', aac: 'audio/aac',
  mp4: 'video/mp4', webm: 'video/webm',
}

/** Serves the built page and the media of decks, and only files inside their folders. */
export function serveApp(folders: ServedFolders): void {
  protocol.handle('app', (request) => serve(request, folders))
}

async function serve(request: Request, folders: ServedFolders): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== 'bundle' || request.method !== 'GET') return refuse(403)
  const media = mediaName(url.pathname)
  const previewed = media === undefined ? undefined : folders.previewed(media)
  if (media !== undefined && previewed) {
    const type = MEDIA_TYPES[media.replace(/^.*\./, '')] ?? ''
    return new Response(previewed, { headers: safe(new Headers({ 'Content-Type': type })) })
  }
  const file = media === undefined ? fileFor(url.pathname, folders.page) : join(folders.media, media)
  if (file === undefined) return refuse(403)
  try {
    const found = await net.fetch(pathToFileURL(file).href)
    return new Response(found.body, { status: found.status, headers: safe(new Headers(found.headers)) })
  } catch {
    return refuse(404)
  }
}

function safe(headers: Headers): Headers {
  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
  headers.set('X-Content-Type-Options', 'nosniff')
  return headers
}

/** A picture or sound is asked for by its checksum and nothing else. */
function mediaName(pathname: string): string | undefined {
  return /^\/media\/([0-9a-f]{64}\.[a-z0-9]{2,5})$/.exec(pathname)?.[1]
}

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
  return new Response(null, { status, headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } })
}
