import type { ReasonCode } from '../../shared/reasons.ts'
import type { Findings } from '../guide/report.ts'

/** Tells a part of a package that could not be read, or not whole, and what that means for the cards. */
export type Lose = (part: string, reason: ReasonCode) => void

/** Notes the parts that are lost of one package. */
export function losing(findings: Findings, file: string): Lose {
  return (part, reason) => { findings.reject('package-damaged', { file, line: 1, text: part, reason }) }
}
