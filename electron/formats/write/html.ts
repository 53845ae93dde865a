import createMarkdown from 'markdown-it'
import { holesOf, titleOf, type Note } from '../../shared/domain/card.ts'
import type { Losses } from './losses.ts'
import { sidesOf, type Sides } from './rows.ts'

const markdown = createMarkdown({ html: true, linkify: false })
const MATH = /\$\$([\s\S]+?)\$\$|(?<![\\$\w])\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)/g

/** The sides of a note in HTML as Anki keeps it; Markdown is turned into HTML, which is told. */
export function htmlSidesOf(note: Note, losses: Losses): Sides {
  const sides = sidesOf(note, losses)
  if (note.markup === 'html') return { front: forAnki(sides.front), back: forAnki(sides.back), explanation: forAnki(sides.explanation) }
  losses.add('markdown-as-html', titleOf(note))
  const front = htmlOf(sides.front)
  return { front: saysAsMuch(front, sides.front) ? front : plainHtml(sides.front), back: htmlOf(sides.back), explanation: htmlOf(sides.explanation) }
}

/** What only steers Markdown, such as the word behind a code fence, is not there in HTML: a hole may be lost with it, or all there is to see. */
function saysAsMuch(html: string, text: string): boolean {
  return holesOf(html).join() === holesOf(text).join() && /[^\s<>]/.test(html.replace(/<[^<>]*>/g, ''))
}

function plainHtml(text: string): string {
  return escaped(text.trim()).replace(/\r\n?|\n/g, '<br>')
}

/** Markdown as HTML; formulas are kept as MathJax writes them, and a single paragraph stands without its tags. */
export function htmlOf(text: string): string {
  const formulas: string[] = []
  const keep = (formula: string): string => `\uE000${String(formulas.push(escaped(formula)) - 1)}\uE001`
  const masked = text.replace(MATH, (_all, block?: string, inline?: string) => keep(block === undefined ? `\\(${inline ?? ''}\\)` : `\\[${block}\\]`))
  const html = markdown.render(masked).trim().replace(/\uE000(\d+)\uE001/g, (_all, place: string) => formulas[Number(place)] ?? '')
  const single = /^<p>([\s\S]*)<\/p>$/.exec(html)?.[1]
  return forAnki(single === undefined || single.includes('<p>') ? html : single)
}

/** Anki finds media by plain names, and sounds by a sign of its own. */
function forAnki(html: string): string {
  const sounds = html.replace(/<(?:audio|video)\b[^<>]*\ssrc="media:([0-9a-f]{64}\.\w+)"[^<>]*>\s*<\/(?:audio|video)>/g, '[sound:$1]')
  return sounds.replace(/(?<=\ssrc=")media:(?=[0-9a-f]{64}\.\w+")/g, '')
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter)
}
