import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { noteKey, type NoteEdit } from '../shared/domain/edit.ts'
import { mergeChange, replaceChange } from '../shared/domain/restore.ts'
import { makeBackup } from './backup.ts'
import { openConfStore } from './conf-store.ts'
import { encodeLine } from './journal-line.ts'
import type { ProgressStore } from './progress-store.ts'
import { unpackedFolder } from './backup-unpack.ts'
import { prepareRestore } from './restore.ts'
import { key, NOW_MS, openIn, storesOf, study, useFolder } from './test-support.ts'

const folder = useFolder()
const note = noteKey('deck', 'a')
const original = { kind: 'basic', front: 'Question', back: 'Answer' } as const
const EDIT: NoteEdit = { original, texts: { ...original, back: '나의 답' } }

async function write(store: ProgressStore, after: NoteEdit | null): Promise<void> {
  const before = store.progress.edits.get(note) ?? null
  await store.append({ kind: 'edited', atMs: NOW_MS, offsetMinutes: 540, before: { [note]: before }, after: { [note]: after } })
}

/** The edits and notices that a start finds if the process is killed now. */
async function afterKill(harm: (path: string) => void = () => undefined): Promise<unknown> {
  const copy = `${folder.path}-killed`
  cpSync(folder.path, copy, { recursive: true })
  harm(copy)
  const store = await openIn(copy)
  const found = [Object.fromEntries(store.progress.edits), store.notices.map(({ code }) => code)]
  await store.close()
  rmSync(copy, { recursive: true })
  return found
}

const removeStore = (path: string): void => { for (const letter of ['a', 'b']) rmSync(join(path, 'stores', `edits.${letter}.json`)) }
const removeJournal = (path: string): void => { rmSync(join(path, 'journal'), { recursive: true }) }
const removeSnapshots = (path: string): void => { rmSync(join(path, 'stores'), { recursive: true }) }

test('an edit outlives a kill, its store, all snapshots or the journal; its undo does too', async () => {
  const store = await openIn(folder.path)
  await write(store, EDIT)
  expect(await afterKill()).toEqual([{ [note]: EDIT }, []])
  await store.flush()
  await write(store, { ...EDIT, texts: original })
  await store.flush()
  await write(store, EDIT)
  await store.flush()
  const whole = { [note]: EDIT }
  expect(await afterKill()).toEqual([whole, []])
  expect(await afterKill(removeStore)).toEqual([whole, ['rebuilt-from-journal']])
  expect(await afterKill(removeSnapshots)).toEqual([whole, []])
  expect(await afterKill(removeJournal)).toEqual([whole, ['restored-from-snapshot']])
  await write(store, null)
  await store.flush()
  expect(await afterKill()).toEqual([{}, []])
  expect(await afterKill(removeSnapshots)).toEqual([{}, []])
  await store.close()
})

test('an answer writes no text again', async () => {
  const store = await openIn(folder.path)
  await write(store, EDIT)
  await study(store, [1])
  await store.flush()
  const texts = (): readonly string[] => storesOf(folder.path).filter((path) => readFileSync(path, 'utf8').includes('나의 답'))
  const before = texts().map((path) => readFileSync(path, 'utf8'))
  await study(store, [1, 2])
  await store.flush()
  expect([texts(), texts().map((path) => readFileSync(path, 'utf8')), store.progress.cards.has(key(2))]).toEqual([[join(folder.path, 'stores', 'edits.a.json')], before, true])
  await store.close()
})

describe('in a backup', () => {
  const there = (): string => join(folder.path, 'there')
  const here = (): string => join(folder.path, 'here')

  /** A backup of a folder with one edit. */
  async function backUp(after: NoteEdit): Promise<string> {
    const store = await openIn(there())
    await write(store, after)
    await store.close()
    const { name } = await makeBackup({ dataFolder: there(), reason: 'manual', atMs: NOW_MS, offsetMinutes: 540 })
    return join(there(), 'backups', name)
  }

  const prepare = (path: string): ReturnType<typeof prepareRestore> => prepareRestore({ path, dataFolder: here(), folder: unpackedFolder(here()), openStore: openConfStore })

  test('it comes along; where both sides have one, the one written later counts unless everything is replaced', async () => {
    const path = await backUp(EDIT)
    const { state, added } = await prepare(path)
    const store = await openIn(here())
    const other = noteKey('deck', 'b')
    const theirs = { [note]: EDIT }
    const ours = { ...EDIT, texts: { ...original, back: 'Here' }, atMs: NOW_MS }
    expect(mergeChange(store.progress, state, added).after.edits).toEqual(theirs)
    await write(store, ours)
    await store.append({ kind: 'edited', atMs: NOW_MS, offsetMinutes: 540, before: { [other]: null }, after: { [other]: ours } })
    expect(mergeChange(store.progress, state, added).after.edits).toBeUndefined()
    expect(replaceChange(store.progress, state, NOW_MS)).toMatchObject({ before: { edits: { [note]: ours, [other]: ours } }, after: { edits: { [note]: EDIT, [other]: null } } })
    await store.close()
  })

  test.each([
    ['a text that is a number', { ...EDIT, texts: { ...original, back: 1 } }],
    ['a field nobody knows', { ...EDIT, texts: { ...original, script: 'x' } }],
    ['a note of no kind', { original, texts: { front: 'Question' } }],
  ])('%s makes the backup a damaged one', async (_name, edit) => {
    mkdirSync(join(there(), 'journal'), { recursive: true })
    const entry = { kind: 'edited', atMs: NOW_MS, offsetMinutes: 540, before: { [note]: null }, after: { [note]: edit }, seq: 1 }
    writeFileSync(join(there(), 'journal', '2026-11.00000000.jsonl'), encodeLine(entry))
    const { name } = await makeBackup({ dataFolder: there(), reason: 'manual', atMs: NOW_MS, offsetMinutes: 540 })
    const path = join(there(), 'backups', name)
    await expect(prepare(path)).rejects.toMatchObject({ failure: { code: 'backup-damaged' } })
  })
})
