import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'

// Processes are started.
vi.setConfig({ testTimeout: 30_000 })

/** Tells at its end which files a process loaded; the process it starts does the same. */
const TELL = `
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
const loaded = new Set()
registerHooks({ load: (url, context, next) => { if (url.startsWith('file:')) loaded.add(url); return next(url, context) } })
process.on('exit', () => appendFileSync(process.env.LOADED_TO, JSON.stringify([...loaded]) + '\\n'))`

/** What a run of the tool loads, a process each, in the order they end: how many files, and of which packages. */
function loadedBy(words: readonly string[], guide = ''): readonly { readonly files: number; readonly packages: readonly string[] }[] {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-cli-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  writeFileSync(join(folder, 'small.md'), guide)
  const told = join(folder, 'loaded')
  try {
    execFileSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`, join(import.meta.dirname, 'deck.ts'), ...words], {
      cwd: folder, env: { ...process.env, LOADED_TO: told }, stdio: 'pipe',
    })
  } catch {
    // Wrong words end with 2; what was loaded is told all the same.
  }
  return readFileSync(told, 'utf8').trimEnd().split('\n').map((line) => {
    const files = JSON.parse(line) as readonly string[]
    const packages = new Set(files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))
    return { files: files.length, packages: [...packages].sort() }
  })
}

/** The tool's own words and where they lead; a file more is seldom, ten are a reader that came along. */
const FEW = 15

test.each([[['--help']], [[]], [['bake']], [['inspect']], [['convert', 'small.md', 'small.pdf']], [['inspect', 'small.md', '--help']]])('%j is answered in one process that loads no package', (words) => {
  const runs = loadedBy(words)
  expect(runs).toEqual([{ files: expect.any(Number) as number, packages: [] }])
  expect(runs[0]?.files).toBeLessThanOrEqual(FEW)
})

test('a small guide is read with what guides need, and its watcher loads none of it', () => {
  const [reader, watcher, ...more] = loadedBy(['inspect', 'small.md'], '# Guide\n\nQ: What?\nA: This\n')
  expect([reader?.packages, watcher?.packages, more]).toEqual([
    ['entities', 'iconv-lite', 'linkify-it', 'markdown-it', 'mdurl', 'punycode.js', 'safer-buffer', 'uc.micro', 'yaml', 'zod'], [], [],
  ])
  expect(watcher?.files).toBeLessThanOrEqual(FEW)
  expect(reader?.files).toBeLessThanOrEqual(330)
})
