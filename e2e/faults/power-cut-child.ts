/**
 * Studies while a model of the disk listens. Before every sync it writes down what a power cut would leave at this
 * moment, and what was acknowledged until then.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Acknowledged } from './acknowledged.ts'
import { DurableDisk, type SyncKind } from './durable-disk.ts'
import { seeded } from './random.ts'

const [, , folder = '', cuts = '0', seed = '1', ignored] = process.argv
const random = seeded(Number(seed))
const chance = seeded(Number(seed) + 1)
const acknowledged: Acknowledged[] = []
let cut = 0

const disk = new DurableDisk(join(folder, 'disk'), { ignored: ignored as SyncKind | undefined, beforeSync: leave })
await disk.listen()
// Only now, or it would have the syncs of before.
const { Student } = await import('./student.ts')
const student = await Student.open(join(folder, 'disk', 'data'), random)
for (let steps = 0; cut < Number(cuts) && steps < Number(cuts); steps += 1) {
  const done = await student.step()
  if (done) acknowledged.push(done)
}
if (cut < Number(cuts)) leave()
process.exit(0)

/** Every other cut leaves some of what was not synced, as a disk may. */
function leave(): void {
  if (cut >= Number(cuts)) return
  disk.leave(join(folder, 'cuts', String(cut)), cut % 2 === 0 ? undefined : chance)
  writeFileSync(join(folder, 'cuts', `${String(cut)}.json`), JSON.stringify(acknowledged))
  cut += 1
}
