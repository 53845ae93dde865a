import { runDoctor } from './doctor.ts'
import { runDeck } from './run.ts'
import { isWatched, runWatched } from './watched.ts'

const words = process.argv.slice(2)
const { exitCode, stdout, stderr } = await (words[0] === 'doctor' ? runDoctor(words.slice(1)) : isWatched(words) ? runWatched(words) : runDeck(words))
process.stderr.write(stderr)
process.stdout.write(stdout)
process.exitCode = exitCode
