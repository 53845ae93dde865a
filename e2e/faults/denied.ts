import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runQuietly } from '../tools/programs.ts'
import type { Acknowledged } from './acknowledged.ts'
import { bundleOf } from './bundle.ts'
import { addFindings, notTried, type Findings } from './fault.ts'
import { examine } from './oracle.ts'

/** Who may not do everything, where this process may: `nobody`. */
const NOBODY = 65_534
const KINDS = ['read-only', 'no-permission', 'gone'] as const

interface Said {
  readonly acknowledged: readonly Acknowledged[]
  readonly problems: readonly string[]
}

/** Takes the data folder, or the right to it, away while somebody studies and before a start, and gives it back. */
export async function denyFolder(trials: number): Promise<Findings> {
  if (process.platform === 'win32') return notTried('Windows has no such permissions')
  const found: Findings[] = []
  for (let trial = 0; trial < trials; trial += 1) found.push(await denyOnce(KINDS[trial % KINDS.length] ?? 'gone', trial))
  return addFindings(found)
}

async function denyOnce(kind: (typeof KINDS)[number], seed: number): Promise<Findings> {
  const place = mkdtempSync(join(tmpdir(), 'weekdeck-denied-'))
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if (asNobody.uid !== undefined) chownSync(place, NOBODY, NOBODY)
  const dataFolder = join(place, 'data')
  const program = await bundleOf('denied-child.ts')
  const { code, output } = await runQuietly(process.execPath, ['--no-warnings', program, dataFolder, kind, String(seed)], { ...asNobody, cwd: place })
  if (code !== 0) return { trials: 1, lost: 0, problems: [`${kind}: ${output}`] }
  const { acknowledged, problems } = JSON.parse(output) as Said
  const examined = await examine(dataFolder, acknowledged)
  rmSync(place, { recursive: true })
  return { ...examined, problems: [...problems, ...examined.problems].map((problem) => `${kind}: ${problem}`) }
}
