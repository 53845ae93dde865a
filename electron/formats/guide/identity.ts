import { createHash } from 'node:crypto'
import type { CardText, FoundCard } from './found-card.ts'
import { plainText } from './plain.ts'

/** Hex digits of a derived id: 64 bits, so that two of 100,000 cards meet less than once in a billion courses. */
const DIGITS = 16

/** A letter that stands in no text: it keeps the parts of what is hashed apart. */
const BETWEEN = '\u001F'

/** The id a card has without an `^id`: a hash of course, headings, kind and front, so that an edit elsewhere never changes it. */
export function derivedId(course: string, found: FoundCard): string {
  const front = normalised(found.derivedFrom ?? frontOf(found.card))
  const parts = [course, ...found.section.path, found.card.kind, front]
  return createHash('sha256').update(parts.join(BETWEEN)).digest('hex').slice(0, DIGITS)
}

function frontOf(card: CardText): string {
  return card.kind === 'cloze' ? card.text.replace(/\{\{(c\d+)::(.*?)(?:::[^{}]*)?\}\}/gs, '[$1 $2]') : card.front
}

/** Markup stripped, spaces folded; a picture stays by its address. The text is NFC already. */
function normalised(front: string): string {
  return plainText(front.replace(/!\[([^[\]]*)\]\(([^()\s]*)[^()]*\)/g, '$1 $2'))
}

/** A name that is safe as an id and as a folder's name on every system: small letters, digits, Hangul and single hyphens. */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9가-힣]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .replace(/-+$/, '')
}
