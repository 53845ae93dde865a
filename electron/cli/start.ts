import { isWatched, readWords } from './asked.ts'
import { runDeck, type Ended } from './run.ts'

/** Answers the words after the tool's name. A second process is started only where a stranger's file is read. */
export async function start(words: readonly string[]): Promise<Ended> {
  if (words[0] === 'doctor') return (await import('./doctor.ts')).runDoctor(words.slice(1))
  const asked = readWords(words)
  if (typeof asked === 'string' || !isWatched(asked)) return runDeck(words)
  return (await import('./watched.ts')).runWatched(words, { from: asked.from })
}
