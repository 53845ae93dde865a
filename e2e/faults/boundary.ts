import { join } from 'node:path'
import { HOST_NODE_ARGUMENTS } from '../host/node-arguments.ts'
import { runQuietly } from '../tools/programs.ts'

/** What came of so many calls over the boundary. */
export interface BoundaryFindings {
  readonly calls: number
  /** Calls that were answered with a value: without them there was nothing to harm. */
  readonly answered: number
  /** Calls that ended as a bug, took too long, or left something where nothing may be. */
  readonly problems: readonly string[]
}

/** Calls every channel in turn, so many calls in all, with arguments of every kind and size. The same seed makes the same calls. */
export async function callBoundary(calls: number, seed: number): Promise<BoundaryFindings> {
  const { code, output } = await runQuietly(process.execPath, [...HOST_NODE_ARGUMENTS, join(import.meta.dirname, 'boundary-child.ts'), String(seed), String(calls)])
  const line = output.trim().split('\n').at(-1) ?? ''
  if (code !== 0 || !line.startsWith('{')) return { calls, answered: 0, problems: [`ended with ${String(code)}: ${output.slice(-2000)}`] }
  return JSON.parse(line) as BoundaryFindings
}
