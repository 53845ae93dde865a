/** What a card may show or play: the endings its files have here, and how they are served. */
export const MEDIA_TYPES = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', avif: 'image/avif', bmp: 'image/bmp',
  mp3: 'audio/mpeg', ogg: 'audio/ogg', oga: 'audio/ogg', wav: 'audio/wav', m4a: 'audio/mp4', flac: 'audio/flac', opus: 'audio/ogg', aac: 'audio/aac',
  mp4: 'video/mp4', webm: 'video/webm',
} as const

export type MediaEnding = keyof typeof MEDIA_TYPES

const ENDINGS = Object.keys(MEDIA_TYPES) as readonly MediaEnding[]

/** The ending of a name, in lower case, where a card may show such a file. */
export function mediaEnding(name: string): MediaEnding | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  return ENDINGS.find((known) => known === ending)
}

/** Whether a file is named as media are here: the SHA-256 of its bytes, and an ending a card may show. */
export function isMediaName(name: string): boolean {
  return /^[0-9a-f]{64}\.[a-z0-9]+$/.test(name) && mediaEnding(name) !== undefined
}

/** How much of a file tells what it is. */
export const MEDIA_HEAD_BYTES = 4100

/** Of these, some programs write files that nothing at their beginning tells. Every picture and film begins as its format says. */
const UNTOLD: ReadonlySet<string> = new Set<MediaEnding>(['mp3', 'aac', 'wav', 'm4a', 'flac', 'ogg', 'oga', 'opus'])

/**
 * The ending that the content of a file deserves, whatever it is called; undefined for what no card may show. A sound
 * that cannot be told by its first bytes goes by its name, unless it is text: text is no sound, but may be a page or a
 * script.
 */
export async function endingByContent(bytes: Uint8Array, name: string): Promise<MediaEnding | undefined> {
  const head = bytes.subarray(0, MEDIA_HEAD_BYTES)
  // Names are asked for at every start, content only where media come in.
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(head)
  const named = mediaEnding(name)
  // Pages are XML as well as drawings are.
  if (found && found.ext !== 'xml') return endingOfType(found.ext, named)
  if (isText(head)) return isSvg(head) ? 'svg' : undefined
  return named && UNTOLD.has(named) ? named : undefined
}

/** The same container may hold a sound or a film, and one kind has several endings: the name's own stays where it fits. */
function endingOfType(found: string, named: MediaEnding | undefined): MediaEnding | undefined {
  if (named && FAMILIES.some((family) => family.has(named) && family.has(found))) return named
  return ENDINGS.find((ending) => ending === found)
}

const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['jpg', 'jpeg']), new Set(['ogg', 'oga', 'opus', 'ogv', 'spx']), new Set(['mp4', 'm4a', 'm4v', 'm4b', 'mov']), new Set(['webm', 'mkv']),
]

function isText(head: Uint8Array): boolean {
  if (isUtf16(head)) return true
  try {
    // A character that is cut off at the end of the head is none the less text.
    return !/[\0-\x08\x0e-\x1a]/.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }))
  } catch {
    return false
  }
}

/** By its byte order mark. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}

function isSvg(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head).trimStart()
  return /^(?:<\?xml[^>]*\?>|<!--[^]*?-->|<!doctype\s+svg[^>[]*(?:\[[^\]]*\])?\s*>|\s)*<(?:\w+:)?svg[\s/>]/i.test(text)
}
