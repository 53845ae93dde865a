import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figureOf, type Figure } from './figures.ts'

const DECK = join(import.meta.dirname, '../../electron/cli/deck.ts')
const RUNS = 7

/** What the `deck` tool takes from its start to its end, once it has been run before. */
export function measureCli(): readonly Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  try {
    const guide = join(folder, 'small.md')
    writeFileSync(guide, '# Guide\n\nQ: What is it?\nA: This.\n\nterm :: what it means\n')
    return [
      figureOf('deck --help', timesOf(['--help']), { at: 'p50', ms: 300 }),
      figureOf('deck inspect of a small guide', timesOf(['inspect', guide]), { at: 'p50', ms: 600 }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The first run fills the cache of what is compiled, and is not counted. */
function timesOf(words: readonly string[]): readonly number[] {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = performance.now()
    execFileSync(process.execPath, [DECK, ...words], { stdio: 'pipe' })
    return performance.now() - start
  })
  return times.slice(1)
}
