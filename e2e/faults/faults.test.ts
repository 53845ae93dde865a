import { expect, test, type TestContext } from 'vitest'
import { tryFault, type Fault } from './fault.ts'
import { FAULTS } from './faults.ts'
import { cutPower } from './power-cut.ts'

const LIMIT_MS = 120_000

const quick = FAULTS.filter(({ quickTrials }) => quickTrials > 0).map((fault) => [fault.name, fault] as const)
test.for(quick)('%s: nothing acknowledged is lost', { timeout: LIMIT_MS }, ([, fault], { skip }) => hold(fault, skip))

async function hold(fault: Fault, skip: TestContext['skip']): Promise<void> {
  const { fault: name, trials, lost, ok, problems, skipped } = await tryFault(fault, true)
  skip(skipped !== undefined, skipped)
  expect({ name, trials, lost, ok, problems }).toEqual({ name, trials: expect.any(Number) as number, lost: 0, ok: true, problems: undefined })
}

test.for(['file', 'folder'] as const)('the power cut finds out about a missing %s sync', { timeout: LIMIT_MS }, async (kind, { skip }) => {
  const { lost, skipped } = await cutPower(40, kind)
  skip(skipped !== undefined, skipped)
  expect(lost).toBeGreaterThan(0)
})
