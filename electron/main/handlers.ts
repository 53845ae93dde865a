import { appHandlers } from './handlers/app.ts'
import { decksHandlers } from './handlers/decks.ts'
import type { Desktop, Room, Services } from './handlers/room.ts'
import { studyHandlers } from './handlers/study.ts'
import type { Handlers } from './ipc.ts'
import type { Context } from './services/context.ts'
import { Imports } from './services/imports.ts'
import { Study } from './services/study.ts'

export function createServices(context: Context): Services {
  return { context, study: new Study(context), imports: new Imports(context) }
}

/** Every channel of the contract over the services. */
export function createHandlers(services: Services, desktop: Desktop): Handlers {
  const { context, study } = services
  const reload = async (): Promise<void> => {
    await context.library.load()
    study.refresh()
    desktop.send('library:changed', null)
  }
  context.store.onStatus((status) => { desktop.send('storage:changed', status) })
  const room: Room = { ...services, desktop, reload }
  return { ...appHandlers(room), ...studyHandlers(room), ...decksHandlers(room) }
}
