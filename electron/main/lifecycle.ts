import { app, dialog, type BrowserWindow } from 'electron'
import type { Events } from '../shared/contract.ts'
import type { ProgressStore } from '../storage/progress-store.ts'
import { failureOf } from './ipc.ts'
import type { Services } from './handlers/room.ts'
import { jobsOfPaths } from './services/import-files.ts'
import type { Start } from './start.ts'
import type { Texts } from './texts.ts'

/** What ending the app goes by. */
export interface Ending {
  readonly start: Start
  readonly window: () => BrowserWindow | undefined
  readonly texts: () => Texts
}

/** Everything that is still in memory is written before the app ends; what the disk refuses is not given up unasked. */
export function closeSafely(ending: Ending): void {
  let isClosed = false
  askBeforeLoss(ending)
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void endStart(ending.start).catch((error: unknown) => { failureOf(error) }).finally(() => {
      isClosed = true
      app.quit()
    })
  })
  app.on('window-all-closed', () => { if (process.platform !== 'darwin') app.quit() })
}

async function endStart(start: Start): Promise<void> {
  await start.opening.stop()
  if (start.opening.opened) await start.close(start.opening.opened)
}

/** While answers are in memory only, quitting tries to save them once more, and then asks. */
function askBeforeLoss({ start, window, texts }: Ending): void {
  let mayBeLost = false
  let isAsking = false
  const hold = (event: Electron.Event): void => {
    const store = start.opening.opened?.context.store
    if (!store || mayBeLost || store.status().isSaved) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    void isLossAccepted(store, { window: window(), texts: texts() }).then((isAccepted) => {
      mayBeLost = isAccepted
      if (isAccepted || store.status().isSaved) app.quit()
    }).finally(() => { isAsking = false })
  }
  app.on('before-quit', hold)
  // Where the last window ends the app, closing it is quitting.
  app.on('browser-window-created', (_event, created) => { if (process.platform !== 'darwin') created.on('close', hold) })
}

async function isLossAccepted(store: ProgressStore, asking: { readonly window: BrowserWindow | undefined; readonly texts: Texts }): Promise<boolean> {
  const { window, texts } = asking
  await store.flush()
  const { isSaved, waiting } = store.status()
  if (isSaved) return false
  const question = {
    type: 'warning' as const,
    message: texts.unsavedQuestion.replace('{count}', String(waiting)),
    detail: texts.unsavedDetail,
    buttons: [texts.keepOpen, texts.quitUnsaved],
    defaultId: 0,
    cancelId: 0,
  }
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question))
  return response === 1
}

/** Takes in files the system hands over (a double click on a deck), to be shown before anything is written. */
export async function openFiles(paths: readonly string[], services: Promise<Services>): Promise<Events['file:opened']> {
  try {
    const { imports } = await services
    return { ok: true, value: await imports.open(jobsOfPaths(paths)) }
  } catch (error) {
    return { ok: false, error: failureOf(error) }
  }
}
