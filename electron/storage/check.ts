import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { bundleFiles, deckFromFiles } from '../formats/files.ts'
import { unreadableParts } from '../formats/fit/unreadable-parts.ts'
import { Findings } from '../formats/guide/report.ts'
import type { DataCheck, Finding, Notice } from '../shared/contract.ts'
import { applySnapshot, emptyProgress, type Progress } from '../shared/domain/history.ts'
import { UserError } from '../shared/errors.ts'
import { sayFact } from '../shared/facts.ts'
import { checkJournal } from './check-journal.ts'
import { isSameState } from './check-state.ts'
import { listFolders, readDeckFolder } from './deck-files.ts'
import { faultIn } from './fault-in.ts'
import { errorCode, quarantine } from './disk.ts'
import { KeyedStore, storeFiles, STORES, type OpenStore } from './keyed-store.ts'
import { streamPlain } from './plain-file.ts'
import type { ProgressStore } from './progress-store.ts'
import { settingsIn, type SettingsStore } from './settings-store.ts'
import { Snapshots } from './snapshots.ts'
import { schemaOfStore } from './store-schemas.ts'

export interface CheckPlace {
  readonly dataFolder: string
  readonly openStore: OpenStore
  readonly store: ProgressStore
  readonly settings: SettingsStore
  /** UTC milliseconds. */
  readonly now: () => number
}

/** What one part of the data holds, and what is wrong with it. */
interface Part {
  readonly count: number
  readonly findings: readonly Finding[]
}

/**
 * Walks everything that is stored – journal, snapshots, decks, media – and repairs what can be: damaged files are set
 * aside and written again from what is whole, a journal with damaged lines gets what they said. Nothing is deleted.
 */
export async function checkData(place: CheckPlace): Promise<DataCheck> {
  const { dataFolder, store } = place
  await store.flush()
  const journal = await checkJournal(place)
  const stores = await checkStores(place)
  const decks = await checkDecks(dataFolder, store.progress)
  const media = await checkMedia(dataFolder)
  const findings = [unsaved(place), journal.findings, stores.findings, decks.findings, media.findings].flat()
  return { entries: journal.count, cards: store.progress.cards.size, stores: stores.count, decks: decks.count, media: media.count, findings }
}

function unsaved({ dataFolder, store }: CheckPlace): readonly Finding[] {
  const { isSaved, failure } = store.status()
  const detail = failure?.found && sayFact(failure.found)
  return isSaved ? [] : [{ code: 'not-saved', file: dataFolder, isRepaired: false, ...(detail === undefined ? {} : { detail }) }]
}

/**
 * Reads both generations of every store, one store a turn, and compares what they give with what is live. What was
 * damaged or differs is written again, and read again: only what is then the same is repaired.
 */
async function checkStores(place: CheckPlace): Promise<Part> {
  const { dataFolder, openStore } = place
  const names = new Set(storeFiles(dataFolder).flatMap((file) => /^(.+)\.[ab]\.json$/.exec(file)?.[1] ?? []))
  const found: Notice[] = []
  for (const name of names) {
    const stored = new KeyedStore({ dataFolder, openStore, name, schema: schemaOfStore(name) })
    stored.read()
    found.push(...stored.notices)
    await nextTurn()
  }
  const before = await isWritten(place, found)
  if (found.length === 0 && before !== false) return { count: names.size, findings: [] }
  const isRepaired = (await rewrite(place)) && (await isWritten(place, [])) === true
  const rebuilt: readonly Finding[] = found.length === 0 ? [{ code: 'rebuilt-from-journal', file: STORES, isRepaired }] : []
  return { count: names.size, findings: [...found.map((notice) => ({ ...notice, isRepaired: isRepaired && notice.detail !== undefined })), ...rebuilt] }
}

/** Whether the stores give what is live; undefined when an answer came in meanwhile. What reading them finds is added. */
async function isWritten(place: CheckPlace, found: Notice[]): Promise<boolean | undefined> {
  const { dataFolder, openStore, store } = place
  await store.flush()
  const { seq } = store
  const snapshots = new Snapshots(dataFolder, openStore)
  const { state, isWhole } = await snapshots.load()
  const stored = emptyProgress()
  applySnapshot(stored, state)
  found.push(...snapshots.notices)
  const isSame = isWhole && areWritten(place) && (await isSameState(stored, store.progress))
  return store.seq === seq && store.status().isSaved ? isSame : undefined
}

/** Whether the settings on the disk are the live ones. */
function areWritten({ dataFolder, openStore, settings }: CheckPlace): boolean {
  return isDeepStrictEqual(settingsIn({ dataFolder, openStore }), settings.value)
}

/** False when the disk refuses. */
async function rewrite(place: CheckPlace): Promise<boolean> {
  const { store, settings } = place
  try {
    if (!areWritten(place)) settings.write()
    await store.rewriteSnapshots()
    return true
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return false
  }
}

async function checkDecks(dataFolder: string, progress: Progress): Promise<Part> {
  const root = join(dataFolder, 'decks')
  const folders = await listFolders(root)
  const findings: Finding[] = []
  for (const folder of folders) {
    findings.push(...await findingsOfDeck(root, folder))
    await nextTurn()
  }
  const recorded = [...progress.decks.values()].flatMap(({ folder, isDeleted }) => (folder === undefined || isDeleted ? [] : [folder]))
  const missing = recorded.filter((folder) => !folders.includes(folder))
  findings.push(...missing.map((folder) => ({ code: 'deck-missing' as const, file: join('decks', folder), isRepaired: false })))
  return { count: folders.length, findings }
}

/** A deck that cannot be read, or lacks one of the files that it was written with. */
async function findingsOfDeck(root: string, folder: string): Promise<readonly Finding[]> {
  try {
    const files = await readDeckFolder(join(root, folder, 'deck'))
    const findings = new Findings()
    const deck = deckFromFiles(files, findings)
    // A week that was written as one file may be more than one today; a lost part is found by reading.
    const missing = [...bundleFiles(deck).keys()].filter((name) => !files.has(name) && !/\.\d+\.json$/.test(name))
    return [
      ...missing.map((name) => ({ code: 'deck-missing' as const, file: join('decks', folder, 'deck', name), isRepaired: false })),
      ...unreadableParts(findings.leftOut()).map(({ file, detail }) => ({ code: 'deck-part-unreadable' as const, file: join('decks', folder, 'deck', file), detail, isRepaired: false })),
    ]
  } catch (error) {
    return [{ code: 'deck-unreadable', file: join('decks', folder), detail: faultIn(error), isRepaired: false }]
  }
}

/** A file of sound or picture is named after what it holds. */
async function checkMedia(dataFolder: string): Promise<Part> {
  const folder = join(dataFolder, 'media')
  const names = (await namesIn(folder)).filter((name) => /^[0-9a-f]{64}\./.test(name))
  const findings: Finding[] = []
  for (const name of names) {
    const path = join(folder, name)
    if (name.startsWith(await hashOf(path))) continue
    findings.push({ ...quarantine(dataFolder, path), code: 'media-damaged', file: join('media', name), isRepaired: false })
  }
  return { count: names.length, findings }
}

/** Of a file that cannot be read: nothing that a name begins with. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of streamPlain(path)) hash.update(chunk)
    return hash.digest('hex')
  } catch (error) {
    onlyDisk(error)
    return 'unreadable'
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => { onlyDisk(error); return [] })
}

function onlyDisk(error: unknown): void {
  if (errorCode(error) === undefined) throw error
}
