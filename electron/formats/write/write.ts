import type { Deck } from '../../shared/domain/deck.ts'
import type { Loss, WriteFormat } from '../../shared/domain/writing.ts'
import type { MediaFile } from '../anki/media.ts'
import { deckFile } from '../files.ts'
import { writeAnkiText } from './anki-text.ts'
import { writeCsv } from './csv.ts'
import { Losses } from './losses.ts'
import { writeMarkdown } from './markdown.ts'
import { sayableDeck } from './sayable.ts'

/** A deck to write, with the media its cards show. */
export interface DeckToWrite {
  readonly deck: Deck
  readonly media: readonly MediaFile[]
  readonly nowMs: number
  /** Whether a CSV begins with a byte order mark, which Excel wants. */
  readonly hasMark?: boolean
}

/** A file's bytes, and what the deck has that the format cannot say. */
export interface Written {
  readonly bytes: Uint8Array
  readonly losses: readonly Loss[]
}

/** Writes a deck in a format. The same deck at the same time gives the same bytes. */
export async function writeDeck(asked: DeckToWrite, format: WriteFormat): Promise<Written> {
  const losses = new Losses()
  const given = format === 'json' ? asked : { ...asked, deck: sayableDeck(asked.deck, losses) }
  const { plan, resources, head, notes } = given.deck
  if (format !== 'md') losses.add('plan-left-out', head.title, plan.length)
  losses.add('resources-left-out', head.title, resources.length)
  if (format !== 'apkg') losses.add('media-left-out', head.title, new Set(notes.flatMap((note) => note.media ?? [])).size)
  const bytes = format === 'apkg' ? await (await import('./apkg.ts')).writeApkg(given, losses) : new TextEncoder().encode(textOf(given, format, losses))
  return { bytes, losses: losses.list() }
}

function textOf({ deck, hasMark = false }: DeckToWrite, format: Exclude<WriteFormat, 'apkg'>, losses: Losses): string {
  switch (format) {
    case 'json':
      return deckFile(deck)
    case 'csv':
      return writeCsv(deck, { separator: ',', hasMark }, losses)
    case 'tsv':
      return writeCsv(deck, { separator: '\t', hasMark }, losses)
    case 'txt':
      return writeAnkiText(deck, losses)
    case 'md':
      return writeMarkdown(deck, losses)
  }
}
