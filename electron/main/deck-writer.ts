import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { MediaFile } from '../formats/anki/media.ts'
import { storedDeck } from '../formats/files.ts'
import { Findings, type LeftOut } from '../formats/guide/report.ts'
import { writeDeck } from '../formats/write/write.ts'
import { cardsOf } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import { withEdits } from '../shared/domain/edit.ts'
import type { Loss } from '../shared/domain/writing.ts'
import { readDeckFolder } from '../storage/deck-files.ts'
import { saveFile } from '../storage/save-file.ts'
import type { DeckWriting, WrittenDeck } from './reader-messages.ts'

/** Writes a deck of the library, with what the person changed in it, into a file. Fails with `not-saved`. */
export async function writeDeckFile({ path, folder, mediaFolder, edits, nowMs, format, hasMark }: DeckWriting): Promise<WrittenDeck> {
  const findings = new Findings()
  const deck = withEdits(storedDeck(await readDeckFolder(folder), findings), edits)
  const media = format === 'apkg' ? await mediaOf(deck, mediaFolder) : []
  const { bytes, losses } = await writeDeck({ deck, media, nowMs, hasMark }, format)
  saveFile(path, bytes)
  return { cards: deck.notes.reduce((count, note) => count + cardsOf(note).length, 0), losses: [...losses, ...unreadable(findings.leftOut())] }
}

/** What of the deck's own files could not be read, and so is not in the new one. */
function unreadable(leftOut: readonly LeftOut[]): readonly Loss[] {
  const [first] = leftOut
  return first ? [{ code: 'not-read-back', count: leftOut.length, example: first.text }] : []
}

/** What the deck's cards show and is there. */
async function mediaOf({ notes }: Deck, folder: string): Promise<readonly MediaFile[]> {
  const shown = new Set(notes.flatMap((note) => note.media ?? []))
  if (shown.size === 0) return []
  const names = (await readdir(folder).catch(() => [])).filter((name) => shown.has(name.slice(0, 64)) && /^[0-9a-f]{64}\.[a-z0-9]+$/.test(name)).sort()
  return Promise.all(names.map(async (name) => ({ hash: name.slice(0, 64), extension: extname(name).slice(1), bytes: await readFile(join(folder, name)) })))
}
