/** Runs in a utility process: looks at, repairs, copies and brings back data that may hang or break whoever opens it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UserError, type Failure } from '../shared/errors.ts'
import { bringBack } from '../storage/bring-back.ts'
import { openConfStore } from '../storage/conf-store.ts'
import { copyData } from '../storage/copy-data.ts'
import { treat } from '../storage/doctor.ts'
import type { KeeperAnswers, KeeperMessage, KeeperRequest } from './keeper-messages.ts'
import { JOURNAL } from '../storage/journal-files.ts'
import { STORES } from '../storage/keyed-store.ts'
import type { DataCheck } from '../shared/views/check.ts'
import { rehearse } from './rehearse.ts'

const NOTHING: DataCheck = { entries: 0, cards: 0, stores: 0, decks: 0, media: 0, findings: [] }

process.parentPort.on('message', ({ data }: { data: KeeperRequest }) => {
  void answer(data).then(say)
})

function say(message: KeeperMessage): void {
  process.parentPort.postMessage(message)
}

async function answer(request: KeeperRequest): Promise<KeeperMessage> {
  try {
    return { kind: 'answer', result: { ok: true, value: await keep(request) } }
  } catch (error) {
    return { kind: 'answer', result: { ok: false, error: failureOf(error) } }
  }
}

async function keep(request: KeeperRequest): Promise<KeeperAnswers[keyof KeeperAnswers]> {
  const { dataFolder, nowMs } = request
  const onShare = (share: number): void => { say({ kind: 'share', share }) }
  const rehearsal = { ...request, openStore: openConfStore, onStep: (step: (KeeperMessage & { kind: 'step' })['step']) => { say({ kind: 'step', step }) } }
  switch (request.kind) {
    case 'rehearse':
      return rehearse(rehearsal)
    case 'repair': {
      const check = isEmpty(dataFolder) ? NOTHING : await treat({ dataFolder, openStore: openConfStore, now: () => nowMs })
      // Repaired is what opens.
      await rehearse(rehearsal)
      return check
    }
    case 'restore':
      return bringBack({ dataFolder, openStore: openConfStore, atMs: nowMs, onShare })
    case 'copy':
      return { path: request.path, ...await copyData({ dataFolder, path: request.path, onShare }) }
  }
}

/** When all there was is set aside, what is left is in order. */
function isEmpty(dataFolder: string): boolean {
  return ![JOURNAL, STORES].some((name) => existsSync(join(dataFolder, name)))
}

function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return error.failure
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}
