import { randomUUID } from 'node:crypto'
import type { BasicNote, ChoiceNote, Note } from '../../shared/domain/card.ts'
import { cardKey, type CardKey, type Exam } from '../../shared/domain/deck.ts'
import { attemptsInOrder, satPapers, type Attempt, type ExamQuestion, type PaperKind } from '../../shared/domain/exam-attempt.ts'
import { DISTRACTORS, distractorsFor, type MadeSource } from '../../shared/domain/exam-made.ts'
import { drawPaper, optionOrder, type Shortfall } from '../../shared/domain/exam-paper.ts'
import { isRightAt } from '../../shared/domain/exam-score.ts'
import { mulberry32 } from '../../shared/domain/shuffle.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import type { PaperRequest } from '../../shared/views/exam.ts'
import { momentOf, progressOf, type Context } from './context.ts'
import { examOf } from './course.ts'
import type { LibraryDeck } from './library-deck.ts'

/** What an exam asks when its guide does not say. */
const FULL_QUESTIONS = 65
const MINUTES_A_QUESTION = 2
export const SHORT_QUESTIONS = 20

/** A card that can be asked, with its domain in the target exam, and what it takes to make a question of it. */
export interface Askable extends MadeSource {
  readonly note: ChoiceNote | BasicNote
  readonly domain: string | undefined
}

export interface DrawnPaper {
  readonly attempt: Attempt
  readonly shortfalls: readonly Shortfall[]
}

/** How many questions a paper of the target exam has. */
export function fullQuestions(exam: Exam | undefined): number {
  return exam?.questions ?? FULL_QUESTIONS
}

/** The time so many questions take at the pace of the exam, in whole minutes. */
export function minutesFor(questions: number, exam: Exam | undefined): number {
  const each = exam?.minutes === undefined ? MINUTES_A_QUESTION : exam.minutes / fullQuestions(exam)
  return Math.max(1, Math.ceil(questions * each))
}

export interface Pool {
  readonly cards: readonly Askable[]
  /** Questions are made of basic cards, because the deck has no choice cards. */
  readonly isMade: boolean
}

/** Pools by deck and exam: a deck may have 100,000 cards. Whatever changes a deck makes another of it. */
const pools = new WeakMap<LibraryDeck, { readonly exam: Exam | undefined; readonly pool: Pool }>()

/** Cards of no paper that is still to be sat: the choice cards, or, where there are none, the basic ones. */
export function askables(context: Context, deck: LibraryDeck): Pool {
  const exam = examOf(context, deck)
  const known = pools.get(deck)
  if (known?.exam === exam && known) return known.pool
  const choices = cardsOfKind(deck, exam, 'choice')
  const isMade = choices.length === 0
  const pool = { isMade, cards: isMade ? cardsOfKind(deck, exam, 'basic') : choices }
  pools.set(deck, { exam, pool })
  return pool
}

function cardsOfKind({ cards }: LibraryDeck, exam: Exam | undefined, kind: 'choice' | 'basic'): readonly Askable[] {
  const found: Askable[] = []
  const sectionOf = sections()
  for (const { key, card: { note, side }, week } of cards) {
    if (note.kind !== kind || side.kind !== 'front') continue
    const domain = exam && note.domains?.[exam.code]
    found.push(note.kind === 'basic' ? { key, note, week, domain, answer: note.back, section: sectionOf(note, week) } : { key, note, week, domain, answer: '', section: '' })
  }
  return found
}

/** A section goes by its last heading, its week and its markup. Cards of one follow each other: its name is put together once. */
function sections(): (note: Note, week: number) => string {
  let last = { heading: '', week: -1, markup: '', section: '' }
  return (note, week) => {
    const heading = note.source?.headings.at(-1) ?? ''
    const markup = note.markup ?? 'md'
    if (heading !== last.heading || week !== last.week || markup !== last.markup) last = { heading, week, markup, section: `${markup} ${String(week)} ${heading}` }
    return last.section
  }
}

/** The questions of a fixed paper, in guide order. */
export function fixedPaper(context: Context, library: LibraryDeck, number: number): readonly Askable[] {
  const exam = examOf(context, library)
  const { deck } = library
  return deck.notes.flatMap((note) => (note.paper === number && note.kind === 'choice'
    ? [{ key: cardKey(deck.head.course, note.id), note, week: note.week ?? 0, domain: exam && note.domains?.[exam.code], answer: '', section: '' }]
    : []))
}

/** The numbers of a deck's fixed papers, and which of them were sat. */
export function fixedPapers(context: Context, { deck }: LibraryDeck): readonly { readonly number: number; readonly isSat: boolean }[] {
  const sat = satPapers(progressOf(context).attempts.values(), deck.head.course)
  const numbers = new Set(deck.notes.flatMap(({ kind, paper }) => (kind === 'choice' && paper !== undefined ? [paper] : [])))
  return [...numbers].sort((a, b) => a - b).map((number) => ({ number, isSat: sat.has(number) }))
}

/** Cards whose latest answer on a paper was wrong. */
export function missedCards(context: Context, course: string): ReadonlySet<CardKey> {
  const missed = new Set<CardKey>()
  for (const attempt of attemptsInOrder(progressOf(context).attempts, course)) {
    if (attempt.endedAtMs === undefined) continue
    for (const [place, { card }] of attempt.questions.entries()) {
      if (isRightAt(attempt, place)) missed.delete(card)
      else missed.add(card)
    }
  }
  return missed
}

/** Draws a paper. Fails with `exam-too-few` when the deck has no question for it. */
export function drawAttempt(context: Context, deck: LibraryDeck, { paper, mode, seed }: PaperRequest & { readonly seed: number }): DrawnPaper {
  const exam = examOf(context, deck)
  const { cards, isMade } = poolOf(context, deck, paper)
  const random = mulberry32(seed)
  const isDrawnByDomain = paper.kind === 'full' || paper.kind === 'short'
  const count = paper.kind === 'fixed' ? cards.length : Math.min(cards.length, countOf(paper, exam))
  const drawn = drawPaper({ items: cards, count: isDrawnByDomain ? countOf(paper, exam) : count, domains: isDrawnByDomain ? (exam?.domains ?? []) : [], seed })
  const asked = drawn.items
  const questions = isMade ? madeQuestions(asked, { pool: askables(context, deck).cards, random }) : asked.map((card) => choiceQuestion(card, random))
  if (questions.length === 0) throw tooFew(cards.length)
  const { id, course, title } = deck.deck.head
  const attempt: Attempt = {
    id: randomUUID(), course, deckId: id, title, paper, mode, seed,
    ...(mode === 'timed' ? { minutes: minutesFor(questions.length, exam) } : {}),
    ...(exam ? { exam: examPart(exam) } : {}),
    questions, answers: questions.map(() => null), startedAtMs: momentOf(context).atMs, usedMs: 0, returned: null,
  }
  return { attempt, shortfalls: drawn.shortfalls }
}

function tooFew(found: number): UserError {
  return new UserError({ code: 'exam-too-few', message: 'This deck has too few questions for that paper.', found: verbatim(found), expected: { fact: 'at-least', values: { least: 1 } } })
}

function examPart({ code, name, pass, domains }: Exam): NonNullable<Attempt['exam']> {
  return { code, name, ...(pass === undefined ? {} : { pass }), domains }
}

function countOf(paper: PaperKind, exam: Exam | undefined): number {
  return paper.kind === 'full' || paper.kind === 'missed' ? fullQuestions(exam) : SHORT_QUESTIONS
}

function poolOf(context: Context, deck: LibraryDeck, paper: PaperKind): Pool {
  if (paper.kind === 'fixed') return { cards: fixedPaper(context, deck, paper.number), isMade: false }
  const { cards, isMade } = askables(context, deck)
  switch (paper.kind) {
    case 'week':
      return { cards: cards.filter(({ week }) => week === paper.week), isMade }
    case 'domain':
      return { cards: cards.filter(({ domain }) => domain === paper.domain), isMade }
    case 'missed': {
      const missed = missedCards(context, deck.deck.head.course)
      return { cards: cards.filter(({ key }) => missed.has(key)), isMade }
    }
    case 'full':
    case 'short':
      return { cards, isMade }
  }
}

function choiceQuestion({ key, note, week, domain }: Askable, random: () => number): ExamQuestion {
  const options = note.kind === 'choice' ? note.options : []
  const order = optionOrder(options.length, random)
  const right = [...order.keys()].filter((place) => options[order[place] ?? -1]?.right)
  return { card: key, order, right, week, ...(domain === undefined ? {} : { domain }) }
}

/** Wrong options come from all basic cards of the deck that are written in the same markup. */
function madeQuestions(asked: readonly Askable[], { pool, random }: { readonly pool: readonly Askable[]; readonly random: () => number }): readonly ExamQuestion[] {
  const made = distractorsFor(asked, pool, random)
  return asked.flatMap(({ key, week, domain }, index): readonly ExamQuestion[] => {
    const others = made[index]
    if (!others) return []
    const order = optionOrder(DISTRACTORS + 1, random)
    return [{ card: key, order, right: [order.indexOf(0)], week, made: others, ...(domain === undefined ? {} : { domain }) }]
  })
}
