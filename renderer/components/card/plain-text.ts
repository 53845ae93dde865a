import { withoutPiles } from './budget.ts'
import type { Markup } from './render-card.ts'

/** Letters of plain text that are laid out at once. */
const PIECE = 10_000

/** What a text says without its markup, as far as that can be told cheaply; Markdown is its own plain text. */
export function plainOf(text: string, markup: Markup): string {
  if (markup === 'md') return text
  const lines = text.replace(/<(?:br|\/?(?:div|p|li|tr|h[1-6]))\b[^<>]*>/gi, '\n').replace(/<[^<>]*>?/g, '')
  const { textContent } = new DOMParser().parseFromString(lines, 'text/html').documentElement
  return textContent.replace(/\n[ \t]*(?=\n)/g, '').trim()
}

/** The first pieces of a text, ready to be laid out, and how many letters are left. */
export function piecesOf(text: string, count: number): { readonly pieces: readonly string[]; readonly left: number } {
  const pieces: string[] = []
  let at = 0
  while (at < text.length && pieces.length < count) {
    const end = wholeLetter(text, at + PIECE)
    pieces.push(withoutPiles(text.slice(at, end)))
    at = end
  }
  return { pieces, left: text.length - at }
}

function wholeLetter(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end + 1 : Math.min(end, text.length)
}
