import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDeck } from '../../electron/formats/write/write.ts'
import { figureOf, type Figure } from './figures.ts'
import { measureHostile } from './hostile.ts'
import type { ImportCost } from './import-run.ts'
import { benchDeck } from './study-loop.ts'

const RUNS = 3
const PACKAGE_NOTES = 6_500

/** From a file to a deck that can be studied, each run in a process of its own. */
export async function measureImport(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-bench-'))
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  try {
    const small = costsOf(file('small.csv', rows(10_000)))
    const half = costsOf(file('half.csv', rows(50_000)))
    const large = costsOf(file('large.csv', rows(100_000)))
    const packed = costsOf(file('packed.apkg', await packageOf(PACKAGE_NOTES)))
    const total = (costs: readonly ImportCost[]): readonly number[] => costs.map(({ totalMs }) => totalMs)
    return [
      figureOf('10,000 rows: file to deck', total(small), { at: 'p50', ms: 500 }),
      figureOf('100,000 rows: file to preview', large.map(({ previewMs }) => previewMs)),
      figureOf('100,000 rows: file to deck', total(large), { at: 'p50', ms: 3_000 }),
      figureOf('100,000 rows ÷ 50,000 rows (times)', [Math.min(...total(large)) / Math.min(...total(half))], { at: 'p50', ms: 2.3 }),
      figureOf('100,000 rows: peak over idle (MB)', large.map(({ peakMegabytes }) => peakMegabytes), { at: 'p50', ms: 300 }),
      figureOf('Anki package of 6,500 notes: file to deck', total(packed), { at: 'p50', ms: 1_500 }),
      await measureHostile(),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function costsOf(path: string): readonly ImportCost[] {
  return Array.from({ length: RUNS }, () => JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'import-run.ts'), path], { encoding: 'utf8' })) as ImportCost)
}

function rows(count: number): string {
  const lines = Array.from({ length: count }, (_unused, index) => {
    const number = String(index)
    return `낱말 ${number},"the meaning of word ${number}, and a little more of it",week-${String(1 + (index % 6))}`
  })
  return ['front,back,tags', ...lines].join('\n')
}

async function packageOf(notes: number): Promise<Uint8Array> {
  const { bytes } = await writeDeck({ deck: benchDeck(notes), nowMs: 0, media: [] }, 'apkg')
  return bytes
}
