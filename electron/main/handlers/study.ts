import { guideSection } from '../services/guide.ts'
import { setMarks } from '../services/marks.ts'
import { planView, retentionView, todayView } from '../services/plan.ts'
import { failureOf } from '../ipc.ts'
import type { HandlersOf, Room } from './room.ts'

export function studyHandlers({ context, study, backups }: Room): HandlersOf<'today' | 'plan' | 'course' | 'study' | 'marks' | 'flip' | 'guide'> {
  return {
    'today:show': () => todayView(context),
    'plan:show': () => planView(context),
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
      study.drop(request)
      return changed
    },
    'flip:show': (request) => study.flip(request),
    'guide:section': (place) => guideSection(context, place),
  }
}
