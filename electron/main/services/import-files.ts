import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { groupFiles, type FileToGroup } from '../../formats/import-groups.ts'
import type { ImportFile } from '../../formats/import.ts'
import { LARGEST_BYTES } from '../../shared/domain/reading.ts'
import type { ImportSource } from '../../shared/contract.ts'
import type { TableChoice } from '../../shared/domain/reading.ts'
import { READABLE_ENDINGS } from '../../shared/endings.ts'
import { readPlainFile } from '../../storage/read-file.ts'
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
  return groupFiles(files).map((group) => ({ name: nameOf(group), load: () => Promise.all(group.map(async ({ path, name }) => ({ name, bytes: await readPlainFile({ path, mostBytes: LARGEST_BYTES }) }))) }))
}

/** Asks for files in the system's dialog; null when the person thought better of it. */
export async function chooseFiles(window: BrowserWindow | undefined, texts: Texts): Promise<readonly string[] | null> {
  const options = {
    title: texts.importTitle,
    properties: ['openFile' as const, 'multiSelections' as const],
    filters: [{ name: texts.importFilter, extensions: [...READABLE_ENDINGS] }, { name: texts.allFiles, extensions: ['*'] }],
  }
  const { canceled, filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return canceled || filePaths.length === 0 ? null : filePaths
}

/** A guide's folder is called by its own name. */
function nameOf(files: readonly FileToGroup[]): string {
  const [first] = files
  return (files.length > 1 ? first?.folder : undefined) ?? first?.name ?? ''
}
