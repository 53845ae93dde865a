import { foldSpaces, withoutComments } from './text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  ndash: '–',
  mdash: '—',
}

/**
 * Markdown or HTML of a heading, a cell or a card's front as plain words on one line. Takes time in proportion to the
 * text; what is no markup (`2 * 3`, `snake_case`) stays.
 */
export function plainText(markup: string): string {
  if (!/[*_`~=[\]<&\\{]/.test(markup)) return foldSpaces(markup)
  const text = withoutComments(markup)
    .replace(/<br\s*\/?>/gi, ' · ')
    .replace(/<\/?[a-z][a-z0-9]*(?=[\s/>])[^<>]*>/gi, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)/g, '$1')
    .replace(/!?\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
    .replace(/\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]/g, (_all, page: string, shown?: string) => shown ?? page)
    .replace(/\{\{c\d+::([^{}]*)\}\}/g, (_all, inside: string) => withoutHint(inside))
    .replace(/<(https?:[^<>\s]+)>/g, '$1')
    .replace(/&(#?\w{2,8});/g, (all, name: string) => ENTITIES[name] ?? all)
  return foldSpaces(withoutEmphasis(text))
}

function withoutEmphasis(text: string): string {
  return text
    .replace(/\*{2,}|~~|==|`+|_{2,}/g, '')
    .replace(/(^|[\s\p{P}])(?<!\\)[*_](?=[^\s*_])/gu, '$1')
    .replace(/([^\s*_\\])(?:\*(?=$|[\s\p{P}가-힣])|_(?=$|[\s\p{P}]))/gu, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** What a hole hides: all before its hint. */
export function withoutHint(inside: string): string {
  const hint = inside.indexOf('::')
  return hint < 0 ? inside : inside.slice(0, hint)
}
