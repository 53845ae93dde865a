/** Names of devices on Windows, which no file may have there, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const LONGEST = 80

/** What a file called by a title may be called on every system; without anything left of the title, what is given instead. */
export function fileNameOf(title: string, instead: string): string {
  // What turns the direction of writing, or is not seen, would hide the file's real ending.
  const letters = title.toWellFormed().replace(/[<>:"/\\|?*\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ')
  const name = [...letters].slice(0, LONGEST).join('').replace(/^[\s.]+|[\s.]+$/g, '')
  return DEVICE.test(name) ? `_${name}` : name || instead
}
