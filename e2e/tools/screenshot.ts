import { _electron } from '@playwright/test'
import { ROOT } from './programs.ts'
import { runtimeEnvironment, type Runtime } from './runtime.ts'

export interface Shot {
  readonly runtime: Runtime
  readonly file: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** Starts the app, waits until its first screen says it is ready, and writes it to a file. */
export async function saveScreenshot({ runtime, file, args, env }: Shot): Promise<void> {
  // Playwright looks for Electron by this process' own environment.
  Object.assign(process.env, runtimeEnvironment(runtime))
  const given = Object.entries(env).flatMap(([name, value]) => value === undefined ? [] : [[name, value] as const])
  const app = await _electron.launch({ args: [ROOT, ...args], env: Object.fromEntries(given), colorScheme: null })
  try {
    const page = await app.firstWindow()
    await page.locator('html[data-ready]').waitFor()
    await page.screenshot({ path: file })
  } finally {
    await app.close()
  }
}
