import { expect, type Locator } from '@playwright/test'
import { Shell } from './shell.ts'

/** The Exam screen: its papers, the one that is sat, and a result. */
export class ExamScreen extends Shell {
  async open(): Promise<void> {
    await this.go('모의시험')
    await expect(this.page.getByRole('heading', { level: 1, name: '모의시험' })).toBeVisible()
  }

  async begin(paper: string): Promise<void> {
    await this.page.getByRole('button', { name: `${paper} 시작` }).click()
    await expect(this.question).toBeVisible()
  }

  get question(): Locator {
    return this.page.getByRole('article')
  }

  get timer(): Locator {
    return this.page.getByRole('timer')
  }

  option(text: string): Locator {
    return this.question.getByRole('radio', { name: new RegExp(text) })
  }

  /** The button that strikes an option out. */
  strike(letter: string): Locator {
    return this.question.getByRole('button', { name: `${letter} 지우기` })
  }

  get note(): Locator {
    return this.page.getByRole('textbox', { name: /메모/ })
  }

  /** The note of the first question as main has it. */
  keptNote(): Promise<string | undefined> {
    return this.page.evaluate(async () => {
      const api = Reflect.get(globalThis, 'api') as Record<string, (argument?: unknown) => Promise<{ value: { attempts: readonly { id: string }[] } & { answers: readonly ({ note?: string } | null)[] } }>>
      const [attempt] = (await api['exam:home']?.())?.value.attempts ?? []
      return (await api['exam:sit']?.(attempt?.id))?.value.answers[0]?.note
    })
  }

  /** Seconds that the clock shows. */
  async secondsLeft(): Promise<number> {
    const [shown = ''] = (await this.timer.innerText()).split('/')
    return shown.trim().split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  }

  /** The key of the option with this text, on the question in sight. */
  async keyOf(text: string): Promise<string> {
    const options = await this.question.getByRole('radio').evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.textContent ?? ''))
    return `Digit${String(options.findIndex((option) => option.includes(text)) + 1)}`
  }

  /** Hands the paper in, with the keyboard. */
  async handIn(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await this.dialog.getByRole('button', { name: '제출' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: /결과/ })).toBeVisible()
  }
}
