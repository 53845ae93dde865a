import { guideSection } from '../services/guide.ts'
import { planView, todayView } from '../services/plan.ts'
import type { HandlersOf, Room } from './room.ts'

export function studyHandlers({ context, study }: Room): HandlersOf<'today' | 'plan' | 'course' | 'study' | 'flip' | 'guide'> {
  return {
    'today:show': () => todayView(context),
    'plan:show': () => planView(context),
    'course:change': ({ course, settings }) => context.settings.change({ courses: { ...context.settings.value.courses, [course]: settings } }),
    'study:start': (request) => study.start(request),
    'study:show': (session) => study.show(session),
    'study:rate': (given) => study.rate(given),
    'flip:show': (request) => study.flip(request),
    'guide:section': (place) => guideSection(context, place),
  }
}
