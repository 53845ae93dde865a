import type { Locator, Page } from '@playwright/test'

/** What is on every screen: the rail, messages, dialogs. Names are Korean, the language specs start in. */
export class Shell {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async go(name: '오늘' | '학습' | '플랜' | '모의시험' | '덱' | '카드 목록' | '통계' | '설정'): Promise<void> {
    await this.page.getByRole('navigation', { name: '주 메뉴' }).getByRole('link', { name }).click()
  }

  /** A message that says something was done, or taken back. */
  message(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: '알림' }).getByText(text)
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').or(this.page.getByRole('alertdialog'))
  }
}
