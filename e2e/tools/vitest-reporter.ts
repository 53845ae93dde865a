import type { Reporter, TestModule } from 'vitest/node'
import { leaveTally } from './tally.ts'

/** Leaves the tally of a vitest run. */
class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({ title: test.fullName, result: test.result() })),
    )
    const brokenModules = modules.filter((module) => module.errors().length > 0).length
    leaveTally({
      passed: tests.filter(({ result }) => result.state === 'passed').length,
      failed: tests.filter(({ result }) => result.state === 'failed').length + brokenModules + errors.length,
      skipped: tests.flatMap(({ title, result }) => result.state === 'skipped' ? [{ title, reason: result.note ?? '' }] : []),
    })
  }
}

// eslint-disable-next-line import-x/no-default-export -- vitest takes a reporter from a default export
export default TallyReporter
