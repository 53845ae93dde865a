import type { NativeTheme } from 'electron'
import { loudEmitter, standIn } from './loud.ts'
import type { Page } from './page.ts'

type ThemeSource = NativeTheme['themeSource']

/** Every page, and the theme last forced on it. */
const pages = new Map<Page, string>()
let source: ThemeSource = 'system'

class HostTheme extends loudEmitter('nativeTheme', ['updated']) {
  get themeSource(): ThemeSource { return source }

  set themeSource(next: ThemeSource) {
    if (next === source) return
    source = next
    for (const page of pages.keys()) void applyTheme(page)
    this.emit('updated')
  }

  /** The system's own choice is not known here: a page sees it, main takes it for light. */
  get shouldUseDarkColors(): boolean { return source === 'dark' }
}

export const nativeTheme = standIn<NativeTheme>(new HostTheme())

/** Makes a page prefer the app's theme. While the app leaves it to the system, nobody's choice is touched. */
export async function applyTheme(page: Page): Promise<void> {
  const value = source === 'system' ? '' : source
  if (value === '' && (pages.get(page) ?? '') === '') {
    pages.set(page, '')
    return
  }
  pages.set(page, value)
  await page
    .send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
    .catch(() => pages.delete(page))
}
