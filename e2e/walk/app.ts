/** The whole app without a window: the interface's stores over main's own handlers, services and storage, in one process. */
import { join } from 'node:path'
import { createPinia } from 'pinia'
import { createRenderer } from 'vue'
import { openData, takeData } from '../../electron/main/data.ts'
import { createServices } from '../../electron/main/handlers.ts'
import type { Services } from '../../electron/main/handlers/room.ts'
import { answerCall } from '../../electron/main/ipc.ts'
import type { Clock } from '../../electron/main/clock.ts'
import { APP_ORIGIN } from '../../electron/main/protocol.ts'
import { CHANNELS, type Channel } from '../../electron/shared/contract.ts'
import { collectOrphans } from '../../electron/storage/collect.ts'
import { openElectronStore } from '../../electron/storage/electron-store.ts'
import { i18n } from '../../renderer/app/i18n.ts'
import { useUndo } from '../../renderer/app/use-undo.ts'
import { useAppStore } from '../../renderer/stores/app.ts'
import { useBackupsStore } from '../../renderer/stores/backups.ts'
import { useBrowseStore } from '../../renderer/stores/browse.ts'
import { useDecksStore } from '../../renderer/stores/decks.ts'
import { useEditStore } from '../../renderer/stores/edit.ts'
import { useExamStore } from '../../renderer/stores/exam.ts'
import { useImportStore } from '../../renderer/stores/import.ts'
import { useLibraryStore } from '../../renderer/stores/library.ts'
import { useResetStore } from '../../renderer/stores/reset.ts'
import { useStudyStore } from '../../renderer/stores/study.ts'
import { useToastStore } from '../../renderer/stores/toasts.ts'
import { useUndoStore } from '../../renderer/stores/undo.ts'
import { answeringOver } from '../faults/answering.ts'
import { state } from '../host/state.ts'

const FRAME = { url: `${APP_ORIGIN}/index.html`, parent: null } as Parameters<typeof answerCall>[1]['event']['senderFrame']
/** Far enough behind the last write for everything that nobody needs to be removed. */
const LATER_MS = 10 * 86_400_000

/** Draws nothing: what is walked are the stores. */
const { createApp } = createRenderer<object, object>({
  patchProp: () => undefined, insert: () => undefined, remove: () => undefined, createElement: () => ({}), createText: () => ({}), createComment: () => ({}),
  setText: () => undefined, setElementText: () => undefined, parentNode: () => null, nextSibling: () => null,
})

/** The interface as the screens use it. */
export interface Interface {
  readonly undo: ReturnType<typeof useUndo>
  readonly app: ReturnType<typeof useAppStore>
  readonly backups: ReturnType<typeof useBackupsStore>
  readonly browse: ReturnType<typeof useBrowseStore>
  readonly decks: ReturnType<typeof useDecksStore>
  readonly edit: ReturnType<typeof useEditStore>
  readonly exam: ReturnType<typeof useExamStore>
  readonly imports: ReturnType<typeof useImportStore>
  readonly library: ReturnType<typeof useLibraryStore>
  readonly reset: ReturnType<typeof useResetStore>
  readonly study: ReturnType<typeof useStudyStore>
  readonly toasts: ReturnType<typeof useToastStore>
  readonly steps: ReturnType<typeof useUndoStore>
}

export interface RunningApp {
  readonly services: Services
  readonly ui: Interface
  /** Until every call is answered and every event heard. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts the app on a data folder. */
export async function startApp(dataFolder: string, clock: Clock): Promise<RunningApp> {
  const taken = { clock, language: () => 'ko' as const, ...takeData({ dataFolder, openStore: openElectronStore }) }
  const context = await openData({ dataFolder, openStore: openElectronStore, resources: join(state.appPath, 'resources'), start: taken })
  await collectOrphans({ dataFolder, progress: context.store.progress, now: Date.now() + LATER_MS })
  const services = createServices(context, [])
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  let busy = 0
  const send = (name: string, value: unknown): void => {
    busy += 1
    const told = structuredClone(value)
    setImmediate(() => {
      busy -= 1
      for (const listener of listeners.get(name) ?? []) listener(told)
    })
  }
  const answering = answeringOver(services, send)
  const call = async (channel: Channel, argument: unknown): Promise<unknown> => {
    busy += 1
    const result = await answerCall(channel, { event: { senderFrame: FRAME }, argument: structuredClone(argument), ...answering })
    await new Promise(setImmediate)
    busy -= 1
    return structuredClone(result)
  }
  const on = (name: string, listener: (value: unknown) => void): (() => void) => {
    const known = listeners.get(name) ?? new Set()
    listeners.set(name, known.add(listener))
    return () => { known.delete(listener) }
  }
  Reflect.set(globalThis, 'window', { api: { ...Object.fromEntries(CHANNELS.map((channel) => [channel, (argument: unknown) => call(channel, argument)])), on } })
  const { ui, unmount } = openInterface()
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 4; quiet = busy === 0 ? quiet + 1 : 0) await new Promise(setImmediate)
  }
  await ui.app.load()
  const close = async (): Promise<void> => {
    // A backup that is made behind the person's back is not cut off.
    while (services.backups.status.running) await settle()
    unmount()
    await services.exams.stop()
    await context.store.close()
    context.lock.release()
  }
  return { services, ui, settle, close }
}

function openInterface(): { readonly ui: Interface; readonly unmount: () => void } {
  const opened: { ui?: Interface } = {}
  const app = createApp({
    setup: () => {
      opened.ui = {
        undo: useUndo(), app: useAppStore(), backups: useBackupsStore(), browse: useBrowseStore(), decks: useDecksStore(), edit: useEditStore(), exam: useExamStore(),
        imports: useImportStore(), library: useLibraryStore(), reset: useResetStore(), study: useStudyStore(), toasts: useToastStore(), steps: useUndoStore(),
      }
      return () => null
    },
  })
  app.use(createPinia()).use(i18n).mount({})
  if (!opened.ui) throw new Error('The interface did not open.')
  return { ui: opened.ui, unmount: () => { app.unmount() } }
}
