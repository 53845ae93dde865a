import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Notice } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'

/** One JSON file that a store library writes: beside, synced, renamed. */
export interface JsonFile {
  readonly path: string
  readonly write: (value: Readonly<Record<string, unknown>>) => void
}

/** Opens a JSON file for writing: electron-store in the app, conf in tools and tests. */
export type OpenStore = (place: { readonly folder: string; readonly name: string }) => JsonFile

export interface StorePlace {
  readonly dataFolder: string
  readonly name: string
  readonly openStore: OpenStore
}

const VERSION = 1
const GENERATIONS = ['a', 'b'] as const

interface Generation {
  readonly letter: (typeof GENERATIONS)[number]
  readonly number: number
  readonly value: unknown
}

/**
 * A value kept in two alternating files, `name.a.json` and `name.b.json`, so that one readable generation survives
 * whatever happens to the other. A write counts only once the file was read back and holds what was meant. A damaged
 * file is moved to `quarantine/`; one of a newer version is refused and never touched.
 */
export class KeyedStore {
  readonly notices: Notice[] = []
  readonly #place: StorePlace
  readonly #folder: string
  #latest: Generation | null = null

  constructor(place: StorePlace) {
    this.#place = place
    this.#folder = join(place.dataFolder, 'stores')
    mkdirSync(this.#folder, { recursive: true })
    this.#latest = this.#readLatest()
  }

  /** The newest readable value; undefined when there is none. */
  get value(): unknown {
    return this.#latest?.value
  }

  /** Writes the value as the next generation. Throws what the disk says; the generation before stays readable. */
  write(value: unknown): void {
    const number = (this.#latest?.number ?? 0) + 1
    const letter = this.#latest?.letter === 'a' ? 'b' : 'a'
    const text = JSON.stringify(value)
    const file = this.#place.openStore({ folder: this.#folder, name: `${this.#place.name}.${letter}` })
    file.write({ version: VERSION, generation: number, checksum: crc32(text), value })
    const written = parseGeneration(readFileSync(file.path, 'utf8'), letter)
    if (written?.number !== number || JSON.stringify(written.value) !== text) throw new Error(`${basename(file.path)} was not written whole.`)
    syncFolder(this.#folder)
    this.#latest = { letter, number, value }
  }

  #readLatest(): Generation | null {
    const found = GENERATIONS.flatMap((letter) => this.#read(letter) ?? [])
    return found.reduce<Generation | null>((latest, next) => (latest && latest.number >= next.number ? latest : next), null)
  }

  #read(letter: Generation['letter']): Generation | null {
    const path = join(this.#folder, `${this.#place.name}.${letter}.json`)
    if (!existsSync(path)) return null
    let generation: Generation | null = null
    try {
      generation = parseGeneration(readFileSync(path, 'utf8'), letter)
    } catch (error) {
      if (error instanceof UserError) throw error
    }
    if (!generation) this.notices.push(quarantine(this.#place.dataFolder, path))
    return generation
  }
}

/** Whether a store has a file, readable or not. */
export function storeExists(dataFolder: string, name: string): boolean {
  return GENERATIONS.some((letter) => existsSync(join(dataFolder, 'stores', `${name}.${letter}.json`)))
}

/** The generation a file's text holds; null when it is damaged. Throws `data-newer-version` for one of a later build. */
function parseGeneration(text: string, letter: Generation['letter']): Generation | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof parsed !== 'object' || parsed === null || !('version' in parsed) || !('value' in parsed)) return null
  const { version, value } = parsed
  if (typeof version === 'number' && version > VERSION) {
    throw new UserError({ code: 'data-newer-version', message: 'This data was written by a newer Weekdeck. Update the app; nothing was changed.', found: String(version), expected: String(VERSION) })
  }
  const number = 'generation' in parsed ? parsed.generation : undefined
  const checksum = 'checksum' in parsed ? parsed.checksum : undefined
  if (version !== VERSION || typeof number !== 'number' || checksum !== crc32(JSON.stringify(value))) return null
  return { letter, number, value }
}

/** Moves something damaged out of the way, kept for whoever may want to look, and says so. */
export function quarantine(dataFolder: string, path: string): Notice {
  const folder = join(dataFolder, 'quarantine')
  mkdirSync(folder, { recursive: true })
  const taken = new Set(readdirSync(folder))
  let name = basename(path)
  for (let count = 2; taken.has(name); count += 1) name = `${basename(path)}~${String(count)}`
  renameSync(path, join(folder, name))
  return { code: 'quarantined', file: basename(path), detail: join('quarantine', name) }
}

/** Temporary files of a run that was killed (atomically's are named `<file>.tmp-<digits>`). */
export function removeStrayFiles(dataFolder: string): void {
  const folder = join(dataFolder, 'stores')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) if (/\.json\.tmp-/.test(name)) rmSync(join(folder, name), { force: true, recursive: true })
}

/** Makes a rename in the folder last over a power cut, where the system can do that. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
