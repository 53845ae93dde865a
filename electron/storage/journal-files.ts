import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import { join } from 'node:path'
import { isNoFolder, unreadable } from './disk.ts'

/** Name of the folder under the data folder that holds the journal. */
export const JOURNAL = 'journal'

/**
 * A month of one computer, such as `2026-11.1f0c9a3e.jsonl`. Names of one computer sort in the order they were written.
 * A program that syncs folders makes a copy with more in its name when two computers wrote the same file.
 */
export interface JournalFile {
  readonly name: string
  readonly device: string
  readonly isCopy: boolean
}

/** Up to where a journal file was read: the end of its last good line, where that began, and its number. */
export interface FilePosition {
  readonly end: number
  readonly start: number
  readonly seq: number
}

/** By the name of the file. */
export type JournalPositions = Readonly<Record<string, FilePosition>>

const NAME = /^\d{4,}-\d{2}\.([0-9a-f]{8})(.*)\.jsonl$/

/** Names this computer's own journal files; another computer that shares the folder writes others. */
export function deviceId(): string {
  return createHash('sha256').update(`${hostname()}\0${homedir()}`).digest('hex').slice(0, 8)
}

/** The file that a month's entries of this computer are written to. */
export function journalFileOf(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 7)}.${deviceId()}.jsonl`
}

/** The journal's files, those of one computer in the order they were written. */
export function journalFiles(dataFolder: string): readonly JournalFile[] {
  return namesIn(join(dataFolder, JOURNAL)).sort().flatMap((name) => {
    const [, device, more] = NAME.exec(name) ?? []
    return device === undefined ? [] : [{ name, device, isCopy: more !== '' }]
  })
}

/** This computer's last file; undefined when it wrote none yet. */
export function lastOwnFile(dataFolder: string): string | undefined {
  const device = deviceId()
  return journalFiles(dataFolder).findLast((file) => file.device === device && !file.isCopy)?.name
}

export function journalPath(dataFolder: string, name: string): string {
  return join(dataFolder, JOURNAL, name)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isNoFolder(error)) return []
    throw unreadable(folder, error)
  }
}
