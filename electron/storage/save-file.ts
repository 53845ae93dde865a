import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { errorCode } from './disk.ts'

/**
 * Writes a file where the person said: beside its place, synced and renamed there, so that a full disk leaves what was
 * there. Fails with `not-saved`.
 */
export function saveFile(path: string, bytes: Uint8Array): void {
  try {
    writeBeside(path, bytes)
  } catch (error) {
    const found = errorCode(error)
    if (found === undefined) throw error
    throw new UserError({ code: 'not-saved', message: `${path} could not be written (${found}). Choose another place.`, file: path, found: verbatim(found) })
  }
}

function writeBeside(path: string, bytes: Uint8Array): void {
  const beside = mkdtempSync(join(dirname(path), '.new-'))
  try {
    const made = join(beside, basename(path))
    const file = openSync(made, 'wx')
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(made, path)
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}
