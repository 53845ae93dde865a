/** What a card's HTML needs from its package before it can stand in a deck. */
export interface CardHtml {
  readonly html: string
  /** It had scripts or styles of its own. */
  readonly hadScript: boolean
}

/**
 * Anki's HTML without scripts and styles, with its own signs for formulas written the way MathJax reads them. What is
 * left is sanitised again where it is shown. Linear, whatever is open and never closed.
 */
export function cleanHtml(raw: string): CardHtml {
  const plain = without(without(raw, 'script'), 'style')
  const html = FORMULAS.reduce((text, formula) => between(text, formula), plain)
  return { html: html.trim(), hadScript: plain.length < raw.length || /\son\w+\s*=|javascript:/i.test(plain) }
}

/** Replaces the names of pictures and sounds; `addressOf` gives undefined for a file that is not there; `onMissing` is told, and gives what stands for a sound. */
export function withMedia(html: string, addressOf: (name: string) => string | undefined, onMissing: (name: string) => string = () => ''): string {
  const pictures = html.replace(/(<(?:img|audio|video|source)\b[^<>]*?\s(?:src|data)\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/gi, (all: string, before: string, value: string) => {
    const name = decodeEntities(value.replace(/^["']|["']$/g, ''))
    if (/^(?:https?:|data:|\/\/)/i.test(name)) return all
    const address = addressOf(name) ?? addressOf(percentDecoded(name))
    if (address === undefined) onMissing(name)
    return address === undefined ? `${before}""` : `${before}"${address}"`
  })
  return pictures.replace(/\[sound:([^\]]+)\]/g, (_all, name: string) => {
    const address = addressOf(decodeEntities(name))
    if (address === undefined) return onMissing(name)
    const tag = /\.(?:mp4|webm)$/i.test(address) ? 'video' : 'audio'
    return `<${tag} controls src="${address}"></${tag}>`
  })
}

interface Formula {
  readonly open: string
  readonly close: string
  readonly write: readonly [string, string]
}

const FORMULAS: readonly Formula[] = [
  { open: '[latex]', close: '[/latex]', write: ['\\[', '\\]'] },
  { open: '[$$]', close: '[/$$]', write: ['\\[', '\\]'] },
  { open: '[$]', close: '[/$]', write: ['\\(', '\\)'] },
  { open: '<anki-mathjax block="true">', close: '</anki-mathjax>', write: ['\\[', '\\]'] },
  { open: '<anki-mathjax>', close: '</anki-mathjax>', write: ['\\(', '\\)'] },
]

function between(text: string, { open, close, write }: Formula): string {
  let made = ''
  let at = 0
  for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, at)) {
    const to = text.indexOf(close, from + open.length)
    if (to < 0) break
    made += text.slice(at, from) + write[0] + text.slice(from + open.length, to) + write[1]
    at = to + close.length
  }
  return made + text.slice(at)
}

/** Without an element and all that is in it; one that is never closed goes to the end. */
function without(html: string, tag: 'script' | 'style'): string {
  const lower = html.toLowerCase()
  let made = ''
  let at = 0
  for (let from = lower.indexOf(`<${tag}`); from >= 0; from = lower.indexOf(`<${tag}`, at)) {
    made += html.slice(at, from)
    const close = lower.indexOf(`</${tag}`, from)
    const end = close < 0 ? -1 : lower.indexOf('>', close)
    at = end < 0 ? html.length : end + 1
  }
  return made + html.slice(at)
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' }

function decodeEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
}

/** Plain text as it stands in HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter)
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
