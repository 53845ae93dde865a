/** How large a face is set: what is short is large, what is long is read like a page. */
export type FaceSize = 'large' | 'medium' | 'small'

const LARGE_WIDTH = 70
const MEDIUM_WIDTH = 150
const KEY_WIDTH = 32

/** Letters that are looked at: whatever is longer is long. */
const LOOKED_AT = 1_000

/** The size of a question. Anything with blocks of its own (lists, tables, code) is set small. */
export function questionSize(whole: string): FaceSize {
  const text = whole.slice(0, LOOKED_AT)
  const width = widthOf(text)
  if (hasBlocks(text) || width > MEDIUM_WIDTH) return 'small'
  return width > LARGE_WIDTH ? 'medium' : 'large'
}

/** Whether an answer opens with a few words that should be seen at a glance. */
export function opensWithKey(answer: string): boolean {
  const [first = ''] = answer.slice(0, LOOKED_AT).trim().split(/\n\s*\n|<\/p>|<br\s*\/?>/i)
  return !hasBlocks(first) && widthOf(first) <= KEY_WIDTH
}

/** Width in Hangul letters; a Latin letter takes about half of one. Markup does not count. */
function widthOf(text: string): number {
  const shown = text.replace(/<[^>]*>|\]\([^)]*\)|[*_`=[\]]/g, '').trim()
  return [...shown].reduce((width, letter) => width + (letter > '\u10ff' ? 1 : 0.55), 0)
}

function hasBlocks(text: string): boolean {
  return /^\s*(?:(?:[-*+]|\d+[.)]|#{1,6})\s|[|>]|```|\$\$)|\n\s*\n|<(?:li|table|pre|h\d)\b/im.test(text.trim())
}
