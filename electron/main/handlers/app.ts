import { app, dialog, shell } from 'electron'
import type { AppStart } from '../../shared/contract.ts'
import { outsideLink, type OutsideLink } from '../link.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import { checkData } from '../../storage/check.ts'
import { openElectronStore } from '../../storage/electron-store.ts'
import { changeSettings } from '../services/decks.ts'
import { stepsView } from '../services/steps.ts'
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
      return checkData({ dataFolder, store, settings: context.settings, openStore: openElectronStore, now: clock.atMs })
    },
    'link:open': (url) => openLink(url, room),
  }
}

function appStart({ context, desktop, backups, found }: Room): AppStart {
  const versions: Readonly<Partial<NodeJS.ProcessVersions>> = process.versions
  return {
    nowMs: context.clock.atMs(),
    settings: context.settings.value,
    systemLanguage: desktop.system,
    platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
    versions: { app: app.getVersion(), electron: versions.electron ?? '', chromium: versions['chrome'] ?? '' },
    dataFolder: context.dataFolder,
    storage: context.store.status(),
    backup: backups.status,
    steps: stepsView(context),
    notices: [...found, ...context.lock.notices, ...context.settings.notices, ...context.store.notices, ...context.library.notices],
  }
}

/** A link of a card leaves the app only as https, and only after the person said yes to the very address. One is asked about at a time. */
async function openLink(address: string, room: Room): Promise<boolean> {
  const link = outsideLink(address)
  if (!link) throw new UserError({ code: 'link-not-https', message: 'Only https links are opened.', found: verbatim(address) })
  if (asking.has(room.desktop)) return false
  asking.add(room.desktop)
  try {
    const isWanted = await askAbout(link, room)
    if (isWanted) await shell.openExternal(link.href)
    return isWanted
  } finally {
    asking.delete(room.desktop)
  }
}

/** Windows in which a question is open: a card that asks a hundred times is answered once. */
const asking = new WeakSet()

/** The host stands alone, where every system sets it in bold; an address that may be taken for another says why. */
async function askAbout({ href, host, oddities }: OutsideLink, room: Room): Promise<boolean> {
  const texts = textsOf(room)
  const odd = oddities.map((oddity) => texts[`link-${oddity}`])
  const detail = [texts.linkQuestion, href.length > MOST_SHOWN ? `${href.slice(0, MOST_SHOWN)}…` : href, ...odd].join('\n\n')
  const type = odd.length > 0 ? 'warning' as const : 'question' as const
  const question = { type, message: host, detail, buttons: [texts.linkOpen, texts.cancel], defaultId: odd.length > 0 ? 1 : 0, cancelId: 1 }
  const window = room.desktop.window()
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question))
  return response === 0
}

const MOST_SHOWN = 300
