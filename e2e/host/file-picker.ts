import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { BrowserWindow, FileFilter } from 'electron'
import { askPath } from './page-dialog.ts'

export interface Picking {
  readonly window: BrowserWindow | null
  readonly title: string
  readonly filters: readonly FileFilter[]
  readonly defaultPath: string | undefined
  readonly kind: 'open' | 'folder' | 'save'
  readonly hasMany: boolean
}

/** The paths a person picks: in the desktop's own dialog where there is one, else typed in the window. None if they cancel. */
export async function pickPaths(picking: Picking): Promise<readonly string[]> {
  if (isOnPath('zenity')) return (await run('zenity', zenityArguments(picking))).split('\n').filter(Boolean)
  if (isOnPath('kdialog')) return (await run('kdialog', kdialogArguments(picking))).split('\n').filter(Boolean)
  const path = await askPath(picking.window, { title: picking.title, value: picking.defaultPath ?? '' })
  return path === '' ? [] : [path]
}

function isOnPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function patterns({ extensions }: FileFilter): string {
  return extensions.map((extension) => extension === '*' ? '*' : `*.${extension}`).join(' ')
}

function zenityArguments({ title, filters, defaultPath, kind, hasMany }: Picking): string[] {
  return [
    '--file-selection', `--title=${title}`, ...filters.map((filter) => `--file-filter=${filter.name} | ${patterns(filter)}`),
    ...(kind === 'folder' ? ['--directory'] : []), ...(kind === 'save' ? ['--save', '--confirm-overwrite'] : []),
    ...(hasMany ? ['--multiple', '--separator=\n'] : []), ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
  ]
}

function kdialogArguments({ title, filters, defaultPath, kind, hasMany }: Picking): string[] {
  const command = { open: '--getopenfilename', folder: '--getexistingdirectory', save: '--getsavefilename' }[kind]
  const shown = filters.map((filter) => `${filter.name} (${patterns(filter)})`).join('\n')
  return [
    '--title',
    title,
    ...(hasMany ? ['--multiple', '--separate-output'] : []),
    command,
    defaultPath ?? '.',
    ...(kind === 'folder' ? [] : [shown]),
  ]
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => { text += chunk.toString() })
    child.on('error', reject)
    child.on('close', () => { resolve(text) })
  })
}
