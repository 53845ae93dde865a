import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { BackupReason } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import { isMediaName } from '../formats/media.ts'
import { verbatim } from '../shared/facts.ts'
import { time } from '../shared/schema/values.ts'
import { BACKUP_REASONS } from './backup-names.ts'
import { isNoFolder } from './disk.ts'
import { JOURNAL } from './journal-files.ts'
import { STORES } from './keyed-store.ts'
import type { ZipSource } from './zip-write.ts'

/** Name of the folder under the data folder that holds pictures and sounds, each named by its checksum. */
export const MEDIA = 'media'

/** The first entry of a backup or profile: what it is. */
export const HEAD_NAME = 'weekdeck.json'

const VERSION = 1

/** A backup holds no media; a profile, which is carried to another computer, holds everything. */
export interface BackupHead {
  readonly format: 'weekdeck-backup' | 'weekdeck-profile'
  readonly version: number
  readonly madeAtMs: number
  readonly reason: BackupReason
}

const headShape: z.ZodType<BackupHead> = z.object({
  format: z.enum(['weekdeck-backup', 'weekdeck-profile']),
  version: z.literal(VERSION),
  madeAtMs: time,
  reason: z.enum(BACKUP_REASONS),
})
const versionShape = z.object({ format: z.string().startsWith('weekdeck-'), version: z.number().int().gt(VERSION) })

/** The head to write. */
export function headText(head: Omit<BackupHead, 'version'>): string {
  return JSON.stringify({ ...head, version: VERSION })
}

/** Reads a head; undefined when it is none. Fails with `data-newer-version` for one of a later build. */
export function readHead(text: string): BackupHead | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const newer = versionShape.safeParse(value)
  if (newer.success) {
    const found = verbatim(newer.data.version)
    throw new UserError({ code: 'data-newer-version', message: 'A newer Weekdeck made this file. Update the app; nothing was changed.', found, expected: verbatim(VERSION) })
  }
  return headShape.safeParse(value).data
}

const CONTENT = [
  /^weekdeck\.json$/,
  /^journal\/(merged\/)?[^/]+\.jsonl$/,
  /^stores\/[\w-]+\.[ab]\.json$/,
  /^decks\/[^./][^/]*\/(deck|guide)\/[^\0]+$/,
]

/** Whether a backup has files of this name. */
export function isContent(name: string): boolean {
  return (CONTENT.some((pattern) => pattern.test(name)) && !name.endsWith('/')) || (name.startsWith(`${MEDIA}/`) && isMediaName(name.slice(MEDIA.length + 1)))
}

/** A file to back up, and its size when it was looked at. */
export interface Content extends ZipSource {
  readonly bytes: number
}

/**
 * What a backup of the data folder holds. Stores come first and the journal last: then the journal has everything
 * that a store tells of, whatever is written meanwhile.
 */
export async function contentOf(dataFolder: string, withMedia: boolean): Promise<readonly Content[]> {
  const folders = [STORES, 'decks', ...(withMedia ? [MEDIA] : []), JOURNAL]
  const found = await Promise.all(folders.map((folder) => filesUnder(dataFolder, folder)))
  return found.flat().filter(({ name }) => isContent(name))
}

async function filesUnder(dataFolder: string, folder: string): Promise<readonly Content[]> {
  const entries = await readdir(join(dataFolder, folder), { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (isNoFolder(error)) return []
    throw error
  })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  return Promise.all(paths.map(async (path) => ({
    name: path.slice(dataFolder.length + 1).replaceAll('\\', '/'),
    path,
    bytes: (await stat(path)).size,
  })))
}
