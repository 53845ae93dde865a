import { randomUUID } from 'node:crypto'
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { UserError } from '../shared/errors.ts'
import { MEDIA } from './backup-content.ts'
import { errorCode, isNoFolder, makeFolder, syncFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { BESIDE, writeMedia, type MediaToWrite, type Writing, type WrittenMedia } from './media-files.ts'
import { isInside } from './paths.ts'
import { readPlainText } from './plain-file.ts'

/** Name of the folder under the data folder that holds the imported decks. */
export const DECKS = 'decks'

/** A deck's files by name, as text. Names of guide files may hold `/`. */
export type TextFiles = ReadonlyMap<string, string>

export interface DeckToWrite {
  readonly dataFolder: string
  /** Name of a folder that does not exist yet, from {@link freeFolder}. */
  readonly folder: string
  readonly deck: ReadonlyMap<string, string | Uint8Array>
  readonly guide: TextFiles
  /** Pictures and sounds its cards show. */
  readonly media?: readonly MediaToWrite[]
}

/** Names of the folders in a folder, sorted; none when it is not there. */
export async function listFolders(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name).sort()
  } catch (error) {
    if (isNoFolder(error)) return []
    throw error
  }
}

/** Names of all files in a folder and the folders in it, with `/` between; none when it is not there. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
  } catch (error) {
    if (isNoFolder(error)) return []
    throw error
  }
}

/** The JSON files of a deck's folder. */
export async function readDeckFolder(folder: string): Promise<TextFiles> {
  const names = await deckFileNames(folder)
  return new Map(await Promise.all(names.map(async (name) => [name, await readPlainText(join(folder, name))] as const)))
}

/** Names of the JSON files of a deck's folder, sorted. */
export async function deckFileNames(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
}

/** Another text when one of a deck's files was changed, came or went. */
export async function deckFolderSign(folder: string): Promise<string> {
  const names = await deckFileNames(folder)
  const signs = await Promise.all(names.map(async (name) => {
    const { mtimeMs, size } = await stat(join(folder, name))
    return `${name} ${String(mtimeMs)} ${String(size)}`
  }))
  return signs.join('\n')
}

/** The texts of a deck's guide by their names in it; none for a deck without one. */
export async function readGuideFolder(folder: string): Promise<TextFiles> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
    return new Map(await Promise.all(paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readPlainText(path)] as const)))
  } catch (error) {
    if (isNoFolder(error)) return new Map()
    throw error
  }
}

/** The text of a file that must lie inside a folder, whatever the name says. */
export async function readTextInside(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  if (!isInside(folder, path)) throw leadsOut(name)
  try {
    return await readPlainText(path)
  } catch (error) {
    throw errorCode(error) === 'ENOENT' ? missing(name) : error
  }
}

/** A name under `decks/` that is not taken: the deck's id, or `id~2`, `id~3` for later editions. */
export async function freeFolder(dataFolder: string, deckId: string): Promise<string> {
  const taken = new Set(await listFolders(join(dataFolder, DECKS)))
  const name = safeFolderName(deckId)
  if (!taken.has(name)) return name
  for (let edition = 2; ; edition += 1) if (!taken.has(`${name}~${String(edition)}`)) return `${name}~${String(edition)}`
}

/** A folder name that every system takes: letters, digits, Hangul and `-`, never one that Windows keeps for itself. */
export function safeFolderName(id: string): string {
  const name = id.normalize('NFC').toLowerCase().replace(/[^a-z0-9가-힣]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80)
  return name === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `deck-${name}` : name
}

/**
 * Writes a deck, its guide and its media, all or nothing: beside, every file and folder synced, then renamed into place.
 * Fails with `not-saved` when the disk refuses, or with the signal's reason, and then nothing of it stays.
 */
export async function writeDeck({ dataFolder, folder, deck, guide, media = [] }: DeckToWrite, writing: Writing = {}): Promise<void> {
  const root = join(dataFolder, DECKS)
  const beside = join(root, `${BESIDE}${randomUUID()}`)
  let shown: WrittenMedia | undefined
  try {
    shown = await writeMedia(join(dataFolder, MEDIA), media, writing)
    makeFolder(beside)
    await writeFiles(join(beside, 'deck'), deck)
    await writeFiles(join(beside, 'guide'), guide)
    writing.signal?.throwIfAborted()
    // Media comes before the deck that shows it.
    await shown.publish()
    await rename(beside, join(root, folder))
    syncFolder(root)
  } catch (error) {
    await Promise.all([rm(beside, { recursive: true, force: true }), shown?.withdraw()]).catch(() => undefined)
    throw errorCode(error) === undefined ? error : new UserError(failureOfDisk('deck', error))
  }
}

async function writeFiles(folder: string, files: DeckToWrite['deck']): Promise<void> {
  makeFolder(folder)
  for (const [name, content] of files) {
    const path = join(folder, name)
    if (!isInside(folder, path)) throw leadsOut(name)
    makeFolder(dirname(path))
    await writeFile(path, content, { flag: 'wx', flush: true })
    syncFolder(dirname(path))
  }
}

/** Takes away a deck that nothing points to yet. */
export async function removeDeck(dataFolder: string, folder: string): Promise<void> {
  await rm(join(dataFolder, 'decks', folder), { recursive: true, force: true })
}

/** Removes what a killed import left beside. */
export async function removeHalfWrittenDecks(dataFolder: string): Promise<void> {
  for (const root of [join(dataFolder, DECKS), join(dataFolder, MEDIA)]) {
    const names = await readdir(root).catch(() => [])
    const left = names.filter((name) => name.startsWith(BESIDE))
    await Promise.all(left.map((name) => rm(join(root, name), { recursive: true, force: true })))
  }
}

function missing(name: string): UserError {
  return new UserError({ code: 'file-missing', message: `${name} is not there any more. Import the guide again.`, file: name })
}

function leadsOut(name: string): UserError {
  return new UserError({ code: 'not-allowed', message: `${name} leads out of its folder.`, file: name })
}
