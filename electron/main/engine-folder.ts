import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorCode } from '../storage/disk.ts'

const MOST_TRIES = 20

/**
 * The folder in which the browser engine keeps its own, out of the way of what is the person's. Where something else
 * stands under its name it gets another; where the data folder takes none, one that lasts as long as the computer runs.
 */
export function engineFolder(dataFolder: string): string {
  for (let count = 1; count <= MOST_TRIES; count += 1) {
    const folder = join(dataFolder, count === 1 ? 'browser' : `browser-${String(count)}`)
    if (canHold(folder)) return folder
  }
  return mkdtempSync(join(tmpdir(), 'weekdeck-browser-'))
}

function canHold(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    rmdirSync(mkdtempSync(join(folder, '.new-')))
    return true
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}
