import { accessSync, closeSync, constants, existsSync, openSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type * as z from 'zod'
import type { Notice } from '../shared/contract.ts'
import { copyAside, errorCode, isNoFolder, makeFolder, moveAside, quarantine, syncFolder, unreadable } from './disk.ts'
import { readGeneration, sealGeneration, type Generation } from './generation.ts'
import { isUnusable, readPlainSync } from './plain-file.ts'
import { upgradeStore, VERSIONS, type Versions } from './versions.ts'

/** One JSON file that a store library writes: beside, synced, renamed. */
export interface JsonFile {
  readonly path: string
  readonly write: (value: Readonly<Record<string, unknown>>) => void
}

/** What the store library is told in any case: it never clears a file, takes keys as they are and writes no blanks. */
export const STORE_OPTIONS = { clearInvalidConfig: false, accessPropertiesByDotNotation: false, serialize: JSON.stringify } as const

/** Opens a JSON file for writing: electron-store in the app, conf in tools and tests. */
export type OpenStore = (place: { readonly folder: string; readonly name: string }) => JsonFile

export interface StorePlace<Value> {
  readonly dataFolder: string
  readonly name: string
  readonly openStore: OpenStore
  /** What a value must be; a file that holds anything else is damaged. */
  readonly schema: z.ZodType<Value>
  /** What it reads and writes, where that is not this build's. */
  readonly versions?: Versions
}

const LETTERS = ['a', 'b'] as const
type Letter = (typeof LETTERS)[number]

/** A generation that was written whole, and where. */
interface Found extends Generation {
  readonly letter: Letter
}

/** Name of the folder under the data folder that holds all stores. */
export const STORES = 'stores'

/**
 * A value kept in two alternating files, `name.a.json` and `name.b.json`, so that one readable generation survives
 * whatever happens to the other. A write counts only once the file was read back and holds what was meant. A damaged
 * file is moved to `quarantine/`; one of a newer version is refused and never touched.
 */
export class KeyedStore<Value = unknown> {
  readonly notices: Notice[] = []
  readonly #place: StorePlace<Value>
  readonly #folder: string
  readonly #versions: Versions
  readonly #files = new Map<Letter, JsonFile>()
  /** Damaged files that could not be moved aside yet. */
  readonly #inTheWay = new Set<Letter>()
  #latest: { readonly letter: Letter; readonly number: number } | null | undefined

  constructor(place: StorePlace<Value>) {
    this.#place = place
    this.#folder = join(place.dataFolder, STORES)
    this.#versions = place.versions ?? VERSIONS
  }

  /** The newest readable value; undefined when there is none. Fails with `file-unreadable` when reading is refused. */
  read(): Value | undefined {
    const found = LETTERS.flatMap((letter) => this.#read(letter) ?? []).sort((one, other) => other.number - one.number)
    this.#latest = null
    for (const generation of found) {
      const value = this.#valueOf(generation)
      if (value === undefined) continue
      this.#latest = { letter: generation.letter, number: generation.number }
      return value
    }
    return undefined
  }

  /** Writes the value as the next generation. Throws what the disk says; the generation before stays readable. */
  write(value: Value): void {
    if (this.#latest === undefined) this.read()
    const number = (this.#latest?.number ?? 0) + 1
    const letter = this.#latest?.letter === 'a' ? 'b' : 'a'
    const envelope = { ...sealGeneration({ version: this.#versions.current, number }, value) }
    this.#prepare(letter)
    const file = this.#file(letter)
    file.write(envelope)
    if (textIn(file.path) !== JSON.stringify(envelope)) throw notWhole(file.path)
    syncFolder(this.#folder)
    this.#latest = { letter, number }
  }

  /** Copies the newest file to quarantine and gives the copy's path in the data folder. Throws what the disk says. */
  keepCopy(): string | undefined {
    return this.#latest ? copyAside(this.#place.dataFolder, this.#path(this.#latest.letter)) : undefined
  }

  /** Moves what is there of it to quarantine. */
  setAside(): void {
    for (const letter of LETTERS) if (existsSync(this.#path(letter))) this.#quarantine(letter)
  }

  #read(letter: Letter): Found | null {
    const path = this.#path(letter)
    const text = textOf(path)
    if (text === undefined) return null
    const generation = text === null ? null : readGeneration(text, this.#versions.current)
    if (!generation) this.#quarantine(letter)
    return generation && { ...generation, letter }
  }

  /** Undefined for what makes no sense, although it was written whole: its file is set aside. */
  #valueOf({ letter, version, json }: Found): Value | undefined {
    const value = upgradeStore(this.#place.name, { version, value: parsed(json) }, this.#versions)
    const isSense = this.#place.schema.safeParse(value).success
    if (!isSense) this.#quarantine(letter)
    return isSense ? (value as Value) : undefined
  }

  #quarantine(letter: Letter): void {
    const notice = quarantine(this.#place.dataFolder, this.#path(letter))
    if (notice.detail === undefined) this.#inTheWay.add(letter)
    this.notices.push(notice)
  }

  /**
   * The store library tries a refused write again for a whole second, and everything waits for it; so what would be
   * refused is found out first. A data folder that is gone is not made anew: its drive may come back.
   */
  #prepare(letter: Letter): void {
    const path = this.#path(letter)
    accessSync(this.#place.dataFolder)
    makeFolder(this.#folder)
    accessSync(this.#folder, constants.W_OK)
    if (this.#inTheWay.has(letter)) moveAside(this.#place.dataFolder, path)
    this.#inTheWay.delete(letter)
    if (existsSync(path)) closeSync(openSync(path, 'r+'))
  }

  #file(letter: Letter): JsonFile {
    const known = this.#files.get(letter)
    if (known) return known
    const file = this.#place.openStore({ folder: this.#folder, name: `${this.#place.name}.${letter}` })
    this.#files.set(letter, file)
    return file
  }

  #path(letter: Letter): string {
    return join(this.#folder, `${this.#place.name}.${letter}.json`)
  }
}

/** Temporary files of a run that was killed (atomically's are named `<file>.tmp-<digits>`). */
export function removeStrayFiles(dataFolder: string): void {
  const folder = join(dataFolder, STORES)
  const stray = storeFiles(dataFolder).filter((name) => /\.json\.tmp-/.test(name))
  for (const name of stray) rmSync(join(folder, name), { force: true, recursive: true })
}

/** Names of all files in the folder of the stores. */
export function storeFiles(dataFolder: string): readonly string[] {
  try {
    return readdirSync(join(dataFolder, STORES))
  } catch (error) {
    if (isNoFolder(error)) return []
    throw unreadable(STORES, error)
  }
}

/** Undefined for what is no JSON, although its checksum is right. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A file's text; undefined when there is no file, null when there is something that cannot be read. */
function textOf(path: string): string | null | undefined {
  try {
    return textIn(path)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (code === undefined || isUnusable(error)) return null
    throw unreadable(path, error)
  }
}

function textIn(path: string): string {
  return readPlainSync(path).toString()
}

function notWhole(path: string): Error {
  return Object.assign(new Error(`${basename(path)} was not written whole.`), { code: 'EIO' })
}
