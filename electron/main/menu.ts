import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand, StepsView } from '../shared/contract.ts'
import type { Language } from '../shared/settings.ts'
import { wordsOfStep } from '../shared/step-words.ts'
import { textsIn } from './texts.ts'

export interface MenuActions {
  readonly command: (command: MenuCommand) => void
  readonly openDataFolder: () => void
}

interface MenuState {
  readonly language: Language
  /** What undo and redo would do, by which they are called. */
  readonly steps: StepsView
}

let shown = ''

/** Sets the native menu, in the person's language; nothing happens when it says all that already. */
export function setMenu({ language, steps }: MenuState, actions: MenuActions): void {
  const named = namesOf(language, steps)
  const next = JSON.stringify([language, named])
  if (next === shown) return
  shown = next
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ language, named }, actions)))
}

type Named = Readonly<Record<keyof StepsView, string>>

function namesOf(language: Language, steps: StepsView): Named {
  const texts = textsIn(language)
  const nameOf = (way: keyof StepsView): string => {
    const step = steps[way]
    // An ampersand would underline the letter after it.
    return step ? `${texts[way]}: ${wordsOfStep(step, language).replaceAll('&', '&&')}` : texts[way]
  }
  return { undo: nameOf('undo'), redo: nameOf('redo') }
}

function menuTemplate({ language, named }: { readonly language: Language; readonly named: Named }, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin'
  return [...(isMac ? [{ role: 'appMenu' } as const] : []), fileMenu(language, actions), editMenu({ language, named }, actions), viewMenu(language, actions), helpMenu(language, actions)]
}

function fileMenu(language: Language, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  return {
    label: texts.file,
    submenu: [
      { id: 'import', label: texts.import, accelerator: 'CmdOrCtrl+O', click: () => { actions.command('import') } },
      { id: 'open-folder', label: texts.openFolder, click: actions.openDataFolder },
      { type: 'separator' },
      process.platform === 'darwin' ? { role: 'close', label: texts.close } : { role: 'quit', label: texts.quit },
    ],
  }
}

function editMenu({ language, named }: { readonly language: Language; readonly named: Named }, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  return {
    label: texts.edit,
    submenu: [
      // One undo for text and for study: the page decides by where the focus is. Outside macOS the page also gets the
      // keys itself, and a registered accelerator would undo twice inside a text field.
      { id: 'undo', label: named.undo, accelerator: 'CmdOrCtrl+Z', registerAccelerator: process.platform === 'darwin', click: () => { actions.command('undo') } },
      { id: 'redo', label: named.redo, accelerator: 'Shift+CmdOrCtrl+Z', registerAccelerator: process.platform === 'darwin', click: () => { actions.command('redo') } },
      { type: 'separator' },
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
    ],
  }
}

function viewMenu(language: Language, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  const screens = ['today', 'study', 'plan', 'exam', 'decks', 'browse', 'statistics', 'settings'] as const
  return {
    label: texts.view,
    submenu: [
      ...screens.map((name, index): MenuItemConstructorOptions => ({
        id: name,
        label: name === 'exam' ? texts.mockExam : texts[name],
        accelerator: name === 'settings' ? 'CmdOrCtrl+,' : `CmdOrCtrl+${String(index + 1)}`,
        click: () => { actions.command(name) },
      })),
      { type: 'separator' },
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      { role: 'resetZoom', label: texts.zoomReset },
      { role: 'togglefullscreen', label: texts.fullScreen },
    ],
  }
}

function helpMenu(language: Language, actions: MenuActions): MenuItemConstructorOptions {
  const texts = textsIn(language)
  return {
    role: 'help',
    label: texts.help,
    submenu: [
      // The page gets these keys itself.
      { id: 'palette', label: texts.palette, accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => { actions.command('palette') } },
      { id: 'shortcuts', label: texts.shortcuts, click: () => { actions.command('shortcuts') } },
    ],
  }
}
