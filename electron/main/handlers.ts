import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { AppStart, EventName, Events } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import type { Language } from '../shared/settings.ts'
import type { Handlers } from './ipc.ts'
import type { Context } from './services/context.ts'
import { chooseDeck, decksView, deleteDeck, restoreDeck } from './services/decks.ts'
import { guideSection } from './services/guide.ts'
import { Imports } from './services/imports.ts'
import { planView, todayView } from './services/plan.ts'
import { changesDecks, countReset, reset, undo } from './services/progress.ts'
import { Study } from './services/study.ts'
import { languageOf, textsIn } from './texts.ts'

/** What handlers need of the desktop around them. */
export interface Desktop {
  readonly send: <Name extends EventName>(name: Name, value: Events[Name]) => void
  readonly system: Language
  readonly window: () => BrowserWindow | undefined
  /** Theme and menu follow the settings. */
  readonly followSettings: () => void
}

/** What the app runs on, once its data is open. */
export interface Services {
  readonly context: Context
  readonly study: Study
  readonly imports: Imports
}

export function createServices(context: Context): Services {
  return { context, study: new Study(context), imports: new Imports(context) }
}

/** Every channel of the contract over the services. */
export function createHandlers({ context, study, imports }: Services, desktop: Desktop): Handlers {
  const reload = async (): Promise<void> => {
    await context.library.load()
    study.refresh()
    desktop.send('library:changed', null)
  }
  context.store.onStatus((status) => { desktop.send('storage:changed', status) })
  return {
    'app:start': () => appStart(context, desktop),
    'settings:change': (patch) => {
      context.settings.change(patch)
      desktop.followSettings()
      return context.settings.value
    },
    'course:change': ({ course, settings }) => context.settings.change({ courses: { ...context.settings.value.courses, [course]: settings } }),
    'today:show': () => todayView(context),
    'plan:show': () => planView(context),
    'study:start': (request) => study.start(request),
    'study:show': (session) => study.show(session),
    'study:rate': (given) => study.rate(given),
    'flip:show': (request) => study.flip(request),
    'guide:section': (place) => guideSection(context, place),
    'decks:list': () => decksView(context),
    'decks:choose': (deckId) => chooseDeck(context, deckId),
    'decks:preview': async (source) => {
      const files = source.kind === 'files' ? source.files : await imports.choose(desktop.window(), textsIn(languageOf(context.settings.value, desktop.system)))
      return files && imports.preview(files)
    },
    'decks:import': async (choice) => {
      const done = await imports.import(choice)
      if (!done.isUnchanged) await reload()
      return done
    },
    'decks:discard': (preview) => imports.discard(preview),
    'decks:delete': async (deckId) => {
      const view = await deleteDeck(context, deckId)
      study.refresh()
      return view
    },
    'decks:restore': (deckId) => restoreDeck(context, deckId),
    'progress:count': (scope) => countReset(context, scope),
    'progress:reset': async (scope) => {
      const cards = await reset(context, scope)
      study.refresh()
      return cards
    },
    'progress:undo': async () => {
      const undone = await undo(context)
      if (undone?.card) study.tookBack(undone.card)
      else if (undone && changesDecks(undone.what)) await reload()
      else if (undone) study.refresh()
      return undone
    },
    'data:open-folder': async () => {
      const problem = await shell.openPath(context.dataFolder)
      if (problem) throw new UserError({ code: 'file-unreadable', message: problem, file: context.dataFolder })
      return null
    },
    'link:open': (url) => openLink(url, context, desktop),
  }
}

function appStart(context: Context, desktop: Desktop): AppStart {
  return {
    settings: context.settings.value,
    systemLanguage: desktop.system,
    platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
    versions: { app: app.getVersion(), electron: process.versions.electron ?? '', chromium: process.versions['chrome'] ?? '' },
    dataFolder: context.dataFolder,
    storage: context.store.status(),
    notices: [...context.settings.notices, ...context.store.notices, ...context.library.notices],
  }
}

/** A link of a card leaves the app only as https, and only after the person said yes to the very address. */
async function openLink(url: string, context: Context, desktop: Desktop): Promise<boolean> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new UserError({ code: 'link-not-https', message: 'Only https links are opened.', found: url })
  }
  const texts = textsIn(languageOf(context.settings.value, desktop.system))
  const question = { type: 'question' as const, message: texts.linkQuestion, detail: new URL(url).href, buttons: [texts.linkOpen, texts.cancel], defaultId: 0, cancelId: 1 }
  const window = desktop.window()
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question))
  if (response !== 0) return false
  await shell.openExternal(new URL(url).href)
  return true
}
