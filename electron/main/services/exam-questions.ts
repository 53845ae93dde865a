import { cardsOf, facesOf, type Note } from '../../shared/domain/card.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { isRight, type Attempt, type ExamQuestion } from '../../shared/domain/exam-attempt.ts'
import { asOption } from '../../shared/domain/exam-made.ts'
import type { DeckPresence, Explained, ExamQuestionView } from '../../shared/views/exam.ts'
import type { Context } from './context.ts'
import type { LibraryDeck } from './library-deck.ts'
import { hasSection } from './library.ts'

/** The deck of an attempt as it is today, with its notes at hand. */
export interface AttemptDeck {
  readonly deck: LibraryDeck | undefined
  readonly presence: DeckPresence
  readonly note: (card: CardKey) => Note | undefined
}

const notesOf = new WeakMap<LibraryDeck, ReadonlyMap<string, Note>>()

/** Finds the edition an attempt was sat in; where that is gone, another edition of the same course. */
export function deckOf({ library }: Context, { deckId, course }: Pick<Attempt, 'deckId' | 'course'>): AttemptDeck {
  const deck = library.find(deckId) ?? library.decks().find(({ deck: { head } }) => head.course === course)
  const presence = !deck ? 'gone' : library.isDeleted(deck.deck.head.id) ? 'deleted' : 'there'
  return { deck, presence, note: (card) => deck && notesIn(deck).get(card.slice(card.indexOf('/') + 1)) }
}

function notesIn(deck: LibraryDeck): ReadonlyMap<string, Note> {
  const known = notesOf.get(deck)
  if (known) return known
  const notes = new Map(deck.deck.notes.map((note) => [note.id, note]))
  notesOf.set(deck, notes)
  return notes
}

/** Whether a question cannot be put any more as it was drawn: its card is gone, or its options are others. */
export function isGone(deck: AttemptDeck, { card, order, right, made }: ExamQuestion): boolean {
  const note = deck.note(card)
  if (!note) return true
  if (made) return note.kind !== 'basic' || made.some((key) => deck.note(key)?.kind !== 'basic')
  if (note.kind !== 'choice' || note.options.length !== order.length) return true
  const rightNow = [...order.keys()].filter((place) => note.options[order[place] ?? -1]?.right)
  return !isRight({ right }, rightNow)
}

/** A question as it is shown; with what was right only when that is asked for. */
export function questionView(deck: AttemptDeck, attempt: Attempt, { place, withRight }: { readonly place: number; readonly withRight: boolean }): ExamQuestionView {
  const question = attempt.questions[place]
  const note = question && deck.note(question.card)
  const domain = attempt.exam?.domains.find(({ id }) => id === question?.domain)?.name
  const common = { ...(domain === undefined ? {} : { domain }), isMade: question?.made !== undefined, picks: question?.right.length ?? 0 }
  if (!question || !note || isGone(deck, question)) return { ...common, markup: 'md', ask: '', options: [], isGone: true }
  const options = optionsOf(deck, question, note)
  return {
    ...common,
    markup: note.markup ?? 'md',
    ask: askOf(note),
    options: options.map(({ text }) => text),
    isGone: false,
    ...(withRight ? { explained: explain(deck, attempt, place) } : {}),
  }
}

/** What was right at a place, and why. */
export function explain(deck: AttemptDeck, { questions, answers }: Attempt, place: number): Explained {
  const question = questions[place] ?? { card: '' as CardKey, order: [], right: [], week: 0 }
  const note = deck.note(question.card)
  return {
    right: question.right,
    isRight: isRight(question, answers[place]?.chosen),
    whys: note ? optionsOf(deck, question, note).map(({ why }) => why ?? null) : [],
    ...(note?.explanation === undefined ? {} : { explanation: note.explanation }),
    deckId: deck.deck?.deck.head.id ?? '',
    noteId: note?.id ?? '',
    headings: note?.source?.headings ?? [],
    hasSection: deck.deck !== undefined && note !== undefined && hasSection(deck.deck, note),
  }
}

interface ShownOption {
  readonly text: string
  readonly why?: string | undefined
}

/** Of a made question the wrong options say what they answer instead. */
function optionsOf(deck: AttemptDeck, { order, made, card }: ExamQuestion, note: Note): readonly ShownOption[] {
  const all: readonly ShownOption[] = note.kind === 'choice'
    ? note.options
    : [card, ...(made ?? [])].map((key) => answerOf(deck.note(key), key === card))
  return order.map((place) => all[place] ?? { text: '' })
}

function answerOf(note: Note | undefined, isAsked: boolean): ShownOption {
  const [card] = note ? cardsOf(note) : []
  if (!card) return { text: '' }
  const { ask, answer } = facesOf(card)
  return { text: note?.markup === 'html' ? answer : asOption(answer), why: isAsked ? undefined : ask }
}

function askOf(note: Note): string {
  const [card] = cardsOf(note)
  return card ? facesOf(card).ask : ''
}
