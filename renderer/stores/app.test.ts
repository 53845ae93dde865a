import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../electron/shared/settings.ts'
import { useAppStore } from './app.ts'

const main = vi.hoisted(() => ({ 'app:start': vi.fn(), 'settings:change': vi.fn(), 'course:change': vi.fn() }))
vi.mock('../api/api.ts', () => ({ api: main, onEvent: vi.fn() }))

const failure = { code: 'not-saved', message: 'x' }

beforeEach(() => {
  vi.resetAllMocks()
  setActivePinia(createPinia())
})

test('a start that failed can be tried again', async () => {
  const start = { settings: { ...DEFAULT_SETTINGS, theme: 'dark' }, storage: { isSaved: true, waiting: 0 } }
  main['app:start'].mockResolvedValueOnce({ ok: false, error: failure }).mockResolvedValueOnce({ ok: true, value: start })
  const app = useAppStore()
  await app.load()
  const failed = [app.start, app.failure]
  await app.retry()
  expect([failed, [app.start, app.failure, app.settings]]).toEqual([[null, failure], [start, null, start.settings]])
})

test('a setting holds at once and goes back when it was refused', async () => {
  main['settings:change'].mockResolvedValue({ ok: false, error: failure })
  const app = useAppStore()
  const changing = app.change({ theme: 'dark' })
  const during = app.settings.theme
  await changing
  expect([during, app.settings.theme]).toEqual(['dark', 'system'])
})

test('changing one date of a course keeps the others, and clears what is undefined', async () => {
  main['app:start'].mockResolvedValue({ ok: true, value: { settings: { ...DEFAULT_SETTINGS, courses: { aws: { startDate: '2026-11-09', examDate: '2026-12-19' } } } } })
  main['course:change'].mockResolvedValue({ ok: true, value: DEFAULT_SETTINGS })
  const app = useAppStore()
  await app.load()
  await app.changeCourse('aws', { examDate: undefined, targetExam: 'MLA-C01' })
  expect(main['course:change'].mock.calls).toEqual([[{ course: 'aws', settings: { startDate: '2026-11-09', targetExam: 'MLA-C01' } }]])
})

test('a change builds on one that main has not answered yet', async () => {
  const main1 = Promise.withResolvers<unknown>()
  main['course:change'].mockReturnValueOnce(main1.promise).mockResolvedValueOnce({ ok: true, value: { ...DEFAULT_SETTINGS, courses: { aws: { examDate: '2026-12-19', minutesPerDay: 30 } } } })
  const app = useAppStore()
  const first = app.changeCourse('aws', { examDate: '2026-12-19' })
  await app.changeCourse('aws', { minutesPerDay: 30 })
  main1.resolve({ ok: true, value: { ...DEFAULT_SETTINGS, courses: { aws: { examDate: '2026-12-19' } } } })
  await first
  expect(main['course:change'].mock.calls.at(-1)).toEqual([{ course: 'aws', settings: { examDate: '2026-12-19', minutesPerDay: 30 } }])
  expect(app.settings.courses).toEqual({ aws: { examDate: '2026-12-19', minutesPerDay: 30 } })
})
