import { app } from 'electron'
import type { Events } from '../shared/contract.ts'
import { failureOf } from './ipc.ts'
import type { Services } from './handlers/room.ts'
import { readFiles } from './services/imports.ts'

/** Everything that is still in memory is written before the app ends. */
export function closeSafely(services: Promise<Services>): void {
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    void services.then(({ context }) => context.store.close()).catch((error: unknown) => { failureOf(error) }).finally(() => {
      isClosed = true
      app.quit()
    })
  })
  app.on('window-all-closed', () => { if (process.platform !== 'darwin') app.quit() })
}

/** Opens a file the system hands over (a double click on a deck) as an import preview. */
export async function openFile(path: string, services: Promise<Services>): Promise<Events['file:opened']> {
  try {
    const { imports } = await services
    return { ok: true, value: await imports.preview(await readFiles([path])) }
  } catch (error) {
    return { ok: false, error: failureOf(error) }
  }
}

/** The deck or guide a command line names, if it names one. */
export function fileInArguments(argv: readonly string[]): string | undefined {
  return argv.slice(1).find((argument) => /\.(weekdeck|apkg|colpkg|md|json)$/i.test(argument) && !argument.startsWith('-'))
}
