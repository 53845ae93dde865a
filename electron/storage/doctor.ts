import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DataCheck, Finding, Notice } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import { checkData } from './check.ts'
import { DataLock } from './data-lock.ts'
import { removeHalfWrittenDecks } from './deck-files.ts'
import { JOURNAL } from './journal-files.ts'
import { STORES, type OpenStore } from './keyed-store.ts'
import { migrateStores } from './migrate.ts'
import { openProgress } from './progress-store.ts'
import { openSettings } from './settings-store.ts'

export interface Patient {
  readonly dataFolder: string
  readonly openStore: OpenStore
  /** UTC milliseconds. */
  readonly now: () => number
}

/**
 * Checks and repairs a data folder that no app has open; what opening it found counts as well. Fails with
 * `file-missing` for a folder that holds no data, `data-in-use` when it is open, `data-newer-version`.
 */
export async function treat(patient: Patient): Promise<DataCheck> {
  const { dataFolder, now } = patient
  if (![JOURNAL, STORES].some((name) => existsSync(join(dataFolder, name)))) throw noData(dataFolder)
  const lock = new DataLock({ dataFolder, now })
  try {
    return await treatHeld(patient)
  } finally {
    lock.release()
  }
}

async function treatHeld({ dataFolder, openStore, now }: Patient): Promise<DataCheck> {
  migrateStores({ dataFolder, openStore, atMs: now() })
  await removeHalfWrittenDecks(dataFolder)
  const settings = openSettings({ dataFolder, openStore })
  const store = await openProgress({ dataFolder, openStore, now })
  const check = await checkData({ dataFolder, openStore, store, settings, now })
  await store.close()
  return { ...check, findings: [...[...settings.notices, ...store.notices].map(asFinding), ...check.findings] }
}

/** What opening finds it also sees to, but for what it set nowhere because the disk refused. */
function asFinding(notice: Notice): Finding {
  const isLeft = notice.code === 'unknown-entry' || notice.code === 'entry-unreadable' || (notice.code === 'quarantined' && notice.detail === undefined)
  return { ...notice, isRepaired: !isLeft }
}

function noData(dataFolder: string): UserError {
  return new UserError({ code: 'file-missing', message: `${dataFolder} is no data folder: it has no journal and no stores.`, file: dataFolder })
}
