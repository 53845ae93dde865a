import type { PlanView } from '../../../electron/shared/contract.ts'
import type { LocalDate } from '../../../electron/shared/domain/days.ts'
import { canBeTaken, type Exam } from '../../../electron/shared/domain/deck.ts'

/** The exam the plan is for, and what to say when it or another of the course cannot be taken any more. */
export interface ExamChoice {
  readonly target: Exam
  readonly ended?: { readonly code: string; readonly on: LocalDate; readonly instead: Exam | undefined }
}

export function examChoice({ exams, target, today }: Pick<PlanView, 'exams' | 'target' | 'today'>): ExamChoice | null {
  const exam = exams.find(({ code }) => code === target)
  if (!exam) return null
  // A course may be named after an exam that is over: that is said even when another is the target.
  const over = [exam, ...exams].find((other) => !canBeTaken(other, today))
  if (over?.lastDate === undefined) return { target: exam }
  return { target: exam, ended: { code: over.code, on: over.lastDate, instead: exams.find((other) => canBeTaken(other, today)) } }
}
