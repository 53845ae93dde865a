import { join } from 'node:path'
import { HOST_NODE_ARGUMENTS } from '../host/node-arguments.ts'
import { runQuietly } from '../tools/programs.ts'

/** What came of a walk. */
export interface WalkFindings {
  /** How often each thing was done, and how often it changed something. */
  readonly done: Readonly<Record<string, number>>
  /** Entries of the journal by kind, and those taken back and done once more. */
  readonly entries: Readonly<Record<string, number>>
  /** The first thing that was not as it should be, with the way there. */
  readonly problem?: string
}

/** Walks so many steps through the whole app, undo and redo among them. The same seed walks the same way. */
export async function walk(seed: number, steps: number): Promise<WalkFindings> {
  const { code, output } = await runQuietly(process.execPath, [...HOST_NODE_ARGUMENTS, join(import.meta.dirname, 'child.ts'), String(seed), String(steps)])
  const line = output.trim().split('\n').at(-1) ?? ''
  if (code !== 0 || !line.startsWith('{')) return { done: {}, entries: {}, problem: `seed ${String(seed)} ended with ${String(code)}: ${output.slice(-3000)}` }
  return JSON.parse(line) as WalkFindings
}
