import { isVerbatim } from '../../electron/shared/facts.ts'
import type { Acknowledged } from './acknowledged.ts'
import { addFindings, notTried, type Findings } from './fault.ts'
import { examine, examineCopy } from './oracle.ts'
import { below, seeded, type Random } from './random.ts'
import { SmallDisk, type DiskKind } from './small-disk.ts'
import { Student } from './student.ts'

/** Room that is left at most: some snapshots still fit into it. */
const ROOM_BYTES = 150_000
const STEPS_BEFORE = 15
/** After so many refusals the disk is full for every kind of thing. */
const REFUSALS = 3
const MOST_STEPS = 400

/** Studies on a disk that is full at a random byte, is killed there, gets room, and goes on. */
export async function fillDisk(kind: DiskKind, trials: number): Promise<Findings> {
  const disk = SmallDisk.mount(kind)
  if (typeof disk === 'string') return notTried(disk)
  const random = seeded(trials)
  const found: Findings[] = []
  try {
    for (let trial = 0; trial < trials; trial += 1) found.push(await fillOnce(disk, random))
  } finally {
    disk.unmount()
  }
  return addFindings(found)
}

async function fillOnce(disk: SmallDisk, random: Random): Promise<Findings> {
  disk.clear()
  const student = await Student.open(disk.folder, random)
  const acknowledged = await study(student, STEPS_BEFORE)
  disk.leaveFree(below(random, ROOM_BYTES))
  acknowledged.push(...await studyUntilRefused(student))
  const told = unlikeFull(student)
  const killed = await examineCopy(disk.folder, acknowledged)
  disk.makeRoom()
  await student.store.flush()
  acknowledged.push(...await study(student, 1))
  const { isSaved, waiting } = student.store.status()
  if (!isSaved || waiting > 0) told.push('not saved when there was room again')
  await student.store.close()
  const { lost, problems } = await examine(disk.folder, acknowledged)
  return { trials: 1, lost: killed.lost + lost, problems: [...told, ...killed.problems, ...problems] }
}

async function study(student: Student, steps: number): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = []
  for (let step = 0; step < steps; step += 1) {
    const done = await student.step()
    if (done) acknowledged.push(done)
  }
  return acknowledged
}

/** Until answers are refused; other things may be refused before. */
async function studyUntilRefused(student: Student): Promise<readonly Acknowledged[]> {
  const acknowledged: Acknowledged[] = []
  for (let step = 0, refused = 0; refused < REFUSALS && step < MOST_STEPS; step += 1) {
    acknowledged.push(...await study(student, 1))
    const answered = await student.review()
    if (answered) acknowledged.push(answered)
    else refused += 1
  }
  return acknowledged
}

/** What the person is told of a full disk, where that is not what they must be told. */
function unlikeFull({ store }: Student): string[] {
  const { isSaved, failure } = store.status()
  return !isSaved && isVerbatim(failure?.found, 'ENOSPC') ? [] : [`told ${JSON.stringify(store.status())} on a full disk`]
}
