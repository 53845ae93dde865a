/** What the bundled guide promises its reader: enough cards, one fact each, true on its date, every closed service named as closed. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cardsOf, facesOf, type ChoiceNote, type Note } from '../../shared/domain/card.ts'
import { likeness } from '../../shared/domain/likeness.ts'
import { plainText } from './plain.ts'
import { readGuide } from './read.ts'

const RESOURCES = join(import.meta.dirname, '../../../resources')
const FOLDER = join(RESOURCES, 'guide/aws-mls-ko')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md')).sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))
const { deck, report } = readGuide(files)
const papers = (number: number): readonly ChoiceNote[] => deck.notes.filter((note) => note.kind === 'choice' && note.paper === number) as ChoiceNote[]
const recallNotes = deck.notes.filter((note) => note.kind !== 'choice')

/** Services that are closed to new customers or gone, by the guide's own sources, and how Korean text may say so. */
const CLOSED = [
  'Clarify', 'Model Monitor', 'Debugger', 'Ground Truth', 'A2I', 'Studio Lab', 'Kendra', 'Mechanical Turk', 'Q Business', 'Fraud Detector',
  'Amazon Forecast', 'Lookout for', 'Data Pipeline', 'Elastic Inference', 'Edge Manager', 'CodeGuru', 'DeepRacer', 'DeepComposer', 'DeepLens',
]
const SAYS_SO = /마감|종료|끝났|끝난|닫았|닫은|닫힌|중단|없어졌|없어진|신규 고객을 받지|새로 쓸 수 없/

/** All words of a note as they are read, its headings left out. */
function textOf(note: Note): string {
  const faces = cardsOf(note).flatMap((card) => Object.values<string>({ ...facesOf(card) }))
  const options = note.kind === 'choice' ? note.options.flatMap((option) => [option.text, option.why ?? '']) : []
  return [...faces, ...options, note.explanation ?? ''].join('\n')
}

function where(note: Note): string {
  return `${note.source?.file ?? ''}:${String(note.source?.line ?? 0)} ${note.id}`
}

/** The notes that break a rule, told by place. */
function breaking(notes: readonly Note[], rule: (note: Note) => boolean): readonly string[] {
  return notes.filter(rule).map(where)
}

describe('how much there is', () => {
  test('is built without a warning', () => {
    expect(report.warnings).toEqual([])
  })

  test('weeks 1 to 5 have at least 70 cards to recall and week 6 at least 40', () => {
    const cards = (week: number): number => recallNotes.filter((note) => note.week === week).flatMap(cardsOf).length
    const short = [1, 2, 3, 4, 5, 6].map((week) => ({ week, cards: cards(week) })).filter(({ week, cards }) => cards < (week === 6 ? 40 : 70))
    expect(short).toEqual([])
  })

  test.each([
    [1, 'MLS-C01', { d1: 13, d2: 16, d3: 23, d4: 13 }],
    [2, 'MLA-C01', { d1: 18, d2: 17, d3: 14, d4: 16 }],
  ])('paper %i asks 65 questions by the weights of %s', (number, exam, expected) => {
    const byDomain = Object.groupBy(papers(number), (note) => note.domains?.[exam] ?? 'none')
    expect(Object.fromEntries(Object.entries(byDomain).sort().map(([domain, notes]) => [domain, notes?.length]))).toEqual(expected)
  })

  test('every card of the six weeks names its domain in both exams', () => {
    expect(breaking(deck.notes.filter((note) => (note.week ?? 0) > 0), ({ domains }) => !domains?.['MLS-C01'] || !domains['MLA-C01'])).toEqual([])
  })
})

describe('what is said', () => {
  test('no two fronts are alike', () => {
    const fronts = deck.notes.filter((note) => note.kind === 'basic').map((note) => ({ note, front: plainText(note.front) }))
    const alike = fronts.flatMap((one, place) => fronts.slice(place + 1)
      .filter((other) => likeness(one.front, other.front) > 0.95)
      .map((other) => `${where(one.note)} and ${where(other.note)}`))
    expect(alike).toEqual([])
  })

  test('no front holds its answer', () => {
    expect(breaking(deck.notes, (note) => {
      if (note.kind !== 'basic') return false
      const answer = plainText(note.back.split('\n')[0] ?? '').replace(/\s*[(,].*$/, '')
      return answer.length >= 4 && plainText(note.front).toLowerCase().includes(answer.toLowerCase())
    })).toEqual([])
  })

  test('an answer to recall is at most 400 letters, and most can be said in a breath', () => {
    const backs = recallNotes.flatMap((note) => (note.kind === 'basic' ? [{ note, length: plainText(note.back).length }] : []))
    expect(backs.filter(({ length }) => length > 400).map(({ note }) => where(note))).toEqual([])
    expect(backs.filter(({ length }) => length > 120).length / backs.length).toBeLessThan(0.1)
  })

  test('who names a closed service says that it is closed', () => {
    expect(breaking(deck.notes, (note) => CLOSED.some((service) => textOf(note).includes(service)) && !SAYS_SO.test(textOf(note)))).toEqual([])
  })

  test('every closed service stands in the guide', () => {
    const all = files.map((file) => file.text).join('\n')
    expect(CLOSED.filter((service) => !all.includes(service))).toEqual([])
  })

  test('links lead to https addresses', () => {
    const links = files.flatMap(({ name, text }) => [...text.matchAll(/\]\(([^)\s]*)\)/g)].map((match) => ({ name, url: match[1] ?? '' })))
    expect(links.filter(({ url }) => !URL.canParse(url) || new URL(url).protocol !== 'https:')).toEqual([])
  })

  test('Hangul is composed, and terms are written one way', () => {
    const glossary = parse(readFileSync(join(RESOURCES, 'glossary.ko.yaml'), 'utf8')) as Readonly<Record<string, readonly string[]>>
    const wrong = files.flatMap(({ name, text }) => Object.entries(glossary).flatMap(([term, variants]) =>
      variants.filter((variant) => text.includes(variant)).map((variant) => `${name}: ${variant} → ${term}`)))
    expect([...wrong, ...files.filter(({ text }) => text !== text.normalize('NFC')).map(({ name }) => name)]).toEqual([])
  })
})

describe('questions of the papers', () => {
  const questions = [...papers(1), ...papers(2)]

  test('have four to six options, a right one and a wrong one, and say why of each', () => {
    expect(breaking(questions, (note) => {
      const { options } = note as ChoiceNote
      const right = options.filter((option) => option.right).length
      return options.length < 4 || options.length > 6 || right === 0 || right === options.length || options.some((option) => !option.why)
    })).toEqual([])
  })

  test('are explained', () => {
    expect(breaking(questions, (note) => !note.explanation)).toEqual([])
  })

  test('give the right answer away neither by its place nor by its length', () => {
    const single = questions.filter((note) => note.options.filter((option) => option.right).length === 1)
    const places = single.map((note) => note.options.findIndex((option) => option.right))
    const longest = single.filter((note) => note.options.every((option) => option.right || option.text.length < (note.options.find((each) => each.right)?.text.length ?? 0)))
    for (const place of [0, 1, 2, 3]) expect(places.filter((each) => each === place).length / places.length).toBeGreaterThan(0.15)
    expect(longest.length / single.length).toBeLessThan(0.45)
  })
})

test('the English edition has the ids of the Korean one, and no warning', () => {
  const folder = join(RESOURCES, 'guide/aws-mls-en')
  const english = readGuide(readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })))
  const korean = new Set(deck.notes.map((note) => note.id))
  expect([english.report.warnings, english.deck.notes.map((note) => note.id).filter((id) => !korean.has(id))]).toEqual([[], []])
  const cards = (week: number): number => english.deck.notes.filter((note) => note.week === week).flatMap(cardsOf).length
  expect([cards(1) >= 70, cards(6) >= 40]).toEqual([true, true])
})
