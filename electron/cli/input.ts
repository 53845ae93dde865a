import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import type { ImportFile } from '../formats/import.ts'

/** A file, or all files of a folder and the folders in it, by names relative to it; hidden ones are passed over. */
export function readInput(path: string): readonly ImportFile[] {
  if (!statSync(path).isDirectory()) return [{ name: basename(path), bytes: readFileSync(path) }]
  return filesIn(path).map((file) => ({ name: relative(path, file).split(sep).join('/'), bytes: readFileSync(file) }))
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() ? [path] : []
    })
}
