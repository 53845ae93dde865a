import type { Changed, DeckRow, DecksView } from '../../shared/contract.ts'
import type { SettingsPatch } from '../../shared/settings.ts'
import { countCards } from './counts.ts'
import { currentDeck, progressOf, record, stamp, type Context } from './context.ts'
import { setMarks } from './marks.ts'
import type { LibraryDeck } from './library-deck.ts'
import { cardsOfWeek, labelOf } from './library.ts'

/** The Decks screen: what is there, and what can be brought back. */
export function decksView(context: Context): DecksView {
  const { library } = context
  const language = context.language()
  const isForeign = ({ isBundled, deck }: LibraryDeck): number => (isBundled && deck.head.language !== language ? 1 : 0)
  const current = currentDeck(context)
  return {
    decks: library.decks().toSorted((a, b) => isForeign(a) - isForeign(b)).map((deck) => rowOf(context, deck)),
    deleted: [...progressOf(context).decks]
      .filter(([id, known]) => known.isDeleted && !known.isTakenBack && library.find(id))
      .map(([id, known]) => ({ id, title: known.title, deletedAtMs: known.deletedAtMs ?? 0 })),
    ...(current ? { currentDeck: current.deck.head.id } : {}),
  }
}

/** Makes a deck the one that Today, Plan and Study are about. */
export function chooseDeck(context: Context, deckId: string): DecksView {
  context.library.require(deckId)
  context.settings.change({ currentDeck: deckId })
  return decksView(context)
}

/**
 * Changes settings, and with the language the edition that is studied, where the guide has one in it. Who studies in
 * another language than the app's chose that, and keeps it. Tells whether another deck is studied now.
 */
export function changeSettings(context: Context, patch: SettingsPatch): boolean {
  const before = currentDeck(context)
  const spoken = context.language()
  context.settings.change(patch)
  const language = context.language()
  if (before && language !== spoken && before.deck.head.language === spoken) {
    const edition = context.library.decks().find(({ deck: { head } }) => head.course === before.deck.head.course && head.language === language)
    if (edition) context.settings.change({ currentDeck: edition.deck.head.id })
  }
  return currentDeck(context) !== before
}

/** Puts a deck away. Its files and its progress stay, so it can be brought back at any time. */
export async function deleteDeck(context: Context, deckId: string): Promise<Changed> {
  const { title } = context.library.require(deckId).deck.head
  const before = progressOf(context).decks.get(deckId) ?? null
  return { count: 1, step: await record(context, { kind: 'deck-deleted', ...stamp(context), deckId, title, before }) }
}

/** Brings a deleted deck back; nothing happens when it was not deleted. */
export async function restoreDeck(context: Context, deckId: string): Promise<Changed> {
  const title = context.library.find(deckId)?.deck.head.title
  const before = progressOf(context).decks.get(deckId)
  if (title === undefined || !before?.isDeleted) return { count: 0, step: null }
  return { count: 1, step: await record(context, { kind: 'deck-restored', ...stamp(context), deckId, title, before }) }
}

/** Takes the suspension of all cards of a deck away; one step of undo. */
export function bringBack(context: Context, deckId: string): Promise<Changed> {
  return setMarks(context, { cards: context.library.require(deckId).cards.map(({ key }) => key), mark: 'suspended', isOn: false })
}

function rowOf(context: Context, deck: LibraryDeck): DeckRow {
  const { cards } = progressOf(context)
  const times = deck.cards.flatMap((card) => cards.get(card.key)?.lastAtMs ?? [])
  return {
    ...labelOf(deck),
    isBundled: deck.isBundled,
    weeks: deck.weeks.map(({ week, topic }) => {
      const inWeek = cardsOfWeek(deck, week)
      return { week, topic, cards: inWeek.length, studied: inWeek.filter((card) => cards.has(card.key)).length }
    }),
    counts: countCards(context, deck.cards),
    ...(times.length === 0 ? {} : { lastStudiedMs: times.reduce((latest, at) => Math.max(latest, at), 0) }),
  }
}
