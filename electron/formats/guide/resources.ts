import type { Resource } from '../../shared/domain/deck.ts'
import type { Block, Container, Document } from './blocks.ts'
import { plainText } from './plain.ts'
import type { Section } from './sections.ts'
import { foldSpaces } from './text.ts'

const TITLE = new RegExp(
  '(?:자료|링크|문헌|레퍼런스|사이트|강의|강좌|유튜브|블로그|서적|도서|교재|책)(?:\\s?(?:모음|목록|추천|리스트))?$|^참고(?:\\s.*)?$|^추천\\s|' +
    '\\b(?:resources?|references?|courses?|links?|books?|readings?(?:\\slist)?|bibliography|textbooks?|videos?|articles?|tutorials?|materials?)$',
  'i',
)
const LINK = /\[([^[\]]{1,300})\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)?)>?(?:\s+["'(][^"')]{0,300}["')])?\s*\)/g
const REFERENCE = /\[([^[\]]{1,300})\]\[([^[\]]{0,100})\]/g
const BARE = /(?<![("<\]=/\w])<?(https?:\/\/[^\s<>"'`|)\]]+)/g

/** Whether a heading announces things to read or watch, with a link or, as books, without one. */
export function isResourceTitle(title: string): boolean {
  return TITLE.test(title)
}

/** The links of sections and the books they list, in their order, each once under its headings. */
export function resourcesOf(sections: readonly Section[]): readonly Resource[] {
  const seen = new Set<string>()
  return sections
    .flatMap((section) => section.blocks.flatMap((block) => inBlock(block, section)))
    .filter(({ title, url = '', headings }) => {
      const key = [title, url, ...headings].join('\n')
      return !seen.has(key) && seen.add(key)
    })
}

function inBlock(block: Block, section: Section): readonly Resource[] {
  switch (block.kind) {
    case 'paragraph':
      return linksIn(block.text, section)
    case 'list':
      return block.items.flatMap((item) => inItem(item, section, isResourceTitle(section.title)))
    case 'quote':
      return block.inside.blocks.flatMap((inside) => inBlock(inside, section))
    case 'table':
      return block.rows.flatMap((row) => linksInRow(row.cells, section))
    case 'html':
      return linksInHtml(block.text, section)
    case 'heading':
    case 'code':
    case 'rule':
      return []
  }
}

/** An item without a link is a book or the like, where the heading says so; what is nested in it is only said of it. Links inside the guide are none. */
function inItem(item: Container, section: Section, isThing: boolean): readonly Resource[] {
  const inside = item.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap((nested) => inItem(nested, section, false)) : inBlock(block, section),
  )
  const [first] = item.blocks
  if (!isThing || inside.length > 0 || first?.kind !== 'paragraph' || first.text.includes('](') || plainText(first.text) === '')
    return inside
  return [{ title: plainText(first.text), headings: section.path }]
}

/** A link that only says "link" goes by what its row is about. */
function linksInRow(cells: readonly string[], section: Section): readonly Resource[] {
  const texts = cells.map(plainText).filter((text) => !isLinkWord(text))
  const about = texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
  return cells
    .flatMap((cell) => linksIn(cell, section))
    .map((link) => (isLinkWord(link.title) && about !== '' ? { ...link, title: `${about} (${link.title})` } : link))
}

/** Whether a text names no thing, only that there is a link. */
export function isLinkWord(text: string): boolean {
  return /^[^\p{L}\p{N}]*(?:링크|바로\s?가기|보기|자료|영상|강의|여기|links?|here|pdf|slides?|video|docs?|html|url|github|notes?)?[^\p{L}\p{N}]*$/iu.test(
    text,
  )
}

/** Links of a text: `[title](url)`, `[title][name]`, `<url>` and bare addresses. */
function linksIn(text: string, { path: headings, document }: Section): readonly Resource[] {
  if (!text.includes('http') && !text.includes('][')) return []
  const found = [
    ...[...text.matchAll(LINK)].map(({ 1: title = '', 2: url = '', index }) => ({ title, url, index })),
    ...[...text.matchAll(REFERENCE)].map(({ 1: title = '', 2: name = '', index }) => ({
      title,
      url: addressOf(document, name === '' ? title : name),
      index,
    })),
    ...[...text.matchAll(BARE)].map(({ 1: url = '', index }) => ({
      title: titleBefore(text, index),
      url: url.replace(/[.,;:!?]+$/, ''),
      index,
    })),
  ]
  return found
    .filter(({ url }) => /^https?:\/\/[^\s/]+/.test(url))
    .sort((a, b) => a.index - b.index)
    .map(({ title, url }) => ({ title: plainText(title) || url, url, headings }))
}

/** `Name: https://…` on one line: the name is the title. */
function titleBefore(text: string, at: number): string {
  const before =
    text
      .slice(Math.max(0, at - 120), at)
      .split('\n')
      .at(-1) ?? ''
  const name = /^[\s\-*+>]*([^[\]()]{2,80}?)\s*[:：–—-]\s*<?$/.exec(before)?.[1]
  return name ?? ''
}

function addressOf(document: Document, name: string): string {
  return document.references[foldSpaces(name).toLowerCase().toUpperCase()]?.href ?? ''
}

function linksInHtml(html: string, { path: headings }: Section): readonly Resource[] {
  return [...html.matchAll(/<a\s[^<>]*?href\s*=\s*["']?(https?:\/\/[^\s"'<>]+)[^<>]*>([^<]{0,300})/gi)].map(
    ({ 1: url = '', 2: title = '' }) => ({ title: plainText(title) || url, url, headings }),
  )
}
