import type { CourseSettings } from '../../electron/shared/settings.ts'
import { useAppStore } from '../stores/app.ts'
import { useLibraryStore } from '../stores/library.ts'
import { useToastStore } from '../stores/toasts.ts'
import { useFailureWords } from './failure-words.ts'

type CoursePatch = { readonly [Key in keyof CourseSettings]: CourseSettings[Key] | undefined }

/** Changes when and for which exam a course is studied; `undefined` clears a field. The views that depend on it are asked again. */
export function useCourseChange(): (course: string, patch: CoursePatch) => Promise<void> {
  const app = useAppStore()
  const library = useLibraryStore()
  const toasts = useToastStore()
  const wordsOf = useFailureWords()
  return async (course, patch) => {
    const result = await app.changeCourse(course, patch)
    if (result.ok) await library.refresh()
    else toasts.show(wordsOf(result.error).what, { kind: 'failed' })
  }
}

/** Ticks a note of a course's plan off, or takes the tick away. */
export function useTick(): (course: string, task: string, isDone: boolean) => Promise<void> {
  const app = useAppStore()
  const library = useLibraryStore()
  const toasts = useToastStore()
  const wordsOf = useFailureWords()
  return async (course, task, isDone) => {
    const result = await app.tick({ course, task, isDone })
    if (result.ok) await library.refresh()
    else toasts.show(wordsOf(result.error).what, { kind: 'failed' })
  }
}
