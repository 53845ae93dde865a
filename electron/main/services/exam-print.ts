import type { WebContents } from 'electron'
import { writeFile } from 'node:fs/promises'
import { UserError } from '../../shared/errors.ts'
import { failureOfDisk } from '../../storage/disk-failure.ts'

/** Prints what the window shows, by its print styles, into a PDF on A4. Fails with `not-saved`. */
export async function printPaper(page: Pick<WebContents, 'printToPDF'>, path: string): Promise<void> {
  const bytes = await page.printToPDF({ pageSize: 'A4', printBackground: false, margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 } })
  try {
    await writeFile(path, bytes)
  } catch (error) {
    throw new UserError(failureOfDisk('export', error))
  }
}
