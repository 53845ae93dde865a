import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Attempt } from '../shared/domain/exam-attempt.ts'
import { key, NOW_MS, openIn, study, useFolder } from './test-support.ts'
import type { ProgressStore } from './progress-store.ts'

const folder = useFolder()
const open = (): Promise<ProgressStore> => openIn(folder.path)
const stamp = { atMs: NOW_MS, offsetMinutes: 540 }
const ATTEMPT: Attempt = {
  id: 'a', course: 'c', deckId: 'd', title: 'Deck', paper: { kind: 'short' }, mode: 'timed', seed: 1, minutes: 10,
  questions: [1, 2].map((number) => ({ card: key(number), order: [1, 0], right: [0], week: 1 })), answers: [null, null], startedAtMs: NOW_MS, usedMs: 0, returned: null,
}
const FIRST = { ...ATTEMPT, answers: [{ chosen: [1], tookMs: 900 }, null], usedMs: 1000 }
const BOTH = { ...FIRST, answers: [{ chosen: [1], tookMs: 900 }, { chosen: [0], tookMs: 500 }], usedMs: 2000 }

async function begin(store: ProgressStore): Promise<void> {
  await store.append({ kind: 'exam-begun', ...stamp, attempt: ATTEMPT })
  await store.append({ kind: 'exam-kept', ...stamp, attempt: 'a', usedMs: 1000, place: 0, answer: { chosen: [1], tookMs: 900 } })
}

/** The attempts and notices that a start finds if the process is killed now. */
async function afterKill(harm: (path: string) => void = () => undefined): Promise<unknown> {
  const copy = `${folder.path}-killed`
  cpSync(folder.path, copy, { recursive: true })
  harm(copy)
  const store = await openIn(copy)
  const found = [Object.fromEntries(store.progress.attempts), store.notices]
  await store.close()
  rmSync(copy, { recursive: true })
  return found
}

test('an answer of a paper is there after a kill, whether a snapshot holds it or only the journal', async () => {
  const store = await open()
  await begin(store)
  expect(await afterKill()).toEqual([{ a: FIRST }, []])
  await store.flush()
  expect(await afterKill()).toEqual([{ a: FIRST }, []])
  await store.append({ kind: 'exam-kept', ...stamp, attempt: 'a', usedMs: 2000, place: 1, answer: { chosen: [0], tookMs: 500 } })
  expect(await afterKill()).toEqual([{ a: BOTH }, []])
  await store.close()
})

test('a store of mock exams that is gone is made again from the journal', async () => {
  const store = await open()
  await begin(store)
  await study(store, [1])
  await store.flush()
  const removed = (path: string): void => { for (const letter of ['a', 'b']) rmSync(join(path, 'stores', `exams.${letter}.json`), { force: true }) }
  expect(await afterKill(removed)).toEqual([{ a: FIRST }, [{ code: 'rebuilt-from-journal', file: 'journal' }]])
  await store.close()
})

test('mock exams outlive a journal that was lost', async () => {
  const store = await open()
  await begin(store)
  await store.close()
  rmSync(join(folder.path, 'journal'), { recursive: true })
  const again = await open()
  expect([Object.fromEntries(again.progress.attempts), again.notices.map(({ code }) => code)]).toEqual([{ a: FIRST }, ['restored-from-snapshot']])
  await again.close()
  expect(await afterKill()).toEqual([{ a: FIRST }, []])
})
