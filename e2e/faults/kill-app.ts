import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Api, StudyView } from '../../electron/shared/contract.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { RunningApp } from '../fixtures/launch.ts'
import { removeFolder } from '../fixtures/processes.ts'
import { buildIfNeeded } from '../tools/build.ts'
import { startVirtualDisplay } from '../tools/display.ts'
import { hasDisplay, isOnPath } from '../tools/machine.ts'
import { ROOT } from '../tools/programs.ts'
import { findBrowser, findRuntime, runtimeEnvironment } from '../tools/runtime.ts'
import { addFindings, notTried, type Findings } from './fault.ts'
import { examine, startOn } from './oracle.ts'
import { seeded } from './random.ts'

const KILLS_A_PROFILE = 10
const STUDY_MS = 1500
const ACKNOWLEDGED = 'acknowledged'

/** The same with the app itself: its window answers over its channels, and its main process is killed. */
export async function killApp(trials: number): Promise<Findings> {
  const runtime = findRuntime()
  if (runtime.kind === 'host' && findBrowser() === undefined) return notTried('there is neither Electron nor a browser')
  if (!hasDisplay() && !isOnPath('Xvfb')) return notTried('there is no display')
  await buildIfNeeded()
  const display = hasDisplay() ? undefined : await startVirtualDisplay()
  Object.assign(process.env, runtimeEnvironment(runtime), display ? { DISPLAY: display.name } : {})
  try {
    const found: Findings[] = []
    for (let done = 0; done < trials; done += KILLS_A_PROFILE) found.push(await killOnProfile(Math.min(KILLS_A_PROFILE, trials - done), done))
    return addFindings(found)
  } finally {
    display?.stop()
  }
}

async function killOnProfile(kills: number, seed: number): Promise<Findings> {
  const place = mkdtempSync(join(tmpdir(), 'weekdeck-app-'))
  const profile = join(place, 'data')
  const random = seeded(seed)
  const found: Findings[] = []
  let acknowledged = 0
  for (let kill = 0; kill < kills; kill += 1) {
    acknowledged += await studyAndKill(profile, random() * STUDY_MS)
    const examined = await examine(profile, [])
    const { progress } = await startOn(profile)
    const there = Object.values(progress.days).reduce((sum, { reviews }) => sum + reviews, 0)
    const lost = Math.max(0, acknowledged - there)
    found.push({ ...examined, lost, problems: [...examined.problems, ...(lost > 0 ? [`${String(lost)} answers lost of ${String(acknowledged)}`] : [])] })
    // Answers that were saved, but killed before they were acknowledged, are there as well.
    acknowledged = there
  }
  await removeFolder(place)
  return addFindings(found)
}

/** How many answers the window was told are saved. */
async function studyAndKill(profile: string, aliveMs: number): Promise<number> {
  const run = await RunningApp.launch({ app: ROOT, profile, args: ['--lang=ko'] })
  let acknowledged = 0
  run.page.on('console', (message) => { if (message.text() === ACKNOWLEDGED) acknowledged += 1 })
  await run.page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  void answerOn(run.page).catch(() => undefined)
  await wait(aliveMs)
  await run.kill()
  return acknowledged
}

/** Answers card after card over the app's own channels, until the process is gone. */
function answerOn(page: Page): Promise<void> {
  return page.evaluate(async (word) => {
    const api = (window as unknown as { readonly api: Pick<Api, 'study:start' | 'study:rate'> }).api
    let given: Result<StudyView> = await api['study:start']({ extra: 900, isAhead: true })
    while (given.ok && given.value.cards[0]) {
      given = await api['study:rate']({ session: given.value.session, card: given.value.cards[0].key, rating: 4, tookMs: 1000 })
      if (given.ok) console.log(word)
    }
  }, ACKNOWLEDGED)
}
