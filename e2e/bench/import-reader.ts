/** The reader of an import as a process of its own, as the app has it; forked by `import-run.ts`. */
import { ImportSession } from '../../electron/main/import-session.ts'
import type { ImportRequest } from '../../electron/main/reader-messages.ts'

const session = new ImportSession()

process.on('message', (request: ImportRequest) => {
  void session.answer(request).then((answer) => process.send?.(answer))
})
process.send?.('ready')
