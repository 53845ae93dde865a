import { editView, writeNote } from '../services/edits.ts'
import type { HandlersOf, Room } from './room.ts'

export function editHandlers({ context, study, desktop }: Room): HandlersOf<'edit'> {
  return {
    'edit:show': (place) => editView(context, place),
    'edit:write': async (writing) => {
      const step = await writeNote(context, writing)
      study.refresh()
      if (step !== null) desktop.send('library:changed', null)
      return { count: step === null ? 0 : 1, step }
    },
  }
}
