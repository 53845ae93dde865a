import type { Locator } from '@playwright/test'
import { Shell } from './shell.ts'

/** The Today screen. */
export class TodayScreen extends Shell {
  async open(): Promise<void> {
    await this.go('오늘')
    await this.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  }

  /** What the day holds, by its name. */
  fact(name: '복습 예정' | '새 카드'): Locator {
    return this.page.getByRole('main').locator('dt', { hasText: name }).locator('xpath=following-sibling::dd')
  }
}
