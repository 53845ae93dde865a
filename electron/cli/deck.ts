import { enableCompileCache } from 'node:module'

// Only what is loaded after this is kept compiled for the next run.
enableCompileCache()
const { start } = await import('./start.ts')
const { exitCode, stdout, stderr } = await start(process.argv.slice(2))
process.stderr.write(stderr)
process.stdout.write(stdout)
process.exitCode = exitCode
