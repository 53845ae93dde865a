import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { READING_BUDGET } from '../shared/domain/reading.ts'
import { runDeck } from './run.ts'
import { isWatched, runWatched } from './watched.ts'

// A process is started.
vi.setConfig({ testTimeout: 30_000 })

function guide(cards: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-cli-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  const path = join(folder, 'guide.md')
  writeFileSync(path, `# Guide\n\n${Array.from({ length: cards }, (_unused, index) => `Q: ${String(index)}?\nA: yes\n`).join('\n')}`)
  return path
}

test('only what reads a file is watched, once, and not where that is not wanted', () => {
  expect([['inspect', 'a'], ['build', 'a'], ['convert', 'a', 'b'], ['schema'], ['build-resources'], ['inspect', 'a', '--unwatched'], []].map(isWatched)).toEqual([true, true, true, false, false, false, false])
})

test('a watched run ends as one that is not', async () => {
  const path = guide(2)
  expect(await runWatched(['inspect', path, '--json'])).toEqual(await runDeck(['inspect', path, '--json']))
  expect(await runWatched(['inspect', `${path}.gone`])).toEqual(await runDeck(['inspect', `${path}.gone`]))
  expect((await runWatched(['convert', path])).exitCode).toBe(2)
})

test('a run that takes too long is ended, and says so', async () => {
  const { exitCode, stdout } = await runWatched(['inspect', guide(50_000), '--json'], { ...READING_BUDGET, timeMs: 1, timeMsPerMegabyte: 0 })
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { ok: false, error: { code: 'reader-too-slow' } }])
})

test.skipIf(process.platform === 'win32')('a run that takes too much memory is ended, and says so', async () => {
  const { exitCode, stdout } = await runWatched(['inspect', guide(50_000), '--json'], { ...READING_BUDGET, bytes: 1 })
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { ok: false, error: { code: 'reader-too-much' } }])
})
