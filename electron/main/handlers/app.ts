import { app, dialog, shell } from 'electron'
import type { AppStart } from '../../shared/contract.ts'
import { UserError } from '../../shared/errors.ts'
import { checkData } from '../../storage/check.ts'
import { openElectronStore } from '../../storage/electron-store.ts'
import { changeSettings } from '../services/decks.ts'
import { textsOf, type HandlersOf, type Room } from './room.ts'

export function appHandlers(room: Room): HandlersOf<'app' | 'settings' | 'link' | 'data'> {
  const { context, desktop } = room
  return {
    'app:start': () => appStart(room),
    'settings:change': (patch) => {
      const isOtherDeck = changeSettings(context, patch)
      desktop.followSettings()
      if (isOtherDeck) desktop.send('library:changed', null)
      return context.settings.value
    },
    'data:open-folder': async () => {
      const problem = await shell.openPath(context.dataFolder)
      if (problem) throw new UserError({ code: 'file-unreadable', message: problem, file: context.dataFolder })
      return null
    },
    'data:check': () => {
      const { dataFolder, store, clock } = context
      return checkData({ dataFolder, store, openStore: openElectronStore, now: clock.atMs })
    },
    'link:open': (url) => openLink(url, room),
  }
}

function appStart({ context, desktop, backups }: Room): AppStart {
  return {
    settings: context.settings.value,
    systemLanguage: desktop.system,
    platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
    versions: { app: app.getVersion(), electron: process.versions.electron ?? '', chromium: process.versions['chrome'] ?? '' },
    dataFolder: context.dataFolder,
    storage: context.store.status(),
    backup: backups.status,
    notices: [...context.lock.notices, ...context.settings.notices, ...context.store.notices, ...context.library.notices],
  }
}

/** A link of a card leaves the app only as https, and only after the person said yes to the very address. */
async function openLink(url: string, room: Room): Promise<boolean> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new UserError({ code: 'link-not-https', message: 'Only https links are opened.', found: url })
  }
  const texts = textsOf(room)
  const question = { type: 'question' as const, message: texts.linkQuestion, detail: new URL(url).href, buttons: [texts.linkOpen, texts.cancel], defaultId: 0, cancelId: 1 }
  const window = room.desktop.window()
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question))
  if (response !== 0) return false
  await shell.openExternal(new URL(url).href)
  return true
}
