import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasEnding } from '../shared/endings.ts'

/**
 * The files a command line names, as absolute paths: relative ones are meant from the folder that start was made in,
 * which for a second start is not this process's own. What ends as no readable file does counts where a file stands
 * there, so that its reader can say what it is; the app's own folder and the switches of the engine are no such files.
 */
export function filesInArguments(argv: readonly string[], workingDirectory: string): readonly string[] {
  return argv.slice(1).flatMap((argument) => {
    if (argument === '' || argument.startsWith('-')) return []
    const path = resolve(workingDirectory, pathOf(argument))
    return hasEnding(path) || isThere(path) ? [path] : []
  })
}

/** File managers may hand over an address in place of a path. One that names no file of this computer is left as it is, and told as missing. */
function pathOf(argument: string): string {
  if (!/^file:/i.test(argument)) return argument
  try {
    return fileURLToPath(argument)
  } catch {
    return argument
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
