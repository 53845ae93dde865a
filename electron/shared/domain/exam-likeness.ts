/** Which cards of a week speak of what a question speaks of: the words they share, rare ones counting for more. */
import type { Note } from './card.ts'
import { wordsOf } from './exam-words.ts'

/** Cards of a week that are looked at: far more than a week of any guide has. */
const MOST_CARDS = 3000

/** A card is like a question if it shares at least this much of what the likest one shares. */
const LEAST_SHARE = 0.3

interface Spoken<Card> {
  readonly card: Card
  readonly words: ReadonlySet<string>
}

/** The words of a week's cards, read once. */
export class WeekWords<Card extends { readonly note: Note }> {
  readonly #cards: readonly Spoken<Card>[]
  readonly #counts = new Map<string, number>()

  constructor(cards: readonly Card[]) {
    this.#cards = cards.slice(0, MOST_CARDS).map((card) => ({ card, words: spokenOf(card.note) }))
    for (const { words } of this.#cards) for (const word of words) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1)
  }

  /** The cards most like a question, the likest first; equally like ones in guide order. A word of every card tells nothing. */
  likest(question: Note): readonly Card[] {
    const asked = [...spokenOf(question)].map((word) => ({ word, weight: Math.log(this.#cards.length / (this.#counts.get(word) ?? this.#cards.length)) }))
    const telling = asked.filter(({ weight }) => weight > 0)
    const scored = this.#cards.map(({ card, words }) => ({ card, score: telling.reduce((sum, { word, weight }) => sum + (words.has(word) ? weight : 0), 0) }))
    const best = scored.reduce((most, { score }) => Math.max(most, score), 0)
    return scored.filter(({ score }) => score > 0 && score >= best * LEAST_SHARE).sort((a, b) => b.score - a.score).map(({ card }) => card)
  }
}

/** The last heading, the question and what is right. */
function spokenOf(note: Note): ReadonlySet<string> {
  return wordsOf([note.source?.headings.at(-1) ?? '', ...textsOf(note)].join(' '))
}

function textsOf(note: Note): readonly string[] {
  switch (note.kind) {
    case 'basic':
      return [note.front, note.back]
    case 'cloze':
      return [note.text]
    case 'choice':
      return [note.front, ...note.options.filter(({ right }) => right).map(({ text }) => text)]
  }
}
