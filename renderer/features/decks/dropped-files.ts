/** Reading what was dropped on the window. The page never learns a path; names are relative to what was dropped. */
import { FOLDER_LIMITS } from '../../../electron/shared/domain/reading.ts'
import { hasEnding } from '../../../electron/shared/endings.ts'
import type { Failure, Result } from '../../../electron/shared/errors.ts'
import type { Fact } from '../../../electron/shared/facts.ts'

export interface DroppedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The dropped folder it was found in. */
  readonly folder?: string
}

const MEGABYTE = 1024 * 1024
const MOST_BYTES = 64 * MEGABYTE

/** How much more a person may allow. */
const LARGE = 8

/** Reads dropped files and the readable files of dropped folders, in name order; large ones only where the person said so. */
export async function readDropped(entries: readonly FileSystemEntry[], isLarge = false): Promise<Result<readonly DroppedFile[]>> {
  try {
    const search: Search = { found: [], seen: 0 }
    for (const entry of entries) await collect(entry, search, 0)
    const { found } = search
    const mostBytes = isLarge ? MOST_BYTES * LARGE : MOST_BYTES
    return found.length === 0 ? fail(nothingReadable(entries)) : await readAll(found, { dropped: entries, mostBytes })
  } catch (error) {
    if (error instanceof TooMuch) return fail({ ...tooMuch(error.code), ...nameOf(entries) })
    return fail({ code: 'file-unreadable', message: `The dropped files cannot be read: ${String(error)}`, ...nameOf(entries) })
  }
}

/** What a search of dropped folders has come to. */
interface Search {
  readonly found: FileSystemFileEntry[]
  /** Entries that were looked at, readable or not. */
  seen: number
}

/** A single file is taken whatever it is called, so that its reader can say what is wrong; a folder is searched for what can be read. */
async function collect(entry: FileSystemEntry, search: Search, depth: number): Promise<void> {
  if (isFile(entry)) {
    search.found.push(entry)
    return
  }
  if (depth > FOLDER_LIMITS.depth) throw new TooMuch('folder-too-deep')
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
    search.seen += 1
    if (search.seen > FOLDER_LIMITS.seen) throw new TooMuch('file-too-large')
    if (search.found.length > FOLDER_LIMITS.files || child.name.startsWith('.')) continue
    if (!isFile(child) || hasEnding(child.name)) await collect(child, search, depth + 1)
  }
}

/** A folder that was hardly meant: it would be searched for long, and maybe for ever. */
class TooMuch extends Error {
  readonly code: 'folder-too-deep' | 'file-too-large'

  constructor(code: TooMuch['code']) {
    super(code)
    this.code = code
  }
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  // A reader hands out a folder in portions; an empty one is the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject) })
    if (portion.length === 0) return children.sort((a, b) => a.name.localeCompare(b.name, 'en'))
    children.push(...portion)
  }
}

/** Files that were copied elsewhere and pasted. */
export async function readPasted(files: readonly File[]): Promise<Result<readonly DroppedFile[]>> {
  const bytes = files.reduce((total, file) => total + file.size, 0)
  if (bytes > MOST_BYTES) return fail({ ...tooLarge(files.length, bytes), ...(files[0] && files.length === 1 ? { file: files[0].name } : {}) })
  return { ok: true, value: await Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))) }
}

interface Limits {
  readonly dropped: readonly FileSystemEntry[]
  readonly mostBytes: number
}

async function readAll(found: readonly FileSystemFileEntry[], { dropped, mostBytes }: Limits): Promise<Result<readonly DroppedFile[]>> {
  const files = await Promise.all(found.map((entry) => new Promise<File>((resolve, reject) => { entry.file(resolve, reject) })))
  const bytes = files.reduce((total, file) => total + file.size, 0)
  if (found.length > FOLDER_LIMITS.files || bytes > mostBytes) return fail({ ...tooLarge(found.length, bytes), ...nameOf(dropped) })
  const read = await Promise.all(files.map(async (file, index) => ({ ...placeOf(found[index]), bytes: new Uint8Array(await file.arrayBuffer()) })))
  return { ok: true, value: read }
}

/** A folder's own name is left out, so that a guide is called the same whether its folder or its files were dropped. */
function placeOf(entry: FileSystemFileEntry | undefined): Omit<DroppedFile, 'bytes'> {
  const [first = '', ...rest] = (entry?.fullPath ?? '').split('/').filter((part) => part !== '')
  return rest.length > 0 ? { name: rest.join('/'), folder: first } : { name: first }
}

function tooLarge(files: number, bytes: number): Failure {
  const found: Fact = files > FOLDER_LIMITS.files ? { fact: 'more-files', values: { count: FOLDER_LIMITS.files } } : { fact: 'megabytes', values: { count: Math.ceil(bytes / MEGABYTE) } }
  const expected: Fact = { fact: 'files-and-megabytes-at-most', values: { count: FOLDER_LIMITS.files, megabytes: MOST_BYTES / MEGABYTE } }
  return { code: 'file-too-large', message: 'This is too much to read at once: drop the guide or the deck alone.', found, expected }
}

function tooMuch(code: TooMuch['code']): Failure {
  const { depth, seen } = FOLDER_LIMITS
  return code === 'folder-too-deep'
    ? { code, message: `Folders are nested more than ${String(depth)} deep: drop only the folder of the guide.`, expected: { fact: 'deep-at-most', values: { count: depth } } }
    : { ...tooLarge(seen + 1, 0), found: { fact: 'more-files', values: { count: seen } } }
}

function nothingReadable(dropped: readonly FileSystemEntry[]): Failure {
  const message = 'Nothing here can be read: drop a Markdown guide, an Anki package, a table or a Weekdeck deck.'
  return { code: 'format-unknown', message, expected: { fact: 'readable-files' }, ...nameOf(dropped) }
}

function nameOf(entries: readonly FileSystemEntry[]): { readonly file?: string } {
  const [first] = entries
  return first && entries.length === 1 ? { file: first.name } : {}
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function fail(error: Failure): Result<never> {
  return { ok: false, error }
}
