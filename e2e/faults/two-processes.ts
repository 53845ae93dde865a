import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fromLines, type Acknowledged } from './acknowledged.ts'
import { bundleOf } from './bundle.ts'
import { addFindings, type Findings } from './fault.ts'
import { examine } from './oracle.ts'

const STUDY_MS = 600

/** Two processes that know nothing of each other study on one folder: what either was told must be there. A setting is its last writer's. */
export async function studyTwice(trials: number): Promise<Findings> {
  const program = await bundleOf('kill-child.ts')
  const found: Findings[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-two-'))
    const acknowledged = await Promise.all([1, 2].map((one) => studyAWhile([program, dataFolder, String(trial * 2 + one)])))
    found.push(await examine(dataFolder, acknowledged.flat().filter(({ kind }) => kind !== 'setting')))
    rmSync(dataFolder, { recursive: true })
  }
  return addFindings(found)
}

async function studyAWhile(args: readonly string[]): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, ['--no-warnings', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { printed += text })
  const isClosed = new Promise((resolve) => { child.once('close', resolve) })
  await wait(STUDY_MS)
  child.kill('SIGKILL')
  await isClosed
  return fromLines(printed)
}
