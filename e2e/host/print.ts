import type { Protocol } from 'devtools-protocol/types/protocol.js'
import type { PrintToPDFOptions } from 'electron'

/** A4 in inches, as Chromium takes it. */
const A4 = { paperWidth: 8.27, paperHeight: 11.69 }

/** Electron's options for a PDF as Chromium's. Throws the name of what is not there. */
export function pdfOptions({ pageSize = 'A4', printBackground = false, margins = {}, ...others }: PrintToPDFOptions): Protocol.Page.PrintToPDFRequest {
  const [other] = Object.keys(others)
  if (other !== undefined) throw new Error(`printToPDF({ ${other} }) is not in the stand-in for Electron.`)
  if (pageSize !== 'A4') throw new Error('printToPDF knows no page size but A4 in the stand-in for Electron.')
  const { top = 0.4, bottom = 0.4, left = 0.4, right = 0.4 } = margins
  return { ...A4, printBackground, marginTop: top, marginBottom: bottom, marginLeft: left, marginRight: right }
}
