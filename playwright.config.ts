import { defineConfig } from '@playwright/test'
import { findRuntime, runtimeEnvironment } from './e2e/tools/runtime.ts'

// Read in every worker, before anything there looks for Electron.
Object.assign(process.env, runtimeEnvironment(findRuntime()))

export default defineConfig({
  testDir: 'e2e/specs',
  globalSetup: './e2e/fixtures/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  // One more try on a busy machine; the list reporter says "flaky", so it is seen.
  retries: 1,
  // Some specs start the app three times; a busy machine takes its time for each.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
})
