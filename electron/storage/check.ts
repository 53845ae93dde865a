import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { bundleFiles, deckFromFiles } from '../formats/files.ts'
import { unreadableParts } from '../formats/fit/unreadable-parts.ts'
import { Findings } from '../formats/guide/report.ts'
import type { DataCheck, Finding } from '../shared/contract.ts'
import type { Progress } from '../shared/domain/history.ts'
import { sayFact } from '../shared/facts.ts'
import { checkJournal } from './check-journal.ts'
import { listFolders, readDeckFolder } from './deck-files.ts'
import { errorCode, quarantine } from './disk.ts'
import { KeyedStore, storeFiles, type OpenStore } from './keyed-store.ts'
import { streamPlain } from './plain-file.ts'
import type { ProgressStore } from './progress-store.ts'

export interface CheckPlace {
  readonly dataFolder: string
  readonly openStore: OpenStore
  readonly store: ProgressStore
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

/** Reads both generations of every store, one store a turn; what was damaged is written again. */
async function checkStores({ dataFolder, openStore, store }: CheckPlace): Promise<Part> {
  const names = new Set(storeFiles(dataFolder).flatMap((file) => /^(.+)\.[ab]\.json$/.exec(file)?.[1] ?? []))
  const findings: Finding[] = []
  for (const name of names) {
    const stored = new KeyedStore({ dataFolder, openStore, name })
    stored.read()
    findings.push(...stored.notices.map((notice) => ({ ...notice, isRepaired: notice.detail !== undefined })))
    await nextTurn()
  }
  if (findings.length > 0) await store.rewriteSnapshots()
  return { count: names.size, findings }
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
    return [{ code: 'deck-unreadable', file: join('decks', folder), detail: error instanceof Error ? error.message : String(error), isRepaired: false }]
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
