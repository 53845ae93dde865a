import type {
  BrowseActRequest, BrowseCardRequest, BrowseCardView, BrowseChoices, BrowseChosen, BrowseFilter, BrowseResult, BrowseRow, BrowseRowsRequest, BrowseSearchRequest,
} from '../../shared/contract.ts'
import { addDays, type LocalDate } from '../../shared/domain/days.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import { isOutOn, type CardMarks } from '../../shared/domain/marks.ts'
import type { CardState, Moment } from '../../shared/domain/schedule.ts'
import { isDue, knowledgeOf } from '../../shared/domain/session.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import { BrowseIndex, type IndexedCard } from './browse-index.ts'
import { cramCardView } from './card-view.ts'
import { momentOf, progressOf, todayOf, type Context } from './context.ts'
import { examOf } from './course.ts'
import type { LibraryDeck } from './library-deck.ts'
import { labelOf } from './library.ts'
import { followCards, NOTHING_CHOSEN } from './browse-chosen.ts'
import { searchFor } from './search-pattern.ts'
import { inTurns } from './turns.ts'

/** Rows that come with what was found: more than any window shows at once. */
const FIRST_ROWS = 60

interface Search {
  readonly number: number
  readonly cards: readonly IndexedCard[]
}

/** Searches that are remembered: what was chosen in one of them can be looked for in the next. */
const REMEMBERED = 3

/** The list of all cards. One search counts at a time: a newer one stops the one before. */
export class Browse {
  readonly #context: Context
  readonly #index = new BrowseIndex()
  #last: Search = { number: 0, cards: [] }
  #earlier: readonly Search[] = []
  #asked = 0

  constructor(context: Context) {
    this.#context = context
  }

  /** Finds cards, in turns that keep nothing else waiting. */
  async search({ filter, chosen }: BrowseSearchRequest): Promise<BrowseResult> {
    this.#asked += 1
    const number = this.#asked
    const decks = this.#context.library.decks()
    const all = await this.#index.of(decks)
    const isMeant = this.#meaning(filter)
    const cards: IndexedCard[] = []
    await inTurns(all.length, {
      work: (place) => {
        const one = all[place]
        if (one && isMeant(one)) cards.push(one)
      },
      isOver: () => number !== this.#asked,
    })
    if (number === this.#asked) {
      this.#earlier = [...this.#earlier, this.#last].slice(-REMEMBERED)
      this.#last = { number, cards }
    }
    return { search: number, chosen: this.#follow(chosen, cards), count: cards.length, total: all.length, rows: this.#rowsOf(cards.slice(0, FIRST_ROWS)), choices: this.#choices(decks, filter) }
  }

  rows({ search, from, count }: BrowseRowsRequest): readonly BrowseRow[] {
    return search === this.#last.number ? this.#rowsOf(this.#last.cards.slice(from, from + count)) : []
  }

  /** The cards at these places of the latest search, each once. Fails with `card-missing` when another was made since. */
  keysAt({ search, ranges }: Pick<BrowseActRequest, 'search' | 'ranges'>): readonly CardKey[] {
    const { number, cards } = this.#last
    if (search !== number) throw new UserError({ code: 'card-missing', message: 'The list has changed since these cards were chosen.' })
    return [...new Set(ranges.flatMap(([from, to]) => cards.slice(from, to + 1).map(({ card }) => card.key)))]
  }

  card({ deckId, card: key }: BrowseCardRequest): BrowseCardView {
    const deck = this.#context.library.require(deckId)
    const card = deck.byKey.get(key)
    if (!card) throw new UserError({ code: 'card-missing', message: 'This card is not in the library any more.', found: verbatim(key) })
    const state = progressOf(this.#context).cards.get(key)
    const { note } = card.card
    return {
      card: cramCardView(this.#context, deck, card),
      deck: labelOf(deck),
      tags: note.tags ?? [],
      lapses: state?.lapses ?? 0,
      ...(state ? { stabilityDays: state.stability, lastDay: state.lastDay, dueDay: dueDayOf(state) } : {}),
    }
  }

  #follow(chosen: BrowseSearchRequest['chosen'], cards: readonly IndexedCard[]): BrowseChosen {
    const from = chosen && [...this.#earlier, this.#last].find(({ number }) => number === chosen.search)
    return chosen && from ? followCards(chosen, from.cards, cards) : NOTHING_CHOSEN
  }

  #rowsOf(cards: readonly IndexedCard[]): readonly BrowseRow[] {
    const { cards: states, marks } = progressOf(this.#context)
    const now = { today: todayOf(this.#context), moment: momentOf(this.#context) }
    return cards.map(({ card, deck, front }) => {
      const state = states.get(card.key)
      const mark = marks.get(card.key)
      return {
        key: card.key,
        deckId: deck.deck.head.id,
        front,
        week: card.week,
        state: mark?.isSuspended ? 'suspended' : knowledgeOf(state),
        isFlagged: mark?.isFlagged === true,
        isDue: isDueNow(state, mark, now),
        ...(state ? { dueDay: dueDayOf(state) } : {}),
      }
    })
  }

  #meaning(filter: BrowseFilter): (one: IndexedCard) => boolean {
    const { deckId, week, tag, domain } = filter
    const isFound = searchFor(filter.text)
    const deck = deckId === undefined ? undefined : this.#context.library.find(deckId)
    const code = deck && examOf(this.#context, deck)?.code
    const isInState = this.#stateMeaning(filter.state)
    return (one) => {
      const { note } = one.card.card
      return (deckId === undefined || one.deck.deck.head.id === deckId)
        && (week === undefined || one.card.week === week)
        && (domain === undefined || (code !== undefined && note.domains?.[code] === domain))
        && (tag === undefined || note.tags?.includes(tag) === true)
        && isInState(one.card.key)
        && isFound(one.text)
    }
  }

  #stateMeaning(wanted: BrowseFilter['state']): (key: CardKey) => boolean {
    if (wanted === undefined) return () => true
    const { cards, marks } = progressOf(this.#context)
    const now = { today: todayOf(this.#context), moment: momentOf(this.#context) }
    return (key) => {
      const mark = marks.get(key)
      if (wanted === 'flagged') return mark?.isFlagged === true
      if (wanted === 'suspended' || mark?.isSuspended) return wanted === 'suspended' && mark?.isSuspended === true
      const state = cards.get(key)
      return wanted === 'due' ? isDueNow(state, mark, now) : knowledgeOf(state) === wanted
    }
  }

  #choices(decks: readonly LibraryDeck[], { deckId }: BrowseFilter): BrowseChoices {
    const chosen = deckId === undefined ? decks : decks.filter(({ deck }) => deck.head.id === deckId)
    const [only] = deckId === undefined ? [] : chosen
    return {
      decks: decks.map((deck) => labelOf(deck)),
      weeks: [...new Set(chosen.flatMap(({ weeks }) => weeks.map(({ week }) => week)))].sort((a, b) => a - b),
      domains: (only && examOf(this.#context, only)?.domains.map(({ id, name }) => ({ id, name }))) ?? [],
      tags: [...new Set(chosen.flatMap((deck) => tagsOf(deck)))].sort(),
    }
  }
}

const knownTags = new WeakMap<LibraryDeck, readonly string[]>()

/** The tags of a deck, read once. */
function tagsOf(deck: LibraryDeck): readonly string[] {
  const tags = knownTags.get(deck) ?? [...new Set(deck.deck.notes.flatMap((note) => note.tags ?? []))]
  knownTags.set(deck, tags)
  return tags
}

/** Whether it is asked today: not when it is suspended, or buried for the day. */
function isDueNow(state: CardState | undefined, mark: CardMarks | undefined, { today, moment }: { readonly today: LocalDate; readonly moment: Moment }): boolean {
  return state !== undefined && !isOutOn(mark, today) && isDue(state, today, moment)
}

function dueDayOf(state: CardState): LocalDate {
  return addDays(state.lastDay, state.intervalDays)
}
