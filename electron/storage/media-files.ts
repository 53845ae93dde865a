import { randomUUID } from 'node:crypto'
import { readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, syncFolder } from './disk.ts'

/** A picture or sound; its name on the disk is its checksum. */
export interface MediaToWrite {
  /** SHA-256 of the bytes. */
  readonly hash: string
  readonly extension: string
  readonly bytes: Uint8Array
}

/** How the name of a folder begins that is being written. */
export const BESIDE = '.new-'

/** What a long write is called off with, and where it tells how far it is, 0–1. */
export interface Writing {
  readonly signal?: AbortSignal
  readonly onShare?: (share: number) => void
}

/** Media that lie beside their places, whole and synced, until the deck that shows them is written too. */
export interface WrittenMedia {
  /** Moves them into their places; what was there already is the same by its name. */
  readonly publish: () => Promise<void>
  /** Takes away what this import brought, wherever it lies by now. */
  readonly withdraw: () => Promise<void>
}

/** Files written at once: a disk syncs many in hardly more time than one, and most are small. */
const AT_ONCE = 32

/** Writes what is not there yet. Throws what the disk says, or why it was called off; then nothing of it stays. */
export async function writeMedia(folder: string, media: readonly MediaToWrite[], { signal, onShare }: Writing = {}): Promise<WrittenMedia> {
  if (media.length === 0) return { publish: () => Promise.resolve(), withdraw: () => Promise.resolve() }
  makeFolder(folder)
  const there = new Set(await readdir(folder))
  const fresh = new Map(media.map((one) => [`${one.hash}.${one.extension}`, one.bytes] as const).filter(([name]) => !there.has(name)))
  const beside = join(folder, `${BESIDE}${randomUUID()}`)
  const published: string[] = []
  const withdraw = async (): Promise<void> => {
    await rm(beside, { recursive: true, force: true })
    await each(published, (name) => rm(join(folder, name), { force: true }))
  }
  try {
    makeFolder(beside)
    let written = 0
    await each([...fresh], async ([name, bytes]) => {
      signal?.throwIfAborted()
      await writeFile(join(beside, name), bytes, { flush: true })
      written += 1
      onShare?.(written / fresh.size)
    })
  } catch (error) {
    await withdraw()
    throw error
  }
  const publish = async (): Promise<void> => {
    await each([...fresh.keys()], async (name) => {
      await rename(join(beside, name), join(folder, name))
      published.push(name)
    })
    await rm(beside, { recursive: true, force: true })
    syncFolder(folder)
  }
  return { publish, withdraw }
}

/** Does the same with every item, several at once. After the first that fails no other is begun, and those that were are waited for. */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0
  let failure: { readonly error: unknown } | undefined
  const worker = async (): Promise<void> => {
    for (let item = items[next]; item !== undefined && !failure; item = items[next]) {
      next += 1
      await work(item).catch((error: unknown) => { failure ??= { error } })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (failure) throw failure.error
}
