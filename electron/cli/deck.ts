import { runDoctor } from './doctor.ts'
import { runDeck } from './run.ts'

const [command, ...words] = process.argv.slice(2)
const { exitCode, stdout, stderr } = command === 'doctor' ? await runDoctor(words) : await runDeck(process.argv.slice(2))
process.stderr.write(stderr)
process.stdout.write(stdout)
process.exitCode = exitCode
