/** Runs in a utility process: takes files, answers with the deck they hold or with why they hold none. */
import { readImport, type ImportFile, type ImportRead } from '../formats/import.ts'
import { UserError, type Result } from '../shared/errors.ts'

process.parentPort.once('message', ({ data }: { data: readonly ImportFile[] }) => {
  void read(data).then((answer) => { process.parentPort.postMessage(answer) })
})

async function read(files: readonly ImportFile[]): Promise<Result<ImportRead>> {
  try {
    return { ok: true, value: await readImport(files) }
  } catch (error) {
    if (error instanceof UserError) return { ok: false, error: error.failure }
    return { ok: false, error: { code: 'reader-failed', message: error instanceof Error ? error.message : String(error) } }
  }
}
