import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Writes a file beside its place, syncs it and renames it there, so that a full disk leaves what was there. */
export function writeFile(path: string, bytes: Uint8Array): void {
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
