import { editView, revertNote, writeNote, type Written } from '../services/edits.ts'
import type { HandlersOf, Room } from './room.ts'

export function editHandlers({ context, study, desktop }: Room): HandlersOf<'edit'> {
  const told = async (writing: Promise<Written>): Promise<boolean> => {
    const { isChanged, gone } = await writing
    if (gone.length > 0) study.drop(gone)
    if (isChanged) desktop.send('library:changed', null)
    return isChanged
  }
  return {
    'edit:show': (place) => editView(context, place),
    'edit:write': (writing) => told(writeNote(context, writing)),
    'edit:revert': (place) => told(revertNote(context, place)),
  }
}
