/** Runs in a utility process: takes files, answers with the deck they hold or with why they hold none. */
import { readImport, type ImportFile, type ImportRead } from '../formats/import.ts'
import { UserError, type Result } from '../shared/errors.ts'

process.parentPort.once('message', ({ data }: { data: readonly ImportFile[] }) => {
  process.parentPort.postMessage(read(data))
})

function read(files: readonly ImportFile[]): Result<ImportRead> {
  try {
    return { ok: true, value: readImport(files) }
  } catch (error) {
    if (error instanceof UserError) return { ok: false, error: error.failure }
    return { ok: false, error: { code: 'reader-failed', message: error instanceof Error ? error.message : String(error) } }
  }
}
