import { appHandlers } from './handlers/app.ts'
import { backupsHandlers } from './handlers/backups.ts'
import { browseHandlers } from './handlers/browse.ts'
import { examHandlers } from './handlers/exam.ts'
import { editHandlers } from './handlers/edit.ts'
import { decksHandlers } from './handlers/decks.ts'
import type { Desktop, Room, Services } from './handlers/room.ts'
import { statisticsHandlers } from './handlers/statistics.ts'
import { studyHandlers } from './handlers/study.ts'
import type { OpenHandlers } from './ipc.ts'
import { Backups } from './services/backups.ts'
import type { Notice } from '../shared/contract.ts'
import type { Context } from './services/context.ts'
import { Exams } from './services/exams.ts'
import { Imports } from './services/imports.ts'
import { Restores } from './services/restores.ts'
import { stepsView } from './services/steps.ts'
import { Study } from './services/study.ts'

export function createServices(context: Context, found: readonly Notice[]): Services {
  const backups = new Backups(context)
  return { context, study: new Study(context), exams: new Exams(context), imports: new Imports(context), backups, restores: new Restores(context, backups), found }
}

/** Every channel that needs the data, over the services that are open; made once for each. */
export function handlersOnce(desktop: Desktop): (services: Services) => OpenHandlers {
  const made = new WeakMap<Services, OpenHandlers>()
  return (services) => {
    const handlers = made.get(services) ?? createHandlers(services, desktop)
    made.set(services, handlers)
    return handlers
  }
}

function createHandlers(services: Services, desktop: Desktop): OpenHandlers {
  const { context, study, backups } = services
  const reload = async (): Promise<void> => {
    await context.library.load()
    study.renew()
    desktop.send('library:changed', null)
  }
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn: Room['inTurn'] = (work) => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  context.store.onEntry(() => { desktop.send('history:changed', stepsView(context)) })
  context.store.onStatus((status) => { desktop.send('storage:changed', status) })
  services.imports.onShare((share) => { desktop.send('import:share', share) })
  backups.onStatus((status) => { desktop.send('backup:changed', status) })
  const room: Room = { ...services, desktop, inTurn, reload }
  return { ...appHandlers(room), ...studyHandlers(room), ...editHandlers(room), ...examHandlers(room), ...browseHandlers(room), ...statisticsHandlers(room), ...decksHandlers(room), ...backupsHandlers(room) }
}
