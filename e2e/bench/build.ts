import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleFiles } from '../../electron/formats/files.ts'
import { readGuide } from '../../electron/formats/guide/read.ts'
import { figureOf, type Figure } from './figures.ts'

const GUIDE = join(import.meta.dirname, '../../resources/guide/aws-mls-ko')

/** Bundled guide to deck files, without the disk. */
export function measureBuild(): Figure {
  const files = readdirSync(GUIDE).filter((name) => name.endsWith('.md')).sort().map((name) => ({ name, text: readFileSync(join(GUIDE, name), 'utf8') }))
  const times = Array.from({ length: 12 }, () => {
    const start = performance.now()
    bundleFiles(readGuide(files).deck)
    return performance.now() - start
  })
  return figureOf('build of the bundled guide', times, { at: 'p95', ms: 300 })
}
