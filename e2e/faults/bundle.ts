import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'vite'

const bundles = new Map<string, Promise<string>>()

/**
 * Bundles a program of this folder with all it imports, as the app is bundled: it starts faster, and anybody may run
 * it. Gives the path of the file to run; the same one when asked again.
 */
export function bundleOf(name: string): Promise<string> {
  const known = bundles.get(name) ?? bundle(name)
  bundles.set(name, known)
  return known
}

async function bundle(name: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'weekdeck-bundle-'))
  process.once('exit', () => { rmSync(outDir, { recursive: true, force: true }) })
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, name), outDir, minify: false, rolldownOptions: { output: { entryFileNames: '[name].mjs' } } },
  })
  chmodSync(outDir, 0o755)
  return join(outDir, `${basename(name, '.ts')}.mjs`)
}
