import { basename } from 'node:path'
import { dialog } from 'electron'
import { guideSection } from '../services/guide.ts'
import { setMarks } from '../services/marks.ts'
import { planView, retentionView, tickTask, todayView } from '../services/plan.ts'
import { saveFile } from '../../storage/save-file.ts'
import { failureOf } from '../ipc.ts'
import { textsOf, type HandlersOf, type Room } from './room.ts'

export function studyHandlers(room: Room): HandlersOf<'today' | 'plan' | 'course' | 'study' | 'marks' | 'flip' | 'guide'> {
  const { context, study, backups } = room
  return {
    'today:show': () => todayView(context),
    'plan:show': () => planView(context),
    'plan:tick': (tick) => tickTask(context, tick),
    'plan:export': () => exportPlan(room),
    'plan:retention': () => retentionView(context),
    'course:change': ({ course, settings }) => context.settings.change({ courses: { ...context.settings.value.courses, [course]: settings } }),
    'study:start': (request) => study.start(request),
    'study:show': (session) => study.show(session),
    'study:rate': async (given) => {
      const view = await study.rate(given)
      backups.studied().catch((error: unknown) => { failureOf(error) })
      return view
    },
    'marks:set': async (request) => {
      const changed = await setMarks(context, request)
      study.refresh()
      return changed
    },
    'flip:show': (request) => study.flip(request),
    'guide:section': (place) => guideSection(context, place),
  }
}

/** Puts the plan where the person says, as a calendar. */
async function exportPlan(room: Room): Promise<string | null> {
  const texts = textsOf(room)
  const { planCalendar } = await import('../services/plan-export.ts')
  const text = planCalendar(room.context, texts)
  if (text === null) return null
  const options = { title: texts.calendarTitle, defaultPath: 'Weekdeck.ics', filters: [{ name: 'iCalendar', extensions: ['ics'] }] }
  const window = room.desktop.window()
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
  if (canceled || filePath === '') return null
  const path = filePath.endsWith('.ics') ? filePath : `${filePath}.ics`
  saveFile(path, new TextEncoder().encode(text))
  return basename(path)
}
