import fs, { type FileHandle } from 'node:fs/promises'
import sync from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { below, type Random } from './random.ts'

/** What kind of sync the disk is told about: leaving one out is what code without it would do. */
export type SyncKind = 'file' | 'folder'

interface Named {
  readonly id: string
  readonly isFolder: boolean
}

type Entries = ReadonlyMap<string, Named>

/** What a disk would hold after a power cut, of one file or folder by its name on the disk. */
interface Kept {
  readonly files: Map<string, Buffer>
  readonly folders: Map<string, Entries>
}

/**
 * Knows what of a folder would be left after a power cut at this moment: of a file what it held when it was last
 * synced, of a folder the names it held when it was last synced, and nothing else. It listens to every sync that Node
 * makes; loaded before the code it watches. Only Linux tells which file a handle stands for.
 */
export class DurableDisk {
  readonly #root: string
  readonly #ignored: SyncKind | undefined
  readonly #kept: Kept = { files: new Map(), folders: new Map() }
  readonly #beforeSync: () => void
  #isPaused = false

  /** `beforeSync` is called each time before more becomes durable. Syncs of the ignored kind change nothing. */
  constructor(root: string, { ignored, beforeSync }: { readonly ignored?: SyncKind | undefined; readonly beforeSync: () => void }) {
    this.#root = root
    this.#ignored = ignored
    this.#beforeSync = beforeSync
    this.#kept.folders.set(idOf(sync.statSync(root, { bigint: true })), new Map())
  }

  /** From now on every sync is noticed. */
  async listen(): Promise<void> {
    const noticed = (fd: number): (() => void) => this.#syncing(fd)
    const { fsyncSync, fdatasyncSync, fsync, fdatasync } = sync
    sync.fsyncSync = (fd) => { const done = noticed(fd); fsyncSync(fd); done() }
    sync.fdatasyncSync = (fd) => { const done = noticed(fd); fdatasyncSync(fd); done() }
    Object.assign(sync, { fsync: later(fsync, noticed), fdatasync: later(fdatasync, noticed) })
    const handle = await fs.open(this.#root, 'r')
    const prototype = Object.getPrototypeOf(handle) as FileHandle
    await handle.close()
    for (const name of ['sync', 'datasync'] as const) {
      const original = prototype[name]
      prototype[name] = async function (this: FileHandle) { const done = noticed(this.fd); await original.call(this); done() }
    }
    syncBuiltinESMExports()
  }

  /** Writes what would be left into a folder. With `random`, some of what was not synced is left as well. */
  leave(target: string, random?: Random): void {
    this.#isPaused = true
    const live = liveUnder(this.#root)
    this.#leaveFolder(idOf(sync.statSync(this.#root, { bigint: true })), { target, live, random })
    this.#isPaused = false
  }

  #syncing(fd: number): () => void {
    if (this.#isPaused) return () => undefined
    const path = sync.readlinkSync(`/proc/self/fd/${String(fd)}`)
    const stat = sync.fstatSync(fd, { bigint: true })
    if (!path.startsWith(this.#root) || this.#ignored === (stat.isDirectory() ? 'folder' : 'file')) return () => undefined
    this.#beforeSync()
    if (stat.isDirectory()) {
      const entries = entriesOf(path)
      return () => { this.#kept.folders.set(idOf(stat), entries) }
    }
    const content = sync.readFileSync(`/proc/self/fd/${String(fd)}`)
    return () => { this.#kept.files.set(idOf(stat), content) }
  }

  #leaveFolder(id: string, place: { readonly target: string; readonly live: Kept; readonly random: Random | undefined }): void {
    const { target, live, random } = place
    sync.mkdirSync(target, { recursive: true })
    for (const [name, { id: child, isFolder }] of mix(this.#kept.folders.get(id) ?? new Map(), live.folders.get(id), random)) {
      const path = join(target, name)
      if (isFolder) this.#leaveFolder(child, { ...place, target: path })
      else sync.writeFileSync(path, contentLeft(this.#kept.files.get(child) ?? Buffer.alloc(0), live.files.get(child), random))
    }
  }
}

/** Of every name, what was synced or what is there now. */
function mix(kept: Entries, live: Entries | undefined, random: Random | undefined): Entries {
  if (!random || !live) return kept
  const names = new Set([...kept.keys(), ...live.keys()])
  return new Map([...names].flatMap((name) => {
    const chosen = (below(random, 2) === 0 ? kept : live).get(name)
    return chosen ? [[name, chosen] as const] : []
  }))
}

/** What was synced, or that and some of what was written since. */
function contentLeft(kept: Buffer, live: Buffer | undefined, random: Random | undefined): Buffer {
  if (!random || !live || below(random, 2) === 0) return kept
  return live.length > kept.length ? live.subarray(0, kept.length + below(random, live.length - kept.length + 1)) : live
}

function liveUnder(root: string): Kept {
  const live: Kept = { files: new Map(), folders: new Map() }
  const visit = (folder: string): void => {
    const entries = entriesOf(folder)
    live.folders.set(idOf(sync.statSync(folder, { bigint: true })), entries)
    for (const [name, { id, isFolder }] of entries) {
      if (isFolder) visit(join(folder, name))
      else live.files.set(id, sync.readFileSync(join(folder, name)))
    }
  }
  visit(root)
  return live
}

function entriesOf(folder: string): Entries {
  return new Map(sync.readdirSync(folder).map((name) => {
    const stat = sync.statSync(join(folder, name), { bigint: true })
    return [name, { id: idOf(stat), isFolder: stat.isDirectory() }]
  }))
}

/** Numbers of files are used again; together with the time of birth they are not. */
function idOf({ ino, birthtimeNs }: { readonly ino: bigint; readonly birthtimeNs: bigint }): string {
  return `${String(ino)}/${String(birthtimeNs)}`
}

type Synced = (fd: number, callback: (error: NodeJS.ErrnoException | null) => void) => void

function later(original: Synced, noticed: (fd: number) => () => void): Synced {
  return (fd, callback) => {
    const done = noticed(fd)
    original(fd, (error) => { if (!error) done(); callback(error) })
  }
}
