import { onlyCloze, renderCloze } from './cloze.ts'

/** What a template is filled with. */
export interface TemplateData {
  /** Fields by name, and what Anki offers beside them: `Tags`, `Deck`, `Type`, `Card`, `FrontSide`. */
  readonly values: ReadonlyMap<string, string>
  readonly side: 'ask' | 'answer'
  /** The hole that is asked; absent for a card that is no cloze. */
  readonly hole?: number
}

type Node = string | { readonly field: string; readonly filters: readonly string[] } | Section

interface Section {
  readonly name: string
  readonly isShownWhenEmpty: boolean
  readonly nodes: Node[]
}

const TAG = /\{\{\{?([^{}]*)\}?\}\}/g
/** Sections inside sections, more than anybody writes. */
const DEEPEST = 50

/** Fills an Anki template: `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}`, `{{^Field}}…{{/Field}}`. A field that is not there shows nothing. */
export function renderTemplate(template: string, data: TemplateData): string {
  return show(parse(template), data)
}

/** Whether anything of the note shows on a side, beside what the template itself says. */
export function showsAField(template: string, data: TemplateData): boolean {
  const look = (nodes: readonly Node[]): boolean => nodes.some((node) => {
    if (typeof node === 'string') return false
    if ('nodes' in node) return isShown(node, data) && look(node.nodes)
    return !SPECIAL.has(node.field) && !isEmptyField(filled(node, data))
  })
  return look(parse(template))
}

const SPECIAL = new Set(['Tags', 'Deck', 'Subdeck', 'Type', 'Card', 'CardFlag', 'FrontSide'])

/** Anki's rule: white space and the tags an editor leaves behind are nothing. */
export function isEmptyField(html: string): boolean {
  return /^(?:\s|&nbsp;|<\/?(?:br|div|p)\s*\/?>)*$/i.test(html)
}

function show(nodes: readonly Node[], data: TemplateData): string {
  return nodes.map((node) => {
    if (typeof node === 'string') return node
    if ('nodes' in node) return isShown(node, data) ? show(node.nodes, data) : ''
    return filled(node, data)
  }).join('')
}

function isShown(section: Section, { values, hole }: TemplateData): boolean {
  const number = /^c(\d+)$/.exec(section.name)?.[1]
  const isThere = number === undefined ? !isEmptyField(values.get(section.name) ?? '') : hole === Number(number)
  return isThere !== section.isShownWhenEmpty
}

function filled({ field, filters }: Exclude<Node, string | Section>, data: TemplateData): string {
  return filters.reduceRight((text, filter) => applyFilter(text, filter, { field, data }), data.values.get(field) ?? '')
}

function applyFilter(text: string, filter: string, { field, data }: { field: string; data: TemplateData }): string {
  const { hole = 0, side } = data
  const [name = ''] = filter.split(' ')
  switch (name) {
    case 'cloze':
      return renderCloze(text, hole, side)
    case 'cloze-only':
      return onlyCloze(text, hole)
    case 'text':
      return text.replace(/<[^<>]*>/g, '')
    case 'hint':
      return isEmptyField(text) ? '' : side === 'ask' ? `<i>${field}</i>` : text
    // A field that asks for typing shows its answer only behind.
    case 'type':
      return side === 'ask' ? '' : text
    case 'furigana':
      return readings(text, (word, reading) => `<ruby>${word}<rt>${reading}</rt></ruby>`)
    case 'kanji':
      return readings(text, (word) => word)
    case 'kana':
      return readings(text, (_word, reading) => reading)
    case 'tts':
      return ''
    default:
      return text
  }
}

/** Words with their reading in brackets behind them, `漢字[かんじ]`; a space before the word only says where it begins. */
function readings(text: string, write: (word: string, reading: string) => string): string {
  let made = ''
  let at = 0
  for (let open = text.indexOf('[', at); open >= 0; open = text.indexOf('[', at)) {
    const close = text.indexOf(']', open)
    if (close < 0) break
    const before = text.slice(at, open)
    const from = Math.max(before.lastIndexOf(' '), before.lastIndexOf('>')) + 1
    const reading = text.slice(open + 1, close)
    const word = before.slice(from)
    const isReading = word !== '' && reading !== '' && !reading.startsWith('sound:')
    made += isReading ? before.slice(0, from).replace(/ $/, '') + write(word, reading) : text.slice(at, close + 1)
    at = close + 1
  }
  return made + text.slice(at)
}

/** One pass. A section that is not closed ends with the template; an end without a beginning is left out. */
function parse(template: string): readonly Node[] {
  const root: Node[] = []
  const opened: Section[] = []
  const into = (): Node[] => opened.at(-1)?.nodes ?? root
  let at = 0
  for (const { index, 0: whole, 1: inside = '' } of template.matchAll(TAG)) {
    const tag = inside.trim()
    into().push(template.slice(at, index))
    at = index + whole.length
    const name = tag.slice(1).trim()
    if ((tag.startsWith('#') || tag.startsWith('^')) && opened.length < DEEPEST) {
      const section: Section = { name, isShownWhenEmpty: tag.startsWith('^'), nodes: [] }
      into().push(section)
      opened.push(section)
    } else if (tag.startsWith('/')) {
      const last = opened.findLastIndex((section) => section.name === name)
      if (last >= 0) opened.length = last
    } else if (tag !== '' && !tag.startsWith('!')) {
      const parts = tag.replace(/^&/, '').split(':').map((part) => part.trim())
      into().push({ field: parts.at(-1) ?? '', filters: parts.slice(0, -1) })
    }
  }
  into().push(template.slice(at))
  return root
}
