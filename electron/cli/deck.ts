import { runDeck } from './run.ts'

const { exitCode, stdout, stderr } = runDeck(process.argv.slice(2))
process.stderr.write(stderr)
process.stdout.write(stdout)
process.exitCode = exitCode
