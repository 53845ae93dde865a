/** `npm run test:faults [-- --quick] [name …]`: does to real files what disks, power and people do; one JSON line a fault. */
import { tryFault } from './fault.ts'
import { FAULTS } from './faults.ts'

const isQuick = process.argv.includes('--quick')
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const chosen = FAULTS.filter(({ name, quickTrials }) => (!isQuick || quickTrials > 0) && (asked.length === 0 || asked.some((part) => name.includes(part))))
for (const fault of chosen) {
  const result = await tryFault(fault, isQuick)
  console.log(JSON.stringify(result))
  if (!result.ok) process.exitCode = 1
}
if (chosen.length === 0) throw new Error(`There is no fault called ${asked.join(' or ')}.`)
