import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test, vi } from 'vitest'
import type { BackupStatus } from '../../electron/shared/contract.ts'
import { useBackupsStore } from './backups.ts'

const main = vi.hoisted(() => ({
  'backup:list': vi.fn(), 'backup:make': vi.fn(), 'backup:preview': vi.fn(), 'profile:preview': vi.fn(), 'backup:restore': vi.fn(), 'backup:discard': vi.fn(), 'app:start': vi.fn(),
}))
const listeners = vi.hoisted(() => new Map<string, (value: unknown) => void>())
vi.mock('../api/api.ts', () => ({ api: main, onEvent: (name: string, listener: (value: unknown) => void) => { listeners.set(name, listener) } }))

const list = (...names: readonly string[]): object => ({ backups: names.map((name) => ({ name })), secondFolder: '' })
const good = (value: unknown): object => ({ ok: true, value })
const failed = { ok: false, error: { code: 'backup-failed', message: 'x' } }
const tell = (status: BackupStatus): void => { listeners.get('backup:changed')?.(status) }

beforeEach(() => {
  vi.resetAllMocks()
  setActivePinia(createPinia())
  main['backup:list'].mockResolvedValue(good(list('a')))
})

test('the list is asked for again once a backup is made, and when one that went on has ended', async () => {
  const backups = useBackupsStore()
  await backups.load()
  main['backup:make'].mockResolvedValue(good(list()))
  main['backup:list'].mockResolvedValue(good(list('b', 'a')))
  await backups.make()
  const made = backups.view
  main['backup:list'].mockResolvedValue(good(list('c', 'b', 'a')))
  tell({ running: { what: 'backup', share: 0.5, canCancel: false } })
  tell({})
  await vi.waitFor(() => { expect([made, backups.view, backups.status]).toEqual([list('b', 'a'), list('c', 'b', 'a'), {}]) })
})

test('a preview is shown until it is brought in or thrown away', async () => {
  const backups = useBackupsStore()
  main['backup:preview'].mockResolvedValue(good({ preview: '1' }))
  await backups.look('a')
  const shown = backups.preview
  backups.discard()
  expect([shown, backups.preview, main['backup:discard'].mock.calls]).toEqual([{ preview: '1' }, null, [['1']]])

  main['profile:preview'].mockResolvedValue(good({ preview: '2' }))
  main['backup:restore'].mockResolvedValueOnce(failed).mockResolvedValueOnce(good({ isUnchanged: false, step: 7 }))
  main['app:start'].mockResolvedValue(failed)
  await backups.look()
  const refused = await backups.restore('merge')
  const kept = backups.preview
  const done = await backups.restore('merge')
  expect([refused, kept, done, backups.preview, main['backup:restore'].mock.calls]).toEqual([
    failed, { preview: '2' }, good({ isUnchanged: false, step: 7 }), null, [[{ preview: '2', mode: 'merge' }], [{ preview: '2', mode: 'merge' }]],
  ])
})
