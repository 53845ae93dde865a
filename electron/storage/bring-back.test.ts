import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { UserError } from '../shared/errors.ts'
import { makeBackup } from './backup.ts'
import { bringBack } from './bring-back.ts'
import { openConfStore } from './conf-store.ts'
import { openSettings } from './settings-store.ts'
import { key, NOW_MS, openIn, study, useFolder } from './test-support.ts'

const folder = useFolder()
const dataFolder = (): string => join(folder.path, 'data')
const BACK = { openStore: openConfStore, atMs: NOW_MS + 60_000 }

async function backUp(atMs = NOW_MS): Promise<string> {
  return (await makeBackup({ dataFolder: dataFolder(), reason: 'manual', atMs, offsetMinutes: 0 })).name
}

/** A person studied two cards, backed up, and then everything broke. */
async function brokenAfterBackup(): Promise<void> {
  openSettings({ dataFolder: dataFolder(), openStore: openConfStore }).change({ theme: 'dark' })
  const store = await openIn(dataFolder())
  await study(store, [1, 2])
  await store.close()
  await backUp()
  for (const name of readdirSync(join(dataFolder(), 'stores'))) writeFileSync(join(dataFolder(), 'stores', name), '{"version":99}')
}

test('the newest backup takes the place of what does not open, which is kept beside', async () => {
  await brokenAfterBackup()
  const broken = readdirSync(join(dataFolder(), 'stores'))
  const { madeAtMs, keptAt = '' } = await bringBack({ dataFolder: dataFolder(), ...BACK })
  const store = await openIn(dataFolder())
  await store.close()
  const settings = openSettings({ dataFolder: dataFolder(), openStore: openConfStore })
  expect([madeAtMs, dirname(keptAt), basename(keptAt), [...store.progress.cards.keys()], settings.value.theme])
    .toEqual([NOW_MS, folder.path, 'data 2026-11-23 03-01-00', [key(1), key(2)], 'dark'])
  expect(readdirSync(join(keptAt, 'stores')).map((name) => readFileSync(join(keptAt, 'stores', name), 'utf8'))).toEqual(broken.map(() => '{"version":99}'))
})

test('a backup that cannot be read is passed over', async () => {
  await brokenAfterBackup()
  const later = await backUp(NOW_MS + 1000)
  writeFileSync(join(dataFolder(), 'backups', later), 'no zip')
  expect((await bringBack({ dataFolder: dataFolder(), ...BACK })).madeAtMs).toBe(NOW_MS)
})

test('where no backup can be read nothing is touched', async () => {
  mkdirSync(join(dataFolder(), 'stores'), { recursive: true })
  mkdirSync(join(dataFolder(), 'backups'))
  writeFileSync(join(dataFolder(), 'backups/2026-11-23T03-00-00-000Z-manual.zip'), 'no zip')
  const failing = bringBack({ dataFolder: dataFolder(), ...BACK })
  await expect(failing).rejects.toThrow(UserError)
  expect([readdirSync(folder.path), readdirSync(dataFolder()).sort()]).toEqual([['data'], ['backups', 'stores']])
})
