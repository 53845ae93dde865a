import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { groupFiles, type FileToGroup } from '../../formats/import-groups.ts'
import { LARGEST_BYTES, type ImportFile } from '../../formats/import.ts'
import type { ImportSource } from '../../shared/contract.ts'
import type { TableChoice } from '../../shared/domain/reading.ts'
import { UserError } from '../../shared/errors.ts'
import type { Texts } from '../texts.ts'

/** One of the imports that were asked for at once. */
export interface ImportJob {
  readonly name: string
  readonly load: () => Promise<readonly ImportFile[]>
  /** Pasted: how it is cut, where the person said so. */
  readonly table?: TableChoice
  readonly isPasted?: true
}

/** The imports that a drop or a paste asks for. */
export function jobsOf(source: Exclude<ImportSource, { readonly kind: 'dialog' }>, texts: Texts): readonly ImportJob[] {
  if (source.kind === 'files') return groupFiles(source.files).map((files) => ({ name: nameOf(files), load: () => Promise.resolve(files.map(({ name, bytes }) => ({ name, bytes }))) }))
  const files = [{ name: texts.pastedName, bytes: new TextEncoder().encode(source.text) }]
  return [{ name: texts.pastedName, load: () => Promise.resolve(files), isPasted: true, ...(source.table ? { table: source.table } : {}) }]
}

/** The imports that files on the disk ask for. */
export function jobsOfPaths(paths: readonly string[]): readonly ImportJob[] {
  const files = paths.map((path) => ({ path, name: basename(path) }))
  return groupFiles(files).map((group) => ({ name: nameOf(group), load: () => Promise.all(group.map(readOne)) }))
}

/** Asks for files in the system's dialog; null when the person thought better of it. */
export async function chooseFiles(window: BrowserWindow | undefined, texts: Texts): Promise<readonly string[] | null> {
  const extensions = ['md', 'markdown', 'txt', 'csv', 'tsv', 'apkg', 'colpkg', 'json', 'weekdeck']
  const options = {
    title: texts.importTitle,
    properties: ['openFile' as const, 'multiSelections' as const],
    filters: [{ name: texts.importFilter, extensions }, { name: texts.allFiles, extensions: ['*'] }],
  }
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return canceled || filePaths.length === 0 ? null : filePaths
}

/** A guide's folder is called by its own name. */
function nameOf(files: readonly FileToGroup[]): string {
  const [first] = files
  return (files.length > 1 ? first?.folder : undefined) ?? first?.name ?? ''
}

/** Reads a chosen file; what cannot be read is told with its name. */
async function readOne({ path, name }: { readonly path: string; readonly name: string }): Promise<ImportFile> {
  try {
    await requireFile(path, name)
    return { name, bytes: await readFile(path) }
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new UserError({ code: 'file-missing', message: `${name} is not there any more.`, file: name })
    throw new UserError({ code: 'file-unreadable', message: `${name} cannot be read (${code ?? 'unknown'}).`, file: name, found: code ?? 'unknown' })
  }
}

/** What is no file may never end, and what is larger than anybody may allow need not be taken into memory. */
async function requireFile(path: string, name: string): Promise<void> {
  const found = await stat(path)
  if (found.isDirectory()) throw new UserError({ code: 'file-is-folder', message: `${name} is a folder. Drop the folder on the window instead.`, file: name })
  if (!found.isFile()) throw new UserError({ code: 'file-unreadable', message: `${name} is no file.`, file: name, found: 'a device' })
  if (found.size <= LARGEST_BYTES) return
  const most = `${String(LARGEST_BYTES / 1024 ** 2)} MB`
  throw new UserError({ code: 'file-too-large', message: `${name} is larger than ${most}. Split it, and choose the parts.`, file: name, expected: `at most ${most}` })
}
