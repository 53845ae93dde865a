import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeckRecord } from '../shared/domain/parts.ts'
import { endingByContent, isMediaName, mediaEnding, MEDIA_HEAD_BYTES } from '../formats/media.ts'
import { MEDIA } from './backup-content.ts'
import { freeFolder, listFolders } from './deck-files.ts'
import { errorCode, isNoFolder, makeFolder, syncFolder } from './disk.ts'
import { isInside } from './paths.ts'

/** Where the decks of an unpacked backup are already: their folders there by their folders here. */
export type KnownFolders = ReadonlyMap<string, string>

export interface Places {
  /** The unpacked backup. */
  readonly from: string
  readonly dataFolder: string
}

/** Finds for each deck of an unpacked backup a folder here with the very same files. */
export async function findKnownFolders({ from, dataFolder }: Places): Promise<KnownFolders> {
  const here = await listFolders(join(dataFolder, 'decks'))
  const known = new Map<string, string>()
  for (const folder of await listFolders(join(from, 'decks'))) {
    const wanted = await digestOf(join(from, 'decks', folder))
    for (const candidate of here.filter((name) => editionless(name) === editionless(folder))) {
      if (!known.has(folder) && (await digestOf(join(dataFolder, 'decks', candidate))) === wanted) known.set(folder, candidate)
    }
  }
  return known
}

/** A deck's record as it stands here: a folder that is known here has the name it has here. */
export function hereAs(deck: DeckRecord, known: KnownFolders): DeckRecord {
  return deck.folder === undefined ? deck : { ...deck, folder: known.get(deck.folder) ?? `${NEW}${deck.folder}` }
}

/** Marks a folder that is not here yet. No folder's name begins like this. */
const NEW = '.new:'

/**
 * Moves the folders that some records name and that are not here yet into place. Gives the records as they then stand;
 * those whose folder the backup does not hold are left out. Throws what the disk says.
 */
export async function placeDecks(places: Places, decks: Readonly<Record<string, DeckRecord | null>>): Promise<Record<string, DeckRecord | null>> {
  const placed: [string, DeckRecord | null][] = []
  const moved: string[] = []
  try {
    for (const [id, deck] of Object.entries(decks)) {
      const isNew = deck?.folder?.startsWith(NEW) ?? false
      const record = deck && isNew ? await placeDeck(places, deck) : deck
      if (record !== undefined) placed.push([id, record])
      if (record?.folder !== undefined && isNew) moved.push(record.folder)
    }
  } catch (error) {
    // A folder that no record names would be taken for a deck whose record was lost.
    await Promise.all(moved.map((folder) => rm(join(places.dataFolder, 'decks', folder), { recursive: true, force: true }).catch(() => undefined)))
    throw error
  }
  return Object.fromEntries(placed)
}

async function placeDeck({ from, dataFolder }: Places, deck: DeckRecord): Promise<DeckRecord | undefined> {
  const there = (deck.folder ?? '').slice(NEW.length)
  const source = join(from, 'decks', there)
  const root = join(dataFolder, 'decks')
  makeFolder(root)
  const folder = await freeFolder(dataFolder, editionless(there))
  if (!isInside(join(from, 'decks'), source) || !isInside(root, join(root, folder))) return undefined
  try {
    await rename(source, join(root, folder))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
  syncFolder(root)
  return { ...deck, folder }
}

/** Moves pictures and sounds that are not here yet into place; one whose name is not its checksum, or whose content no card may show, is left out. */
export async function placeMedia({ from, dataFolder }: Places): Promise<void> {
  const root = join(dataFolder, MEDIA)
  const here = new Set(await namesIn(root))
  const names = (await namesIn(join(from, MEDIA))).filter((name) => !here.has(name))
  if (names.length > 0) makeFolder(root)
  for (const name of names) {
    if (await isWhatItSays(join(from, MEDIA), name)) await rename(join(from, MEDIA, name), join(root, name))
  }
  if (names.length > 0) syncFolder(root)
}

async function isWhatItSays(folder: string, name: string): Promise<boolean> {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  for await (const chunk of createReadStream(join(folder, name)) as AsyncIterable<Buffer>) {
    if (head.length < MEDIA_HEAD_BYTES) head = Buffer.concat([head, chunk])
    hash.update(chunk)
  }
  return isMediaName(name) && hash.digest('hex') === name.slice(0, 64) && (await endingByContent(head, name)) === mediaEnding(name)
}

/** A checksum over a folder's files and their names. */
async function digestOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  const hash = createHash('sha256')
  for (const path of paths) {
    const bytes = await readFile(path)
    hash.update(`${path.slice(folder.length).replaceAll('\\', '/')}\0${String(bytes.length)}\0`).update(bytes)
  }
  return hash.digest('hex')
}

function editionless(folder: string): string {
  return folder.replace(/~\d+$/, '')
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isNoFolder(error)) return []
    throw error
  })
}
