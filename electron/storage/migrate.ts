import { cpSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { errorCode, makeFolder, syncFile, syncFolder } from './disk.ts'
import { readHead, type Head } from './generation.ts'
import { KeyedStore, storeFiles, STORES, type OpenStore } from './keyed-store.ts'
import { readPlainSync } from './plain-file.ts'
import { schemaOfStore } from './store-schemas.ts'
import { VERSIONS, type Versions } from './versions.ts'

/** Longer than the beginning of a store's file up to its value. */
const HEAD_BYTES = 200
const BESIDE = '.new-'

export interface Migration {
  readonly dataFolder: string
  readonly openStore: OpenStore
  /** UTC milliseconds; names the copy. */
  readonly atMs: number
  readonly versions?: Versions
}

/**
 * Brings the stores to this build's version: copies them to `backups/` first, and puts the copy back when anything
 * fails. Comes before anything else is read. Fails with `migration-failed`, or with `data-newer-version`.
 */
export function migrateStores(migration: Migration): void {
  const { dataFolder, openStore, versions = VERSIONS } = migration
  const outdated = outdatedStores(dataFolder, versions.current)
  if (outdated.length === 0) return
  const copy = copyStores(migration, Math.min(...outdated.map(({ version }) => version)))
  try {
    for (const { name } of outdated) rewrite(new KeyedStore({ dataFolder, openStore, name, versions, schema: schemaOfStore(name) }))
  } catch (error) {
    restoreStores(dataFolder, copy)
    throw failed(error)
  }
}

/** Everything a store holds, written again as this build writes it. */
function rewrite(store: KeyedStore): void {
  const value = store.read()
  if (value !== undefined) store.write(value)
}

function outdatedStores(dataFolder: string, current: number): readonly { readonly name: string; readonly version: number }[] {
  const newest = new Map<string, Head>()
  for (const file of storeFiles(dataFolder)) {
    const [, name] = /^(.+)\.[ab]\.json$/.exec(file) ?? []
    const head = name === undefined ? null : headOf(join(dataFolder, STORES, file))
    if (name !== undefined && head && head.number > (newest.get(name)?.number ?? -1)) newest.set(name, head)
  }
  return [...newest].flatMap(([name, { version }]) => (version < current ? [{ name, version }] : []))
}

/** Null for what cannot be read: whoever opens the store finds out what is the matter. */
function headOf(path: string): Head | null {
  try {
    return readHead(readPlainSync(path, { upTo: HEAD_BYTES }).toString('latin1'))
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}

/** Gives the path of the copy. It has its name only once it is whole. */
function copyStores({ dataFolder, atMs }: Migration, version: number): string {
  const backups = join(dataFolder, 'backups')
  const name = `before-migration-v${String(version)}-${new Date(atMs).toISOString().replaceAll(':', '-')}`
  try {
    makeFolder(backups)
    putCopy({ from: join(dataFolder, STORES), folder: backups, name })
    return join(backups, name)
  } catch (error) {
    throw failed(error)
  }
}

/** A disk that refuses even this leaves the copy where it is, and of each store the generation before. */
function restoreStores(dataFolder: string, copy: string): void {
  try {
    putCopy({ from: copy, folder: dataFolder, name: STORES })
  } catch (error) {
    if (errorCode(error) === undefined) throw error
  }
}

function putCopy({ from, folder, name }: { readonly from: string; readonly folder: string; readonly name: string }): void {
  const beside = join(folder, `${BESIDE}${name}`)
  rmSync(beside, { recursive: true, force: true })
  // What is not a file is none of ours, and a pipe cannot be copied.
  cpSync(from, beside, { recursive: true, filter: (path) => path === from || statSync(path, { throwIfNoEntry: false })?.isFile() === true })
  for (const file of readdirSync(beside)) syncFile(join(beside, file))
  syncFolder(beside)
  rmSync(join(folder, name), { recursive: true, force: true })
  renameSync(beside, join(folder, name))
  syncFolder(folder)
}

function failed(error: unknown): unknown {
  if (error instanceof UserError) return error
  const found = errorCode(error)
  const message = `The data could not be brought to this version (${found ?? String(error)}); it is as it was before. Make room on the disk, or go on with the version before.`
  return new UserError({ code: 'migration-failed', message, ...(found === undefined ? {} : { found: verbatim(found) }) })
}
