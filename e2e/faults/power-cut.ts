import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from '../tools/programs.ts'
import type { Acknowledged } from './acknowledged.ts'
import { bundleOf } from './bundle.ts'
import type { SyncKind } from './durable-disk.ts'
import { addFindings, notTried, type Findings } from './fault.ts'
import { examine } from './oracle.ts'

/** Cuts of one run of studying. */
const CUTS_A_RUN = 150

/** Cuts the power at every sync: what was not synced is gone, or some of it. `without` is what no sync of a kind would give. */
export async function cutPower(trials: number, without?: SyncKind): Promise<Findings> {
  if (process.platform !== 'linux') return notTried('only Linux tells which file a handle stands for')
  const found: Findings[] = []
  for (let run = 0; run * CUTS_A_RUN < trials; run += 1) {
    found.push(await cutOneRun({ cuts: Math.min(CUTS_A_RUN, trials - run * CUTS_A_RUN), seed: run + 1, without }))
  }
  return addFindings(found)
}

async function cutOneRun({ cuts, seed, without }: { readonly cuts: number; readonly seed: number; readonly without: SyncKind | undefined }): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-power-'))
  for (const name of ['disk', 'cuts']) mkdirSync(join(folder, name))
  const code = await runNode([await bundleOf('power-cut-child.ts'), folder, String(cuts), String(seed), ...(without ? [without] : [])])
  const names = readdirSync(join(folder, 'cuts')).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
  const found: Findings[] = []
  for (const name of names) found.push(await examineCut(join(folder, 'cuts', name)))
  rmSync(folder, { recursive: true })
  return addFindings([...found, { trials: 0, lost: 0, problems: code === 0 ? [] : [`studying ended with ${String(code)}`] }])
}

async function examineCut(path: string): Promise<Findings> {
  const acknowledged = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as readonly Acknowledged[]
  return examine(join(path, 'data'), acknowledged)
}
