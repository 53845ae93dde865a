import { dialog } from 'electron'
import type { ExportDone, ExportRequest } from '../../shared/contract.ts'
import type { WriteFormat } from '../../shared/domain/writing.ts'
import { exportDeck, exportName } from '../services/deck-export.ts'
import { textsOf, type Room } from './room.ts'

/** Names of formats, the same in every language. */
const FILTERS: Readonly<Record<WriteFormat, string>> = { apkg: 'Anki', csv: 'CSV', tsv: 'TSV', txt: 'Anki', md: 'Markdown', json: 'JSON' }

/** Asks where a deck is to go and writes it there; null when the person thought better of it. */
export async function exportTo(room: Room, request: ExportRequest): Promise<ExportDone | null> {
  const { format } = request
  const options = { title: textsOf(room).deckTitle, defaultPath: exportName(room.context, request), filters: [{ name: FILTERS[format], extensions: [format] }] }
  const window = room.desktop.window()
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  if (canceled || filePath === '') return null
  // Not every desktop adds the ending by itself.
  return exportDeck(room.context, request, filePath.toLowerCase().endsWith(`.${format}`) ? filePath : `${filePath}.${format}`)
}
