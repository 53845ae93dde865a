/** One random walk over everything a person can do, with undo, redo, clicks on messages old and new, and restarts in between. Prints one JSON line. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dialog, utilityProcess } from 'electron'
import { bundleFiles } from '../../electron/formats/files.ts'
import { readGuide } from '../../electron/formats/guide/read.ts'
import type { Clock } from '../../electron/main/clock.ts'
import type { ImportFile } from '../../electron/formats/import.ts'
import { withEdits } from '../../electron/shared/domain/edit.ts'
import type { Numbered } from '../../electron/shared/domain/entries.ts'
import { api } from '../../renderer/api/api.ts'
import type { Toast } from '../../renderer/stores/toasts.ts'
import { EXAM_GUIDE } from '../fixtures/exam-guide.ts'
import { below, seeded } from '../faults/random.ts'
import { state } from '../host/state.ts'
import { ACTIONS, oneOf } from './actions.ts'
import { startApp, type RunningApp } from './app.ts'
import { Reference, textOf } from './reference.ts'
import type { WalkFindings } from './walk.ts'

const START_MS = Date.parse('2026-11-25T03:00:00Z')
const MINUTE_MS = 60_000
/** Messages of long ago that are still clicked. */
const REMEMBERED = 12
/** How often what stands is compared when nothing was taken back. */
const LOOK_EVERY = 10
/** What is walked, and how often. */
const ACTS = [...Object.entries(ACTIONS).map(([name, { weight }]) => [name, weight] as const), ['undo', 12] as const, ['redo', 14] as const, ['message', 8] as const, ['restart', 1] as const]
  .flatMap(([name, weight]) => Array.from({ length: weight }, () => name))
/** Steps back or forth at once. */
const MOST_AT_ONCE = 5

const [, , seed = '1', count = '100'] = process.argv
const random = seeded(Number(seed))
const place = realpathSync(mkdtempSync(join(tmpdir(), 'weekdeck-walk-')))
const dataFolder = join(place, 'data')
let nowMs = START_MS
const clock: Clock = { atMs: () => nowMs, moment: (rolloverHour) => ({ atMs: nowMs, offsetMinutes: 540, rolloverHour }) }
const done: Record<string, number> = {}
/** Entries by kind. */
const entries: Record<string, number> = {}
const way: string[] = []
const reference = new Reference()
let written: Numbered[] = []
let old: Toast[] = []

answerForThePerson()
bundle('streams', [{ name: 'guide.md', bytes: new TextEncoder().encode(EXAM_GUIDE) }])
let running = await start()
await api['profile:export']()
const problem = await walkOn(Number(count)).then(() => undefined, (error: unknown) => (error instanceof Error ? error.stack ?? error.message : String(error)))
await running.close()
rmSync(place, { recursive: true, force: true })
const findings: WalkFindings = { done, entries, ...(problem === undefined ? {} : { problem: `seed ${seed}, after ${String(way.length)} steps (… ${way.slice(-12).join(', ')}): ${problem}` }) }
console.log(JSON.stringify(findings))
process.exit(0)

async function walkOn(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    nowMs += below(random, 40) === 0 ? 86_400_000 : below(random, 20) * MINUTE_MS
    const name = oneOf(ACTS, random) ?? 'rate'
    way.push(name)
    written = []
    await take(name)
    await running.settle()
    done[name] = (done[name] ?? 0) + (written.length > 0 || name === 'restart' ? 1 : 0)
    old = [...old, ...running.ui.toasts.toasts.filter(({ id }) => !old.some((known) => known.id === id))].slice(-REMEMBERED)
    if (written.some(isStep) || step % LOOK_EVERY === 0) await compare()
  }
}

async function take(name: string): Promise<void> {
  const { ui } = running
  switch (name) {
    case 'undo':
    case 'redo': {
      for (let more = 1 + below(random, MOST_AT_ONCE); more > 0; more -= 1) await stepOnce(name)
      return
    }
    case 'message':
      return click()
    case 'restart':
      return restart()
    default:
      await ACTIONS[name]?.act(ui, random)
      await ui.decks.load()
  }
}

async function stepOnce(name: 'undo' | 'redo'): Promise<void> {
  const { ui, services: { context: { settings } } } = running
  const next = ui.steps.steps[name]
  const { currentDeck } = settings.value
  const before = written.length
  await ui.undo.step(name)
  await running.settle()
  expectSame(`${name} wrote`, written.length > before, next !== null)
  const [entry] = written.slice(before)
  if (entry?.kind === 'undo' && entry.entry.kind === 'deck-added' && currentDeck === entry.entry.deckId) expectSame('the deck that is studied', settings.value.currentDeck, entry.entry.studiedBefore)
  await seeAfterStep()
}

/** Clicks a message's button, whether the message still stands or the click comes too late. */
async function click(): Promise<void> {
  const { toasts } = running.ui
  const toast = oneOf([...toasts.shown, ...old], random)
  const { action, step } = toast ?? {}
  if (!action || step === undefined) return
  const isLive = action.isLive?.() === true
  action.run()
  await running.settle()
  const meant = written.map((entry) => (entry.kind === 'undo' ? entry.undoes : 'redoes' in entry ? entry.redoes : undefined))
  // A long reset is several entries; the last one gives the step its number.
  expectSame(`what a message about step ${String(step)} took back or did once more`, [meant.length > 0, meant.includes(step)], [isLive, isLive])
  if (isLive) await seeAfterStep()
}

/** As the screens do that show progress. */
async function seeAfterStep(): Promise<void> {
  await running.ui.study.refresh(running.ui.steps.last?.card)
  await running.settle()
}

async function restart(): Promise<void> {
  // The clock of a paper that is being sat is stopped first: its time counts.
  await running.services.exams.stop()
  const before = textOf(running.services.context.store.progress, reference.kept)
  const steps = JSON.stringify(stepsOf(running))
  await running.close()
  running = await start()
  expectSame('the state after a restart', textOf(running.services.context.store.progress, reference.kept), before)
  expectSame('the steps after a restart', JSON.stringify(stepsOf(running)), steps)
  old = []
}

function stepsOf({ services: { context: { store: { progress } } } }: RunningApp): unknown {
  return [progress.undoable, progress.redoable]
}

/** The state is what it would be had nothing been done of what was taken back, and the interface shows it. */
async function compare(): Promise<void> {
  const { services: { context, study }, ui } = running
  expectSame('the state', textOf(context.store.progress, reference.kept), reference.text())
  for (const { deck, own } of context.library.decks()) expectSame(`the texts of ${own.head.title}`, deck.notes, withEdits(own, context.store.progress.edits).notes)
  const { newPerDay, desiredRetention, rolloverHour, courses, language } = context.settings.value
  const shown = ui.app.settings
  expectSame('the settings shown', JSON.stringify([shown.newPerDay, shown.desiredRetention, shown.rolloverHour, shown.courses, shown.language]), JSON.stringify([newPerDay, desiredRetention, rolloverHour, courses, language]))
  if (written.some(isStep)) {
    for (const [name, channel, view] of [['Today', 'today:show', ui.library.today], ['the decks', 'decks:list', ui.decks.view]] as const) {
      if (view) expectSame(name, JSON.stringify(view), JSON.stringify(valueOf(await api[channel]())))
    }
  }
  const { view } = ui.study
  if (view && written.some(isStep)) {
    expectSame('the session', JSON.stringify(view), JSON.stringify(study.show(view.session)))
    expectSame('what is left of the session', view.total - view.done, view.left.learning + view.left.review + view.left.fresh)
  }
}

function isStep(entry: Numbered): boolean {
  return entry.kind === 'undo' || ('redoes' in entry && entry.redoes !== undefined)
}

function valueOf(result: { readonly ok: boolean; readonly value?: unknown }): unknown {
  return result.value
}

function expectSame(what: string, found: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)]
  if (is === should) return
  const at = [...is].findIndex((sign, index) => sign !== should[index])
  throw new Error(`${what}: found …${is.slice(Math.max(0, at - 200), at + 200)}…, expected …${should.slice(Math.max(0, at - 200), at + 200)}…`)
}

async function start(): Promise<RunningApp> {
  const app = await startApp(dataFolder, clock)
  app.services.context.store.onEntry((entry) => {
    written.push(entry)
    const step = isStep(entry) ? `${entry.kind === 'undo' ? `undo ${entry.entry.kind}` : `redo ${entry.kind}`}` : entry.kind
    entries[step] = (entries[step] ?? 0) + 1
    reference.follow(entry)
  })
  await Promise.all([app.ui.decks.load(), app.ui.library.loadToday()])
  return app
}

/** A deck that comes with the app. */
function bundle(name: string, files: readonly ImportFile[]): void {
  const folder = join(place, 'app/resources/decks', name)
  mkdirSync(folder, { recursive: true })
  const { deck } = readGuide(files.map((file) => ({ name: file.name, text: new TextDecoder().decode(file.bytes) })))
  for (const [file, text] of bundleFiles(deck)) writeFileSync(join(folder, file), text)
}

/** A person who keeps one exported profile, and brings that in. */
function answerForThePerson(): void {
  state.isReady = true
  state.appPath = join(place, 'app')
  const filePath = join(place, 'mine.weekdeck-profile')
  dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  // The app's bundle of the reader is not built here: its source runs as it is.
  const fork = utilityProcess.fork.bind(utilityProcess)
  utilityProcess.fork = (path, ...more) => fork(path.replace(/\.js$/, '.ts'), ...more)
}
