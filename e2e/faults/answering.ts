import { handlersOnce } from '../../electron/main/handlers.ts'
import type { Desktop, Services } from '../../electron/main/handlers/room.ts'
import { startHandlers } from '../../electron/main/handlers/start.ts'
import { failureOf, type Answering } from '../../electron/main/ipc.ts'
import { Opening } from '../../electron/main/opening.ts'
import { textsIn } from '../../electron/main/texts.ts'
import { join } from 'node:path'
import { state } from '../host/state.ts'

/** The app's handlers over data that is open, without a window. Those of a start that would end what is open do nothing. */
export function answeringOver(opened: Services, send: Desktop['send'] = () => undefined): Answering {
  const { dataFolder, clock } = opened.context
  const opening = new Opening<Services>({
    dataFolder, failureOf, language: () => 'ko', isAsLeft: () => Promise.resolve(true), rehearse: () => Promise.resolve([]), open: () => Promise.resolve(opened),
    close: () => Promise.resolve(), lastBackup: () => Promise.resolve(null), onState: () => undefined,
  })
  opening.begin()
  const handlersOf = handlersOnce({ send, system: 'ko', window: () => undefined, followSettings: () => undefined })
  const place = { dataFolder, resources: join(state.appPath, 'resources'), nowMs: clock.atMs(), language: 'ko' as const }
  const start = startHandlers({ opening, place: () => place, window: () => undefined, texts: () => textsIn('ko'), send: () => undefined })
  return { start: { ...start, 'start:give-up': () => null, 'start:quit': () => null }, open: () => opening.attempt.then(handlersOf), devUrl: undefined }
}
