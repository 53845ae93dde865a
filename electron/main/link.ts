/** What is odd about an address: it may look like another one than it is. */
export type LinkOddity = 'user' | 'lookalike' | 'number' | 'port' | 'hidden'

/** A link of a card, as the person is asked about it before it leaves the app. */
export interface OutsideLink {
  /** The address as the browser gets it. */
  readonly href: string
  /** Where it really leads, in the letters the network knows. */
  readonly host: string
  readonly oddities: readonly LinkOddity[]
}

/** Direction marks, joiners and blanks that take no place: what is read is not what is there. */
const HIDDEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/
const NUMBER = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/

/** Looks at a link; null when it is no https address, and so is never opened. */
export function outsideLink(address: string): OutsideLink | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' || url.hostname === '') return null
  const found: Readonly<Record<LinkOddity, boolean>> = {
    user: url.username !== '' || url.password !== '',
    lookalike: url.hostname.split('.').some((label) => label.startsWith('xn--')),
    number: NUMBER.test(url.hostname),
    port: url.port !== '',
    hidden: HIDDEN.test(address) || HIDDEN.test(decoded(url.href)),
  }
  return { href: url.href, host: url.hostname, oddities: (Object.keys(found) as LinkOddity[]).filter((oddity) => found[oddity]) }
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}
