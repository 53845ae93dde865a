import { linkSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { Notice } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import { sayFact, type Fact } from '../shared/facts.ts'
import { time } from '../shared/schema/values.ts'
import { errorCode, quarantine } from './disk.ts'
import { deviceId } from './journal-files.ts'
import { readPlainSync, readPlainText } from './plain-file.ts'

/** Who has a data folder open. */
export interface Holder {
  readonly host: string
  readonly pid: number
  /** UTC milliseconds. */
  readonly openedAtMs: number
  /** When it last said that it is still there. */
  readonly aliveAtMs: number
}

const HEARTBEAT_MS = 20_000
/** A holder of this computer that said nothing for so long is gone: its number went to another process, or it hangs. */
const SILENT_MS = 3 * HEARTBEAT_MS
/** What another computer says takes its time to be synced. */
const SILENT_ELSEWHERE_MS = 300_000
const NAME = /^lock\.[0-9a-f]{8}$/
const TRIES = 5

export interface DataFolderInUse {
  readonly dataFolder: string
  /** UTC milliseconds. */
  readonly now: () => number
}

/**
 * Says in the data folder that this process has it open: `lock.<computer>` with host, process and time. A second
 * process of this computer is refused with `data-in-use`. Another computer is not: it writes a journal of its own, and
 * both are merged. What a process left that is gone is taken over.
 */
export class DataLock {
  readonly notices: Notice[]
  readonly #path: string
  readonly #now: () => number
  readonly #holder: Holder
  #heartbeat: NodeJS.Timeout | undefined

  constructor({ dataFolder, now }: DataFolderInUse) {
    this.#path = join(dataFolder, `lock.${deviceId()}`)
    this.#now = now
    this.#holder = { host: hostname(), pid: process.pid, openedAtMs: now(), aliveAtMs: now() }
    this.notices = elsewhere(dataFolder, now())
    if (!this.#take()) return
    this.#heartbeat = setInterval(() => { void this.beat() }, HEARTBEAT_MS)
    this.#heartbeat.unref()
  }

  /** Says that it is still there, unless the folder is somebody else's by now or cannot be written. */
  async beat(): Promise<void> {
    const beside = `${this.#path}.${String(process.pid)}`
    try {
      if (!this.#isOurs(parse(await readPlainText(this.#path)))) return
      await writeFile(beside, JSON.stringify({ ...this.#holder, aliveAtMs: this.#now() }))
      await rename(beside, this.#path)
    } catch (error) {
      if (errorCode(error) === undefined) throw error
    }
  }

  release(): void {
    clearInterval(this.#heartbeat)
    if (this.#isOurs(read(this.#path).holder)) rmSync(this.#path, { force: true })
  }

  /** False where the folder cannot be written: the first answer tells the person. */
  #take(): boolean {
    try {
      for (let tries = 0; tries < TRIES; tries += 1) {
        if (create(this.#path, this.#holder)) return true
        const { text, holder } = read(this.#path)
        if (holder && this.#isAlive(holder)) throw inUse(holder)
        if (text === null) this.notices.push(...this.#keepAside())
        else setAside(this.#path, text)
      }
      return false
    } catch (error) {
      if (errorCode(error) === undefined) throw error
      return false
    }
  }

  /** What cannot be read was not written by a process of ours. */
  #keepAside(): readonly Notice[] {
    const notice = quarantine(dirname(this.#path), this.#path)
    return notice.detail === undefined ? [] : [notice]
  }

  #isAlive({ pid, aliveAtMs }: Holder): boolean {
    // A time far ahead is that of a clock that was set back since: such a holder would have said something.
    return pid !== process.pid && Math.abs(this.#now() - aliveAtMs) < SILENT_MS && isRunning(pid)
  }

  #isOurs(holder: Holder | null): boolean {
    return holder?.pid === this.#holder.pid && holder.openedAtMs === this.#holder.openedAtMs
  }
}

/** False when there is one already. It is there whole or not at all, where the disk has hard links. */
function create(path: string, holder: Holder): boolean {
  const text = JSON.stringify(holder)
  const beside = `${path}.${String(process.pid)}`
  try {
    writeFileSync(beside, text)
    linkOrWrite(beside, path, text)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(beside, { force: true })
  }
}

function linkOrWrite(beside: string, path: string, text: string): void {
  try {
    linkSync(beside, path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error
    writeFileSync(path, text, { flag: 'wx' })
  }
}

/** Takes away what a process left that is gone, and nothing else: another may have taken it over at the same time. */
function setAside(path: string, text: string): void {
  const aside = `${path}.${String(process.pid)}.old`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  if (read(aside).text === text) rmSync(aside, { force: true })
  else renameSync(aside, path)
}

/** Other computers that seem to have the folder open. */
function elsewhere(dataFolder: string, nowMs: number): Notice[] {
  const own = `lock.${deviceId()}`
  return namesIn(dataFolder).filter((name) => NAME.test(name) && name !== own).flatMap((name) => {
    const { holder } = read(join(dataFolder, name))
    const isOpen = holder !== null && Math.abs(nowMs - holder.aliveAtMs) < SILENT_ELSEWHERE_MS
    return isOpen ? [{ code: 'open-elsewhere' as const, file: holder.host }] : []
  })
}

function read(path: string): { readonly text: string | null; readonly holder: Holder | null } {
  try {
    const text = readPlainSync(path).toString()
    return { text, holder: parse(text) }
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return { text: null, holder: null }
  }
}

/** Anything else is nobody: a number below one would mean other processes, or all of them. */
const holderSchema: z.ZodType<Holder> = z.object({ host: z.string(), pid: z.int().positive(), openedAtMs: time, aliveAtMs: time })

function parse(text: string): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return []
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

function inUse({ host, pid, openedAtMs }: Holder): UserError {
  const found: Fact = { fact: 'holder', values: { host, pid, since: new Date(openedAtMs).toISOString() } }
  const message = `Another Weekdeck has this data open (${sayFact(found)}). Close its window and start again.`
  return new UserError({ code: 'data-in-use', message, found })
}
