import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fromLines, type Acknowledged } from './acknowledged.ts'
import { bundleOf } from './bundle.ts'
import { addFindings, type Findings } from './fault.ts'
import { examine } from './oracle.ts'
import { below, seeded, type Random } from './random.ts'

/** A folder grows over so many kills, then a new one begins. */
const KILLS_A_FOLDER = 25
/** How long it studies at most: several snapshots are written in that time. */
const STUDY_MS = 80
/** About how long a start takes: some kills meet that. */
const START_MS = 250
const LANES = 2

/** Lets a process study, ends it without a warning at a random moment, and starts on what it left. */
export async function killAtRandom(trials: number): Promise<Findings> {
  const program = await bundleOf('kill-child.ts')
  const share = Math.ceil(trials / LANES)
  const lanes = Array.from({ length: LANES }, (_unused, lane) => killing(program, { kills: Math.min(share, trials - lane * share), seed: lane + 1 }))
  return addFindings(await Promise.all(lanes))
}

async function killing(program: string, { kills, seed }: { readonly kills: number; readonly seed: number }): Promise<Findings> {
  const random = seeded(seed)
  const found: Findings[] = []
  for (let done = 0; done < kills; done += KILLS_A_FOLDER) {
    const dataFolder = mkdtempSync(join(tmpdir(), 'weekdeck-kill-'))
    const acknowledged: Acknowledged[] = []
    for (let kill = done; kill < Math.min(kills, done + KILLS_A_FOLDER); kill += 1) {
      acknowledged.push(...await studyAndKill([program, dataFolder, String(below(random, 2 ** 31))], random))
      found.push(await examine(dataFolder, acknowledged))
    }
    rmSync(dataFolder, { recursive: true })
  }
  return addFindings(found)
}

async function studyAndKill(args: readonly string[], random: Random): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, ['--no-warnings', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { printed += text })
  const isClosed = new Promise((resolve) => { child.once('close', resolve) })
  if (below(random, 4) === 0) await wait(random() * START_MS)
  else {
    await Promise.race([new Promise((resolve) => { child.stdout.once('data', resolve) }), isClosed])
    await wait(random() * STUDY_MS)
  }
  child.kill('SIGKILL')
  await isClosed
  return fromLines(printed)
}
