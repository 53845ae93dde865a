import { join } from 'node:path'
import { HOST_NODE_ARGUMENTS } from '../host/node-arguments.ts'
import { ROOT } from './programs.ts'

/** Starts the app in the stand-in. Without its shell script, which Windows could not run. */
export function previewCommand(): readonly [string, readonly string[]] {
  return [process.execPath, [...HOST_NODE_ARGUMENTS, join(import.meta.dirname, '../host/boot.ts'), ROOT]]
}
