import type {
  BaseWindow,
  BrowserWindow,
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { askButtons } from './page-dialog.ts'
import { pickPaths } from './file-picker.ts'
import { loud } from './loud.ts'
import { isPreview } from './state.ts'
import { focusedWindow } from './windows.ts'

/** Dialogs take a window first, or leave it out. */
type Given<Options> = readonly [BaseWindow, Options] | readonly [Options]

function requirePerson(member: string): void {
  if (!isPreview) throw new Error(`host: dialog.${member} has nobody to ask; replace it with electronApp.evaluate`)
}

function split<Options>(given: Given<Options>): { readonly window: BrowserWindow | null; readonly options: Options } {
  return given.length === 2
    ? { window: given[0] as BrowserWindow, options: given[1] }
    : { window: focusedWindow(), options: given[0] }
}

export const dialog = loud<Dialog>('dialog', {
  async showOpenDialog(...given: Given<OpenDialogOptions>): Promise<OpenDialogReturnValue> {
    requirePerson('showOpenDialog')
    const { window, options } = split(given)
    const { title = '', filters = [], properties = [], defaultPath } = options
    const filePaths = await pickPaths({
      window,
      title,
      filters,
      defaultPath,
      kind: properties.includes('openDirectory') ? 'folder' : 'open',
      hasMany: properties.includes('multiSelections'),
    })
    return { canceled: filePaths.length === 0, filePaths: [...filePaths] }
  },
  async showSaveDialog(...given: Given<SaveDialogOptions>): Promise<SaveDialogReturnValue> {
    requirePerson('showSaveDialog')
    const { window, options } = split(given)
    const { title = '', filters = [], defaultPath } = options
    const [filePath = ''] = await pickPaths({ window, title, filters, defaultPath, kind: 'save', hasMany: false })
    return { canceled: filePath === '', filePath }
  },
  async showMessageBox(...given: Given<MessageBoxOptions>): Promise<MessageBoxReturnValue> {
    requirePerson('showMessageBox')
    const { window, options } = split(given)
    const { message, detail = '', buttons = ['OK'], defaultId = 0, cancelId = 0 } = options
    return { response: await askButtons(window, { message, detail, buttons, defaultId, cancelId }), checkboxChecked: false }
  },
  showErrorBox(title, content) { process.stderr.write(`[dialog] ${title}: ${content}\n`) },
})
