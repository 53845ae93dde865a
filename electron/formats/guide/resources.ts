import type { Resource } from '../../shared/domain/deck.ts'
import type { Block, Container, Document } from './blocks.ts'
import { plainText } from './plain.ts'
import type { Section } from './sections.ts'
import { foldSpaces } from './text.ts'

const BOOKS = /서적|도서|교재|추천\s?책|읽을\s?거리|books?\b|reading|bibliography|textbook/i
const RESOURCES = /자료|참고|강의|링크|문헌|레퍼런스|resources?\b|references?\b|courses?\b|links?\b|further/i
const LINK = /\[([^[\]]{1,300})\]\(\s*<?(https?:\/\/[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)?)>?(?:\s+["'(][^"')]{0,300}["')])?\s*\)/g
const REFERENCE = /\[([^[\]]{1,300})\]\[([^[\]]{0,100})\]/g
const BARE = /(?<![("<\]=/\w])<?(https?:\/\/[^\s<>"'`|)\]]+)/g

/** Whether a heading announces books or other things to read, with or without a link. */
export function isResourceTitle(title: string): boolean {
  return BOOKS.test(title) || RESOURCES.test(title)
}

/** Whether a heading announces things that may have no address, such as books. */
export function isBookTitle(title: string): boolean {
  return BOOKS.test(title)
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
      return block.items.flatMap((item) => inItem(item, section))
    case 'quote':
      return block.inside.blocks.flatMap((inside) => inBlock(inside, section))
    case 'table':
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => linksIn(cell, section)))
    case 'html':
      return linksInHtml(block.text, section)
    case 'heading':
    case 'code':
    case 'rule':
      return []
  }
}

function inItem(item: Container, section: Section): readonly Resource[] {
  const [first, ...below] = item.blocks
  const own = first ? inBlock(first, section) : []
  const isBook = own.length === 0 && first?.kind === 'paragraph' && isBookTitle(section.title)
  const book = isBook ? [{ title: plainText(first.text), headings: section.path }] : []
  return [...own, ...book, ...below.flatMap((block) => inBlock(block, section))]
}

/** Links of a text: `[title](url)`, `[title][name]`, `<url>` and bare addresses. */
function linksIn(text: string, { path: headings, document }: Section): readonly Resource[] {
  if (!text.includes('http') && !text.includes('][')) return []
  const found = [
    ...[...text.matchAll(LINK)].map(({ 1: title = '', 2: url = '', index }) => ({ title, url, index })),
    ...[...text.matchAll(REFERENCE)].map(({ 1: title = '', 2: name = '', index }) => ({ title, url: addressOf(document, name === '' ? title : name), index })),
    ...[...text.matchAll(BARE)].map(({ 1: url = '', index }) => ({ title: titleBefore(text, index), url: url.replace(/[.,;:!?]+$/, ''), index })),
  ]
  return found
    .filter(({ url }) => /^https?:\/\/[^\s/]+/.test(url))
    .sort((a, b) => a.index - b.index)
    .map(({ title, url }) => ({ title: plainText(title) || url, url, headings }))
}

/** `Name: https://…` on one line: the name is the title. */
function titleBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 120), at).split('\n').at(-1) ?? ''
  const name = /^[\s\-*+>]*([^[\]()]{2,80}?)\s*[:：–—-]\s*<?$/.exec(before)?.[1]
  return name ?? ''
}

function addressOf(document: Document, name: string): string {
  return document.references[foldSpaces(name).toLowerCase().toUpperCase()]?.href ?? ''
}

function linksInHtml(html: string, { path: headings }: Section): readonly Resource[] {
  return [...html.matchAll(/<a\s[^<>]*?href\s*=\s*["']?(https?:\/\/[^\s"'<>]+)[^<>]*>([^<]{0,300})/gi)]
    .map(({ 1: url = '', 2: title = '' }) => ({ title: plainText(title) || url, url, headings }))
}
