import { bundleFiles } from '../../electron/formats/files.ts'
import { readGuide } from '../../electron/formats/guide/read.ts'
import { bundledGuide } from './bundled-course.ts'
import { figureOf, type Figure } from './figures.ts'

/** Bundled guide to deck files, without the disk. */
export function measureBuild(): Figure {
  const files = bundledGuide()
  const times = Array.from({ length: 12 }, () => {
    const start = performance.now()
    bundleFiles(readGuide(files).deck)
    return performance.now() - start
  })
  return figureOf('build of the bundled guide', times, { at: 'p95', ms: 300 })
}
