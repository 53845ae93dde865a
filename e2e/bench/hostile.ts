import { openPackage, PACKAGE_LIMITS } from '../../electron/formats/anki/zip.ts'
import { readImport } from '../../electron/formats/import.ts'
import { BAD_FILES } from '../../electron/formats/test-bad-files.ts'
import { figureOf, type Figure } from './figures.ts'

const MEGABYTE = 1_000_000

/** What reading the slowest of all bad files costs a megabyte of what is in it, its parts unpacked. */
export async function measureHostile(): Promise<Figure> {
  const costs: { readonly what: string; readonly ms: number }[] = []
  for (const { what, name, bytes } of BAD_FILES) {
    const content = await bytes()
    const megabytes = Math.max(1, (await unpackedBytes(content)) / MEGABYTE)
    const begin = performance.now()
    await readImport([{ name, bytes: content }]).catch(() => null)
    costs.push({ what, ms: (performance.now() - begin) / megabytes })
  }
  const slowest = costs.reduce((one, other) => (other.ms > one.ms ? other : one))
  return figureOf(`a hostile megabyte: ${slowest.what}`, [slowest.ms], { at: 'p50', ms: 1_000 })
}

/** Of a package what its entries hold; of anything else, and of what cannot be opened, its own size. */
async function unpackedBytes(content: Uint8Array): Promise<number> {
  try {
    const archive = await openPackage(content, { file: '', limits: PACKAGE_LIMITS })
    const sizes = await Promise.all([...archive.names].map(async (name) => (await archive.read(name)).length))
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch {
    return content.length
  }
}
