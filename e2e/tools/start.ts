/* npm start: builds if needed and opens the app in Electron; where that cannot be had, as a preview in a browser. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './build.ts'
import { startVirtualDisplay } from './display.ts'
import { fetchRuntime } from './fetch-runtime.ts'
import { hasDisplay, MissingProgram, prepareMachine } from './machine.ts'
import { ended, ROOT } from './programs.ts'
import { findBrowser, findRuntime, runtimeCommand, type Runtime } from './runtime.ts'
import { saveScreenshot } from './screenshot.ts'

const HELP = `npm start [-- options] [-- file]

  --screenshot FILE         write what a person would see to FILE (PNG), and quit
  --user-data-dir=FOLDER    keep the data in FOLDER
  --lang=ko | --lang=en     take this for the system's language
  --help                    show this

Anything else is passed to the app, a guide or deck to open among it.`

const { values, tokens } = parseArgs({
  options: { screenshot: { type: 'string' }, help: { type: 'boolean' } },
  strict: false,
  tokens: true,
})
const OWN: ReadonlySet<string> = new Set(['screenshot', 'help'])

/** The arguments that are the app's, as they were typed. */
const appArguments = tokens.flatMap((token) => {
  if (token.kind === 'positional') return [resolve(process.env['INIT_CWD'] ?? '.', token.value)]
  return token.kind === 'option' && !OWN.has(token.name) ? [process.argv[token.index + 2] ?? ''] : []
})

try {
  process.exitCode = values['help'] === true ? help() : await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof MissingProgram ? 2 : 1
}

function help(): number {
  console.log(HELP)
  return 0
}

async function start(): Promise<number> {
  await buildIfNeeded()
  const runtime = await runtimeToUse()
  const isSeen = typeof values['screenshot'] !== 'string'
  const isVirtual = !hasDisplay() && (isSeen || runtime.kind === 'electron')
  prepareMachine({ hasBrowser: runtime.kind === 'host', hasVirtualDisplay: isVirtual })
  if (runtime.kind === 'host') sayPreview()
  const display = isVirtual ? await startVirtualDisplay() : undefined
  if (display) console.log(`There is no display here: the window is on a virtual one (DISPLAY=${display.name}).`)
  const env = { ...process.env, ...(display ? { DISPLAY: display.name } : {}) }
  try {
    return isSeen ? await open(runtime, env) : await screenshot(runtime, env)
  } finally {
    display?.stop()
  }
}

/** Electron if it is here or can be fetched now; the stand-in otherwise. */
async function runtimeToUse(): Promise<Runtime> {
  const found = findRuntime()
  if (found.kind === 'electron') return found
  const { runtime, reason } = await fetchRuntime()
  if (runtime.kind === 'host')
    console.log(
      `Electron's runtime could not be fetched (${reason}), so Weekdeck opens as a preview in the browser of this machine.`,
    )
  return runtime
}

function sayPreview(): void {
  console.log(
    `Preview in ${findBrowser() ?? ''}. Missing here: the native menu and its shortcuts, tray, notifications, opening files ` +
      'from the desktop; file dialogs need zenity or kdialog, else you type the path.',
  )
}

async function open(runtime: Runtime, env: NodeJS.ProcessEnv): Promise<number> {
  const [command, args] = runtimeCommand(runtime, [ROOT, ...appArguments])
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...env, ...(runtime.kind === 'host' ? { HOST_PREVIEW: '1' } : {}) },
  })
  // Ctrl+C reaches the app too and lets it save; this only waits for it. Another's signal has to be passed on.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  console.log('Weekdeck is opening. Ctrl+C here ends it.')
  return ended(child)
}

async function screenshot(runtime: Runtime, env: NodeJS.ProcessEnv): Promise<number> {
  const file = resolve(process.env['INIT_CWD'] ?? '.', String(values['screenshot']))
  await saveScreenshot({ runtime, file, args: appArguments, env })
  console.log(`Written: ${file}`)
  return 0
}
