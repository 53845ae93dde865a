import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { UndoableEntry } from '../shared/domain/entries.ts'
import type { Progress } from '../shared/domain/history.ts'
import { MEDIA } from './backup-content.ts'
import { listFolders, readDeckFolder } from './deck-files.ts'
import { isNoFolder } from './disk.ts'

/** What came lately may be on its way in: another computer's deck can arrive before the entry that names it. */
const YOUNG_MS = 86_400_000

/** What nobody can reach any more and was removed. */
export interface Collected {
  readonly decks: readonly string[]
  readonly media: readonly string[]
}

export interface CollectPlace {
  readonly dataFolder: string
  readonly progress: Progress
  /** UTC milliseconds. */
  readonly now: number
}

/**
 * Removes editions of decks that neither the library nor anything that can be taken back points to, then pictures and
 * sounds that no deck shows. Folders of decks the history does not know are left alone. Throws what the disk says.
 */
export async function collectOrphans({ dataFolder, progress, now }: CollectPlace): Promise<Collected> {
  const root = join(dataFolder, 'decks')
  const reachable = reachableFolders(progress)
  const known = new Set([...reachable, ...[...progress.decks.values()].flatMap(({ folder }) => folder ?? [])].map(deckOf))
  const orphans = (await listFolders(root)).filter((name) => !reachable.has(name) && known.has(deckOf(name)))
  const decks = await removeOld(orphans.map((name) => join(root, name)), now)
  const shown = await shownMedia(root)
  const files = (await namesIn(join(dataFolder, MEDIA))).filter((name) => /^[0-9a-f]{64}\./.test(name) && !shown.has(name))
  const media = await removeOld(files.map((name) => join(dataFolder, MEDIA, name)), now)
  return { decks, media }
}

/** Folders that a deck has, or would have after any number of steps back or forth. */
function reachableFolders({ decks, undoable, redoable }: Progress): ReadonlySet<string> {
  const records = [...[...decks.values()].filter(({ isTakenBack }) => !isTakenBack), ...[...undoable, ...redoable].flatMap(recordsIn)]
  return new Set(records.flatMap((record) => record?.folder ?? []))
}

function recordsIn(entry: UndoableEntry): readonly ({ readonly folder?: string } | null)[] {
  if (entry.kind === 'deck-added') return [entry, entry.before]
  return entry.kind === 'backup-restored' ? [...Object.values(entry.before.decks), ...Object.values(entry.after.decks)] : []
}

function deckOf(folder: string): string {
  return folder.replace(/~\d+$/, '')
}

/** Names of the media files that the cards of any deck show. */
async function shownMedia(root: string): Promise<ReadonlySet<string>> {
  const shown = new Set<string>()
  for (const folder of await listFolders(root)) {
    for (const text of (await readDeckFolder(join(root, folder, 'deck'))).values()) {
      for (const [name] of text.matchAll(/[0-9a-f]{64}\.[a-z0-9]{2,5}/g)) shown.add(name)
    }
    await nextTurn()
  }
  return shown
}

async function removeOld(paths: readonly string[], now: number): Promise<readonly string[]> {
  const removed: string[] = []
  for (const path of paths) {
    if (now - (await stat(path)).mtimeMs < YOUNG_MS) continue
    await rm(path, { recursive: true, force: true })
    removed.push(path)
  }
  return removed
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isNoFolder(error)) return []
    throw error
  })
}
