/** `npm run bench [-- --json]`: what the app costs on this machine, beside what it may cost. */
import { describeRuntime, findRuntime, runtimeEnvironment } from '../tools/runtime.ts'
import { measureApp } from './app.ts'
import { measureBuild } from './build.ts'
import { isWithin, tableOf } from './figures.ts'

const runtime = findRuntime()
Object.assign(process.env, runtimeEnvironment(runtime))

const figures = [measureBuild(), ...(await measureApp())]
if (process.argv.includes('--json')) console.log(JSON.stringify({ runtime: describeRuntime(runtime), figures }))
else console.log(`${describeRuntime(runtime)}\n${tableOf(figures)}`)
process.exitCode = figures.every(isWithin) ? 0 : 1
