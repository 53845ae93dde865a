import type { Locator } from '@playwright/test'
import { Shell } from './shell.ts'

/** The Decks screen. */
export class DecksScreen extends Shell {
  async open(): Promise<void> {
    await this.go('덱')
    await this.page.getByRole('heading', { level: 1, name: '덱' }).waitFor()
  }

  deck(title: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ has: this.page.getByRole('link', { name: title }) }).first()
  }

  /** Chooses a command of a deck's menu. */
  async act(title: string | RegExp, command: string | RegExp): Promise<void> {
    await this.deck(title).getByRole('button', { name: /더 보기$/ }).first().click()
    await this.page.getByRole('menuitem', { name: command }).click()
  }

  async actOnWeek(week: number, command: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: `${String(week)}주차 더 보기` }).click()
    await this.page.getByRole('menuitem', { name: command }).click()
  }

  async showWeeks(title: string): Promise<void> {
    await this.page.getByRole('button', { name: `${title}의 주차 보기` }).click()
  }

  /** The weeks of a deck with how many of their cards were studied, once they are shown. */
  studied(title: string): Locator {
    return this.deck(title).getByRole('list')
  }

  /** Brings a deleted deck back. */
  async restore(title: string): Promise<void> {
    await this.page.getByText(/^삭제한 덱/).click()
    await this.page.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: '되살리기' }).click()
  }

  get import(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: '가져오기', exact: true })
  }

  /** The preview of what is about to come in. */
  get preview(): Locator {
    return this.page.getByRole('dialog').filter({ hasText: '가져오기 미리보기' })
  }

  /** The first cards as they will look. */
  get sample(): Locator {
    return this.preview.getByRole('region', { name: '이렇게 보입니다' }).getByRole('listitem')
  }

  /** One of the choices of the preview or the field for pasting, by its label. */
  choice(label: string): Locator {
    return this.page.getByRole('dialog').getByLabel(label, { exact: true })
  }

  get accept(): Locator {
    return this.preview.getByRole('button', { name: /장 가져오기$|^새 판으로 바꾸기$|^덱에 더하기$/ })
  }
}
