import { UserError } from '../../shared/errors.ts'
import { removeDeck, writeDeck, type DeckToWrite } from '../../storage/deck-files.ts'
import type { Library } from './library.ts'

/**
 * Writes a deck, which counts once the library reads all its cards as it will at the next start. Fails with `not-saved`,
 * and then nothing of it stays but media.
 */
export async function saveDeck(deck: DeckToWrite, { library, cards }: { readonly library: Library; readonly cards: number }): Promise<void> {
  await writeDeck(deck)
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
