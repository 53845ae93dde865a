import { basename, join } from 'node:path'
import type { ExportDone, ExportRequest } from '../../shared/contract.ts'
import { placeOfNote } from '../../shared/domain/edit.ts'
import { MEDIA } from '../../storage/backup-content.ts'
import { Reader } from '../importer.ts'
import { progressOf, type Context } from './context.ts'
import { fileNameOf } from './file-name.ts'

/** What a file of the deck may be called on every system. */
export function exportName(context: Context, { deckId, format }: ExportRequest): string {
  return `${fileNameOf(context.library.require(deckId).deck.head.title, deckId)}.${format}`
}

/** Writes a deck where the person said, in a process of its own, so that a large one does not hold the window up. */
export async function exportDeck(context: Context, { deckId, format, hasMark }: ExportRequest, path: string): Promise<ExportDone> {
  const { folder } = context.library.require(deckId)
  const edits = new Map([...progressOf(context).edits].filter(([key]) => placeOfNote(key).deckId === deckId))
  const writer = new Reader(() => undefined)
  try {
    const writing = { path, folder, mediaFolder: join(context.dataFolder, MEDIA), edits, format, hasMark, nowMs: context.clock.atMs() }
    return { file: basename(path), ...(await writer.ask({ kind: 'write', writing })) }
  } finally {
    writer.stop()
  }
}
