import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ImportFile } from '../formats/import.ts'
import { LARGEST_BYTES } from '../shared/domain/reading.ts'
import { UserError } from '../shared/errors.ts'
import { listPlainFiles, readPlainFile } from '../storage/read-file.ts'

/** A file, or all files of a folder and the folders in it, by names relative to it; hidden ones are passed over. */
export async function readInput(path: string): Promise<readonly ImportFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ name: basename(path), bytes: await readPlainFile({ path, mostBytes: LARGEST_BYTES }) }]
  const files: ImportFile[] = []
  let left = LARGEST_BYTES
  for (const name of await listPlainFiles(path)) {
    const bytes = await readPlainFile({ path: join(path, name), name, mostBytes: LARGEST_BYTES })
    left -= bytes.length
    if (left < 0) throw tooLarge(basename(path))
    files.push({ name, bytes })
  }
  return files
}

function tooLarge(file: string): UserError {
  const count = LARGEST_BYTES / 1024 ** 2
  return new UserError({ code: 'file-too-large', message: `${file} holds more than ${String(count)} MB. Choose the folder of the guide itself.`, file, expected: { fact: 'megabytes-at-most', values: { count } } })
}
