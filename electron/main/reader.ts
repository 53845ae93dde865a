/** Runs in a utility process: takes files, answers with what they hold or with why they hold nothing; writes decks out; unpacks backups. */
import { UserError, type Failure } from '../shared/errors.ts'
import { writeDeckFile } from './deck-writer.ts'
import { ImportSession } from './import-session.ts'
import type { ReaderAnswers, ReaderMessage, ReaderRequest } from './reader-messages.ts'

const session = new ImportSession((share) => { say({ kind: 'share', share }) })

process.parentPort.on('message', ({ data }: { data: ReaderRequest }) => {
  void answer(data).then(say)
})

function say(message: ReaderMessage): void {
  process.parentPort.postMessage(message)
}

async function answer(request: ReaderRequest): Promise<ReaderMessage> {
  try {
    return { kind: 'answer', result: { ok: true, value: await valueOf(request) } }
  } catch (error) {
    return { kind: 'answer', result: { ok: false, error: failureOf(error) } }
  }
}

function valueOf(request: ReaderRequest): Promise<ReaderAnswers[ReaderRequest['kind']]> {
  switch (request.kind) {
    case 'write':
      return writeDeckFile(request.writing)
    case 'restore':
      return restore(request)
    case 'read':
    case 'outlook':
    case 'finish':
      return session.answer(request)
  }
}

/** Loaded only here: the stores' library takes over the signals that end a process, and a reader that runs away would not be ended by them. */
async function restore(request: Extract<ReaderRequest, { readonly kind: 'restore' }>): Promise<ReaderAnswers['restore']> {
  const [{ openConfStore }, { prepareRestore }] = await Promise.all([import('../storage/conf-store.ts'), import('../storage/restore.ts')])
  return prepareRestore({ ...request, openStore: openConfStore, onShare: (share) => { say({ kind: 'share', share }) } })
}

function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return error.failure
  return { code: 'reader-failed', message: error instanceof Error ? error.message : String(error) }
}
