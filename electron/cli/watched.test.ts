import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { READING_BUDGET } from '../shared/domain/reading.ts'
import { isWatched, readWords } from './asked.ts'
import { runDeck, type Ended } from './run.ts'
import { start } from './start.ts'
import { runWatched, type Budget } from './watched.ts'

// A process is started.
vi.setConfig({ testTimeout: 30_000 })

function guide(cards: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-cli-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  const path = join(folder, 'guide.md')
  writeFileSync(path, `# Guide\n\n${Array.from({ length: cards }, (_unused, index) => `Q: ${String(index)}?\nA: yes\n`).join('\n')}`)
  return path
}

test.each([
  [['inspect', 'a'], true], [['--json', 'inspect', 'a'], true], [['build', 'a', '--out', 'b'], true], [['convert', 'a', 'b.csv'], true],
  [['inspect', 'a', '--unwatched'], false], [['inspect', 'a', '--help'], false], [['schema'], false], [['build-resources'], false], [[], false],
])('only what reads a file is watched, and not where that is not wanted: %j', (words, expected) => {
  const asked = readWords(words)
  expect(typeof asked === 'string' ? asked : isWatched(asked)).toBe(expected)
})

test('a watched run ends as one that is not', async () => {
  const path = guide(2)
  expect(await start(['inspect', path, '--json'])).toEqual(await runDeck(['inspect', path, '--json']))
  expect(await start(['inspect', `${path}.gone`])).toEqual(await runDeck(['inspect', `${path}.gone`]))
  expect((await start(['convert', path])).exitCode).toBe(2)
})

function watched(budget: Budget): Promise<Ended> {
  const from = guide(50_000)
  return runWatched(['inspect', from, '--json'], { from, budget })
}

test('a run that takes too long is ended, and says so', async () => {
  const { exitCode, stdout } = await watched({ ...READING_BUDGET, timeMs: 1, timeMsPerMegabyte: 0 })
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { ok: false, error: { code: 'reader-too-slow' } }])
})

test.skipIf(process.platform === 'win32')('a run that takes too much memory is ended, and says so', async () => {
  const { exitCode, stdout } = await watched({ ...READING_BUDGET, bytes: 1 })
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { ok: false, error: { code: 'reader-too-much' } }])
})
