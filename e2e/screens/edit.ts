import type { Locator } from '@playwright/test'
import { Shell } from './shell.ts'

/** The sheet in which a card is edited. */
export class EditSheet extends Shell {
  get sheet(): Locator {
    return this.page.getByRole('dialog', { name: '카드 고치기' })
  }

  /** A text of the card, by its label. */
  field(label: string): Locator {
    return this.sheet.getByLabel(label, { exact: true })
  }

  get preview(): Locator {
    return this.sheet.getByRole('region', { name: '미리보기' })
  }

  /** The question whether to give up what was written. */
  get leaving(): Locator {
    return this.page.getByRole('alertdialog', { name: '고친 것을 버립니까?' })
  }
}
