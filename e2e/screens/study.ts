import { expect, type Locator } from '@playwright/test'
import { Shell } from './shell.ts'

export type RatingName = '다시' | '어려움' | '알맞음' | '쉬움'

/** The Study screen. */
export class StudyScreen extends Shell {
  /** Studies one week, or everything that is due. */
  async open(week?: number): Promise<void> {
    await this.go('플랜')
    if (week === undefined) await this.go('학습')
    else await this.page.getByRole('main').getByRole('link', { name: `${String(week)}주차 학습` }).click()
    await expect(this.show).toBeVisible()
  }

  /** Goes from the question to leafing through cards. */
  async leaf(): Promise<void> {
    await expect(this.show).toBeVisible()
    await this.page.keyboard.press('KeyL')
    await expect(this.page.getByRole('progressbar', { name: '넘겨 보기' })).toBeVisible()
    await expect(this.card).toBeVisible()
  }

  get card(): Locator {
    return this.page.getByRole('article')
  }

  get show(): Locator {
    return this.page.getByRole('button', { name: /답 보기/ })
  }

  get answer(): Locator {
    return this.card.getByRole('group', { name: '답' })
  }

  get done(): Locator {
    return this.page.getByRole('progressbar', { name: '오늘 할 카드' })
  }

  rating(name: RatingName): Locator {
    return this.page.getByRole('group', { name: '평가' }).getByRole('button', { name })
  }

  /** Flips the card and rates it, both with the mouse. */
  async rate(name: RatingName): Promise<void> {
    const before = await this.answers()
    await this.show.click()
    await this.rating(name).click()
    await this.expectAnswers(before + 1)
  }

  /** Answers of this session that main has confirmed. */
  async answers(): Promise<number> {
    return Number(await this.done.getAttribute('data-answers'))
  }

  async expectAnswers(count: number): Promise<void> {
    await expect(this.done).toHaveAttribute('data-answers', String(count))
  }

  /** Cards that do not come back today. */
  async expectDone(count: number): Promise<void> {
    await expect(this.done).toHaveAttribute('aria-valuenow', String(count))
  }
}
