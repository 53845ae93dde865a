/** Studies until it is killed, and prints what was acknowledged: once it is printed, it must never be lost. */
import { toLine } from './acknowledged.ts'
import { seeded } from './random.ts'
import { Student } from './student.ts'

const [, , dataFolder = '', seed = '1'] = process.argv
const student = await Student.open(dataFolder, seeded(Number(seed)))
for (;;) {
  const acknowledged = await student.step()
  if (acknowledged) process.stdout.write(toLine(acknowledged))
}
