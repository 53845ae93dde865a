import { dialog } from 'electron'
import { basename } from 'node:path'
import { printPaper } from '../services/exam-print.ts'
import { textsOf, type HandlersOf, type Room } from './room.ts'

export function examHandlers(room: Room): HandlersOf<'exam'> {
  const { exams, study, desktop } = room
  return {
    'exam:home': () => exams.home(),
    'exam:begin': (request) => exams.begin(request),
    'exam:sit': (attempt) => exams.sit(attempt),
    'exam:keep': (given) => exams.keep(given),
    'exam:finish': async (attempt) => {
      const result = await exams.finish(attempt)
      study.renew()
      desktop.send('library:changed', null)
      return result
    },
    'exam:result': (attempt) => exams.result(attempt),
    'exam:print': () => printTo(room),
  }
}

/** Puts the paper that the window shows where the person says, as a PDF; null when the person thought better of it. */
async function printTo(room: Room): Promise<string | null> {
  const window = room.desktop.window()
  if (!window) return null
  const { paperTitle } = textsOf(room)
  const options = { title: paperTitle, defaultPath: 'Weekdeck.pdf', filters: [{ name: 'PDF', extensions: ['pdf'] }] }
  const { canceled, filePath } = await dialog.showSaveDialog(window, options)
  if (canceled || filePath === '') return null
  const path = filePath.endsWith('.pdf') ? filePath : `${filePath}.pdf`
  await printPaper(window.webContents, path)
  return basename(path)
}
