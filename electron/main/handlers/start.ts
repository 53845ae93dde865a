import { app, dialog, shell, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { StartState, StartWork } from '../../shared/contract.ts'
import { UserError, type Failure } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import { repairData } from '../../storage/repair.ts'
import { setAside } from '../../storage/set-aside.ts'
import type { StartHandlers } from '../ipc.ts'
import type { KeeperPlace } from '../keeper-messages.ts'
import { askKeeper, type Watching } from '../keeping.ts'
import type { Opening } from '../opening.ts'
import type { Services } from './room.ts'
import type { Texts } from '../texts.ts'

/** A repair reads everything, sounds and pictures too; one that takes longer hangs. */
const REPAIR_LIMIT_MS = 180_000

export interface StartRoom {
  readonly opening: Opening<Services>
  readonly place: () => KeeperPlace
  readonly window: () => BrowserWindow | undefined
  readonly texts: () => Texts
  readonly send: (name: 'start:work', work: StartWork) => void
}

/** What can be done about data that does not open. All that reads it runs in a process that can be ended. */
export function startHandlers(room: StartRoom): StartHandlers {
  const { opening, place, send } = room
  let isBusy = false

  async function work<Done>(what: StartWork['what'], run: (watching: Watching) => Promise<Done>): Promise<Done> {
    if (isBusy || !isOffered(opening.state, what)) throw over()
    isBusy = true
    try {
      // It may come to its end after all.
      if (what !== 'copy' && !await opening.stop()) throw over()
      return await run({ onNews: (news) => { if (news.kind === 'share') send('start:work', { what, share: news.share }) } })
    } finally {
      isBusy = false
    }
  }

  return {
    'start:show': () => opening.state,
    'start:retry': async () => {
      if (isBusy) throw over()
      await opening.stop()
      opening.begin()
      return null
    },
    'start:repair': () => work('repair', async (watching) => {
      const { findings } = await repairData(place().dataFolder, () => askKeeper({ kind: 'repair', ...place() }, { ...watching, limitMs: REPAIR_LIMIT_MS }))
      return { findings }
    }),
    'start:restore': () => work('restore', (watching) => askKeeper({ kind: 'restore', ...place() }, watching)),
    'start:copy': () => work('copy', async (watching) => {
      const path = await chooseTarget(room)
      return path === undefined ? null : askKeeper({ kind: 'copy', ...place(), path }, watching)
    }),
    'start:fresh': () => work('fresh', async () => {
      const keptAt = await setAside({ dataFolder: place().dataFolder, atMs: Date.now() })
      return keptAt === undefined ? {} : { keptAt }
    }),
    'start:open-folder': async () => {
      const { dataFolder } = place()
      const problem = await shell.openPath(dataFolder)
      if (problem) throw new UserError({ code: 'file-unreadable', message: problem, file: dataFolder })
      return null
    },
    'start:quit': () => {
      app.quit()
      return null
    },
    'start:give-up': async (found) => {
      await opening.giveUp(screenFailure(found))
      return null
    },
  }
}

/** The data is open, and the page breaks over it. */
export function screenFailure(found: string): Failure {
  return { code: 'start-screen', message: `The first screen could not be shown (${found}).`, found: verbatim(found) }
}

function isOffered(state: StartState, what: StartWork['what']): boolean {
  return 'trouble' in state && state.trouble.offers.includes(what)
}

function over(): UserError {
  return new UserError({ code: 'start-over', message: 'Your data is open by now, or something else is being done with it.' })
}

async function chooseTarget({ window, texts }: StartRoom): Promise<string | undefined> {
  const { copyTitle, copyFilter } = texts()
  const options = { title: copyTitle, defaultPath: join(app.getPath('documents'), `Weekdeck ${new Date().toISOString().slice(0, 10)}.zip`), filters: [{ name: copyFilter, extensions: ['zip'] }] }
  const shown = window()
  const { canceled, filePath } = await (shown ? dialog.showSaveDialog(shown, options) : dialog.showSaveDialog(options))
  if (canceled || filePath === '') return undefined
  // Not every desktop adds the ending by itself.
  return filePath.endsWith('.zip') ? filePath : `${filePath}.zip`
}
