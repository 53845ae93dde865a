/** Calls every channel with whatever a page that was taken over might send, over the app's own handlers and a real data folder. Prints one JSON line. */
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dialog, shell, utilityProcess } from 'electron'
import { readGuide } from '../../electron/formats/guide/read.ts'
import { bundleFiles } from '../../electron/formats/files.ts'
import { createClock } from '../../electron/main/clock.ts'
import { openData, takeData } from '../../electron/main/data.ts'
import { createServices } from '../../electron/main/handlers.ts'
import { answerCall } from '../../electron/main/ipc.ts'
import { APP_ORIGIN } from '../../electron/main/protocol.ts'
import type { Context } from '../../electron/main/services/context.ts'
import { CHANNELS, type Channel } from '../../electron/shared/contract.ts'
import { openElectronStore } from '../../electron/storage/electron-store.ts'
import { writeDeck } from '../../electron/storage/deck-files.ts'
import { EXAM_GUIDE } from '../fixtures/exam-guide.ts'
import { state } from '../host/state.ts'
import { answeringOver } from './answering.ts'
import { learn, SAMPLES, type Known } from './boundary-samples.ts'
import { broken, hostileValue } from './boundary-values.ts'
import type { BoundaryFindings } from './boundary.ts'
import { below, seeded, type Random } from './random.ts'

/** How long a call may keep main busy, told by what the process took: what else the machine does is not its fault. */
const MOST_BUSY_MS = { answered: 3000, refused: 500 }

const [, , seed = '1', calls = '100'] = process.argv
const random = seeded(Number(seed))
// The data lies deep, so that a name that climbs out of it still lands where it is found.
const place = realpathSync(mkdtempSync(join(tmpdir(), 'weekdeck-boundary-')))
const dataFolder = join(place, 'a/b/c/data')
const chosen = join(place, 'chosen')
for (const folder of [dataFolder, chosen]) mkdirSync(folder, { recursive: true })
const opened: string[] = []
answerForThePerson()

const findings: { -readonly [Name in keyof BoundaryFindings]: BoundaryFindings[Name] } = { calls: 0, answered: 0, problems: [] }
const tell = (problem: string): void => { findings.problems = [...findings.problems, problem] }

await writeDeck({ dataFolder, folder: 'streams', deck: bundleFiles(readGuide([{ name: 'guide.md', text: EXAM_GUIDE }]).deck), guide: new Map([['guide.md', EXAM_GUIDE]]) })
const context = await open()
const services = createServices(context, [])
const answering = answeringOver(services)
const known = knownAtFirst(context)
for (let round = 0; round < Number(calls); round += 1) await callOne(CHANNELS[round % CHANNELS.length] ?? 'app:start')
await end(context)
await opensAgain()
for (const path of filesUnder(place)) if (!path.startsWith(`${dataFolder}/`) && !path.startsWith(`${chosen}/`)) tell(`wrote ${path}`)
for (const address of opened) if (!address.startsWith('https://')) tell(`opened ${address}`)
rmSync(place, { recursive: true, force: true })
console.log(JSON.stringify(findings))
process.exit(0)

async function open(): Promise<Context> {
  const start = { clock: createClock('2026-11-25T10:00:00Z'), language: () => 'ko' as const, ...takeData({ dataFolder, openStore: openElectronStore }) }
  return openData({ dataFolder, openStore: openElectronStore, resources: join(state.appPath, 'resources'), start })
}

function knownAtFirst({ library }: Context): Known {
  const deck = library.require('streams-ko')
  const cards = deck.cards.map(({ key }) => key)
  return { deckId: 'streams-ko', cards, noteId: deck.cards[0]?.card.note.id ?? '', session: '-', attempt: '-', search: 0, queue: '-', preview: '-', backup: '-', restore: '-' }
}

/** Half of the calls are what the window might ask, so that the others find something to harm. */
function argumentFor(channel: Channel, from: Random): unknown {
  const sample: unknown = SAMPLES[channel](known, from)
  const kind = below(from, 6)
  return kind < 3 ? sample : kind < 5 ? broken(sample, from) : hostileValue(from)
}

async function callOne(channel: Channel): Promise<void> {
  const argument = argumentFor(channel, random)
  const frame = { url: `${APP_ORIGIN}/index.html`, parent: null } as Parameters<typeof answerCall>[1]['event']['senderFrame']
  const before = process.cpuUsage()
  const result = await answerCall(channel, { event: { senderFrame: frame }, argument, ...answering })
  const { user, system } = process.cpuUsage(before)
  const busyMs = Math.round((user + system) / 1000)
  findings.calls += 1
  if (result.ok) {
    findings.answered += 1
    learn(known, channel, result.value)
  } else if (result.error.code === 'internal') tell(`${channel} ended as internal: ${result.error.message}: ${shortly(argument)}`)
  if (busyMs > MOST_BUSY_MS[result.ok ? 'answered' : 'refused']) tell(`${channel} kept main busy for ${String(busyMs)} ms: ${shortly(argument)}`)
}

/** What a call was given, for a message. */
function shortly(argument: unknown): string {
  try {
    return (JSON.stringify(argument, (_name, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? String(argument)).slice(0, 300)
  } catch (error) {
    return String(error).slice(0, 100)
  }
}

async function end({ store, lock }: Context): Promise<void> {
  await store.close()
  lock.release()
}

/** What was acknowledged is there when the app starts on what the calls left behind. */
async function opensAgain(): Promise<void> {
  const before = told(context)
  const again = await open()
  if (told(again) !== before) tell('the state is another one after a restart')
  await end(again)
}

function told({ store: { progress }, settings }: Context): string {
  const { cards, days, marks } = progress
  return JSON.stringify([[...cards].sort(), [...days].sort(), [...marks].sort(), settings.value], (_name, value: unknown) => value)
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
}

/** A person who lets everything be saved into one folder, opens nothing and follows no link. */
function answerForThePerson(): void {
  state.isReady = true
  state.appPath = join(place, 'app')
  let saved = 0
  dialog.showSaveDialog = () => Promise.resolve({ canceled: below(random, 3) === 0, filePath: join(chosen, `file-${String(saved += 1)}`) })
  dialog.showOpenDialog = () => Promise.resolve(below(random, 3) === 0 ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [chosen] })
  dialog.showMessageBox = () => Promise.resolve({ response: below(random, 2), checkboxChecked: false })
  shell.openPath = () => Promise.resolve('')
  shell.openExternal = (address) => {
    opened.push(address)
    return Promise.resolve()
  }
  // The app's bundle of the reader is not built here: its source runs as it is.
  const fork = utilityProcess.fork.bind(utilityProcess)
  utilityProcess.fork = (path, ...more) => fork(path.replace(/\.js$/, '.ts'), ...more)
}

