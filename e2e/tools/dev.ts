/* npm run dev: the app with its page reloaded as you edit, in Electron or, where that is not here, in a preview. */
import { startVirtualDisplay } from './display.ts'
import { hasDisplay, prepareMachine } from './machine.ts'
import { endOnSignals, packageProgram, runNode } from './programs.ts'
import { describeRuntime, findRuntime, runtimeEnvironment } from './runtime.ts'

endOnSignals()
const runtime = findRuntime()
prepareMachine({ hasBrowser: runtime.kind === 'host', hasVirtualDisplay: !hasDisplay() })
console.log(describeRuntime(runtime))
const display = hasDisplay() ? undefined : await startVirtualDisplay()
const env = { ...process.env, ...runtimeEnvironment(runtime), ...(display ? { DISPLAY: display.name } : {}), HOST_PREVIEW: '1' }
process.exitCode = await runNode(packageProgram('electron-vite', 'dev', ...process.argv.slice(2)), { env, stdio: 'inherit' })
display?.stop()
