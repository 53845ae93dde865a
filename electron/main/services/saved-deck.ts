import { UserError } from '../../shared/errors.ts'
import { removeDeck, writeDeck, type DeckToWrite } from '../../storage/deck-files.ts'
import type { Writing } from '../../storage/media-files.ts'
import type { Library } from './library.ts'

/** Where a deck is read back, how many cards it has then, and how the writing is watched. */
export interface Saving extends Writing {
  readonly library: Library
  readonly cards: number
}

/**
 * Writes a deck, which counts once the library reads all its cards as it will at the next start. Fails with `not-saved`,
 * or with the signal's reason, and then nothing of it stays but media that the disk did not give back whole.
 */
export async function saveDeck(deck: DeckToWrite, { library, cards, ...writing }: Saving): Promise<void> {
  await writeDeck(deck, writing)
  const found = await library.cardsIn(deck.folder).catch(() => null)
  if (found === cards) return
  await removeDeck(deck.dataFolder, deck.folder)
  throw new UserError({
    code: 'not-saved',
    message: `The deck was written to ${deck.folder}, but does not read back. Nothing was changed; check the disk and import it again.`,
    file: deck.folder,
    found: found === null ? { fact: 'damaged-files' } : { fact: 'cards', values: { count: found } },
    expected: { fact: 'cards', values: { count: cards } },
  })
}
