/**
 * Studies while its data folder may not be written, may not be read, or is gone; run as a user who may not do
 * everything. Prints what was acknowledged, then what was not as it must be.
 */
import { chmodSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../electron/shared/errors.ts'
import { isVerbatim } from '../../electron/shared/facts.ts'
import type { Acknowledged } from './acknowledged.ts'
import { seeded } from './random.ts'
import { Student } from './student.ts'

interface Denial {
  /** The system's code the person is told. */
  readonly code: string
  readonly deny: () => void
  readonly allow: () => void
}

const [, , dataFolder = '', name = '', seed = '1'] = process.argv
const ANSWERS = 5
const journal = join(dataFolder, 'journal')
const stores = join(dataFolder, 'stores')
const folders = [dataFolder, journal, stores]
const files = (): readonly string[] => [journal, stores].flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
const mode = (paths: readonly string[], bits: number): void => { for (const path of paths) chmodSync(path, bits) }

const DENIALS: Readonly<Record<string, Denial>> = {
  'read-only': { code: 'EACCES', deny: () => { mode(files(), 0o444); mode(folders, 0o555) }, allow: () => { mode(folders, 0o755); mode(files(), 0o644) } },
  'no-permission': { code: 'EACCES', deny: () => { mode([stores, journal, dataFolder], 0) }, allow: () => { mode(folders, 0o755) } },
  'gone': { code: 'ENOENT', deny: () => { renameSync(dataFolder, `${dataFolder}-away`) }, allow: () => { renameSync(`${dataFolder}-away`, dataFolder) } },
}

const denial = DENIALS[name]
if (!denial) throw new Error(`There is no denial ${name}.`)
const random = seeded(Number(seed))
const acknowledged: Acknowledged[] = []
const problems: string[] = []
await studyAndDeny(denial)
if (name !== 'gone') await startDenied(denial)
process.stdout.write(JSON.stringify({ acknowledged, problems }))
process.exit(0)

/** The folder is denied while the app runs, and comes back. */
async function studyAndDeny({ code, deny, allow }: Denial): Promise<void> {
  let student = await Student.open(dataFolder, random)
  await answer(student)
  // Opened again, so that no file of the journal is open.
  await student.store.close()
  student = await Student.open(dataFolder, random)
  deny()
  await answerDenied(student, code)
  allow()
  await saveAll(student)
}

async function answerDenied(student: Student, code: string): Promise<void> {
  for (let count = 0; count < ANSWERS; count += 1) if (await student.review()) problems.push('acknowledged while it was denied')
  const { isSaved, waiting, failure } = student.store.status()
  if (isSaved || waiting !== ANSWERS || !isVerbatim(failure?.found, code)) problems.push(`told ${JSON.stringify(student.store.status())}`)
  await student.store.flush()
  try {
    student.settings.change({ theme: 'dark' })
    problems.push('a setting was said to be saved')
  } catch (error) {
    if (!(error instanceof UserError) || !isVerbatim(error.failure.found, code)) problems.push(`a setting: ${String(error)}`)
  }
}

/** The folder is denied before the app starts: it says so, or starts and keeps the answers. */
async function startDenied({ deny, allow }: Denial): Promise<void> {
  deny()
  try {
    const student = await Student.open(dataFolder, random)
    if (await student.review()) problems.push('acknowledged after a denied start')
    allow()
    await saveAll(student)
  } catch (error) {
    allow()
    if (!(error instanceof UserError) || error.failure.code !== 'file-unreadable') problems.push(`starting: ${String(error)}`)
  }
}

async function answer(student: Student): Promise<void> {
  for (let count = 0; count < ANSWERS; count += 1) {
    const done = await student.review()
    if (done) acknowledged.push(done)
  }
}

async function saveAll(student: Student): Promise<void> {
  await student.store.flush()
  const { isSaved, waiting } = student.store.status()
  if (!isSaved || waiting > 0) problems.push('not saved when it was allowed again')
  await answer(student)
  await student.store.close()
}
