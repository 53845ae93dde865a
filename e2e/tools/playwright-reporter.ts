import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter'
import { leaveTally } from './tally.ts'

/** Leaves the tally of a Playwright run. What passed at the second try counts as passed; the list reporter names it as flaky. */
class TallyReporter implements Reporter {
  #suite: Suite | undefined
  #errors = 0

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#suite = suite
  }

  onError(): void {
    this.#errors += 1
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? []
    leaveTally({
      passed: tests.filter((test) => test.outcome() === 'expected' || test.outcome() === 'flaky').length,
      failed: tests.filter((test) => test.outcome() === 'unexpected').length + this.#errors,
      skipped: tests.filter((test) => test.outcome() === 'skipped').map((test) => ({
        title: test.titlePath().filter(Boolean).join(' › '),
        reason: test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? '',
      })),
    })
  }

  printsToStdio(): boolean {
    return false
  }
}

// eslint-disable-next-line import-x/no-default-export -- Playwright takes a reporter from a default export
export default TallyReporter
