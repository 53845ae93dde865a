import { mkdirSync, mkdtempSync, openSync, closeSync, fsyncSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isBundleName } from '../formats/files.ts'

/**
 * Writes deck files into a folder: all of them beside first, synced, then each renamed into place, so that a full disk
 * leaves what was there. Deck files of an earlier build that are not among them go; other files stay.
 */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true })
  const beside = mkdtempSync(join(folder, '.new-'))
  try {
    for (const [name, text] of files) writeSynced(join(beside, name), text)
    for (const name of files.keys()) renameSync(join(beside, name), join(folder, name))
    for (const name of readdirSync(folder)) if (isBundleName(name) && !files.has(name)) rmSync(join(folder, name))
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'wx')
  try {
    const bytes = Buffer.from(text)
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
