import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_SETTINGS } from '../shared/settings.ts'
import { verbatim } from '../shared/facts.ts'
import { openConfStore } from './conf-store.ts'
import { openSettings, settingsIn, type SettingsStore } from './settings-store.ts'
import { storesOf, useFolder } from './test-support.ts'

const folder = useFolder()
const open = (): SettingsStore => openSettings({ dataFolder: folder.path, openStore: openConfStore })

test('settings begin with their defaults', () => {
  const settings = open()
  expect([settings.value, settings.notices]).toEqual([DEFAULT_SETTINGS, []])
})

test('changes are there after a restart', () => {
  const window = { x: 1, y: 2, width: 800, height: 600, isMaximized: false }
  const courses = { aws: { examDate: '2027-01-15', targetExam: 'MLA-C01' }, other: {} }
  const settings = open()
  settings.change({ theme: 'dark', window })
  expect(settings.change({ courses, currentDeck: 'aws' })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', window, courses, currentDeck: 'aws' })
  expect([open().value, open().notices]).toEqual([settings.value, []])
})

test('a field that makes no sense has its default, the others stay', () => {
  const value = { ...DEFAULT_SETTINGS, theme: 'pink', newPerDay: -1, rolloverHour: 6, courses: { aws: { examDate: '2027-02-30' } }, later: 1 }
  const settings = open()
  settings.change(value as unknown as Parameters<SettingsStore['change']>[0])
  const after = open()
  expect(after.value).toEqual({ ...DEFAULT_SETTINGS, rolloverHour: 6, courses: { aws: {} } })
  const detail = join('quarantine', 'settings.a.json')
  expect(after.notices).toEqual(['theme', 'newPerDay', 'courses.aws.examDate'].map((at) => ({ code: 'setting-reset', file: 'settings', at, detail })))
  expect(readFileSync(join(folder.path, detail), 'utf8')).toContain('pink')
  expect([open().value, open().notices]).toEqual([after.value, []])
})

test.each<readonly [string, unknown]>([
  ['a window a billion pixels away', { window: { x: 1e9, y: 0, width: 800, height: 600, isMaximized: false } }],
  ['a window without a size', { window: { x: 0, y: 0, width: 0, height: 0, isMaximized: false } }],
  ['courses that are none', { courses: [] }],
  ['a course that is none', { courses: { aws: 7 } }],
  ['a hundred thousand days off', { courses: { aws: { breaks: Array.from({ length: 100_000 }, () => ({ from: '2026-12-24', to: '2026-12-24' })) } } }],
  ['a break without an end', { courses: { aws: { breaks: [{ from: '2026-12-24' }] } } }],
  ['a session without a time', { session: { deckId: 'a', scope: {}, startedAtMs: null } }],
])('%s costs itself and no other setting', (_name, value) => {
  open().change({ theme: 'dark', ...value as object })
  const after = open()
  expect([after.value.theme, after.notices.length]).toEqual(['dark', 1])
  expect(settingsIn({ dataFolder: folder.path, openStore: openConfStore })).toEqual(after.value)
})

test('one damaged generation leaves the one before', () => {
  const settings = open()
  settings.change({ newPerDay: 20 })
  settings.change({ newPerDay: 30 })
  writeFileSync(join(folder.path, 'stores', 'settings.b.json'), 'not JSON')
  const after = open()
  expect([after.value, after.notices]).toEqual([
    { ...DEFAULT_SETTINGS, newPerDay: 20 },
    [{ code: 'quarantined', file: 'settings.b.json', detail: join('quarantine', 'settings.b.json') }],
  ])
  expect(readFileSync(join(folder.path, 'quarantine', 'settings.b.json'), 'utf8')).toBe('not JSON')
})

test('settings that cannot be read at all are set aside and begin anew', () => {
  open().change({ newPerDay: 20 })
  for (const path of storesOf(folder.path)) writeFileSync(path, '[]')
  const settings = open()
  expect([settings.value, settings.notices.map((notice) => notice.code)]).toEqual([DEFAULT_SETTINGS, ['quarantined', 'settings-reset']])
  settings.change({ newPerDay: 25 })
  expect([open().value.newPerDay, readdirSync(join(folder.path, 'quarantine'))]).toEqual([25, ['settings.a.json']])
})

test('a refused change holds while the app runs, and fails with a sentence', () => {
  const settings = open()
  rmSync(folder.path, { recursive: true })
  const message = 'The change is not saved. The data folder is gone. Bring it back. Then change it again.'
  const failure = { code: 'not-saved', message, found: verbatim('ENOENT') }
  expect(() => settings.change({ newPerDay: 7 })).toThrow(expect.objectContaining({ failure }))
  expect(settings.value.newPerDay).toBe(7)
  mkdirSync(folder.path)
  settings.change({ theme: 'light' })
  expect(open().value).toEqual({ ...DEFAULT_SETTINGS, newPerDay: 7, theme: 'light' })
})
