import type { Locator } from '@playwright/test'
import { Shell } from './shell.ts'

/** The Settings screen, as far as backups go. */
export class SettingsScreen extends Shell {
  async open(): Promise<void> {
    await this.go('설정')
    await this.page.getByRole('heading', { level: 1, name: '설정' }).waitFor()
  }

  button(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true })
  }

  /** The backups that are listed, newest first. */
  get backups(): Locator {
    return this.page.getByRole('table', { name: '백업 목록' }).getByRole('row').filter({ has: this.page.getByRole('button') })
  }

  /** Opens the preview of the newest backup made for a reason. */
  async look(reason: string): Promise<void> {
    await this.backups.filter({ hasText: reason }).first().getByRole('button').click()
    await this.preview.waitFor()
  }

  /** What is about to be brought in. */
  get preview(): Locator {
    return this.page.getByRole('dialog').filter({ hasText: '미리보기' })
  }

  /** A row of the preview: what is here, and what is in the file. */
  fact(name: string): Locator {
    return this.preview.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell')
  }

  async accept(action: '되살리기' | '가져오기'): Promise<void> {
    await this.preview.getByRole('button', { name: action, exact: true }).click()
  }
}
