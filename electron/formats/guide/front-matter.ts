import { isMap, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import type { Exam } from '../../shared/domain/deck.ts'
import { isLocalDate } from '../../shared/domain/days.ts'
import { LANGUAGE, LONGEST_NAME } from '../deck-schema.ts'
import { shown } from '../fit/item.ts'
import { placeOf, valueAt } from '../schema-words.ts'
import type { Findings } from './report.ts'

/** What a guide's front matter says of it. */
export interface FrontMatter {
  readonly title?: string
  readonly language?: string
  readonly course?: string
  readonly exams?: readonly Exam[]
}

/** Letters within which the end of front matter is looked for, and how much of it is read. */
const SEARCHED = 65_536
const LONGEST = 8000

/** Brackets inside brackets, and brackets in all: exams need four and some dozens. */
const DEEPEST = 6
const MOST_BRACKETS = 400

/** What is wrong is told by what should stand there, in signs that are the same in every language. */
const words = z.union([z.string('"…"').trim().min(1, '"…"').max(LONGEST_NAME, `"…" ≤ ${String(LONGEST_NAME)}`), z.number().transform(String)], '"…"')
const language = z.string('ko, en').trim().regex(LANGUAGE, 'ko, en')
const amount = '1–100000'
const count = z.number(amount).int(amount).positive(amount).max(100_000, amount)
const date = z.string('YYYY-MM-DD').refine(isLocalDate, 'YYYY-MM-DD')
const share = '0–100'
const exam = z.object({
  code: words,
  name: words,
  lastDate: z.exactOptional(date),
  minutes: z.exactOptional(count),
  questions: z.exactOptional(count),
  pass: z.exactOptional(count),
  domains: z.array(z.object({ id: words, name: words, weight: z.number(share).min(0, share).max(100, share) }, 'id: …, name: …, weight: …'), '[…]').default([]),
}, 'code: …, name: …')
const fields = { title: words, language, course: words, exams: z.array(exam, '- code: …') }

/** The lines between the two `---` at the very top, and the text with them blanked, so that line numbers hold. */
export function splitFrontMatter(text: string): { readonly yaml: string | null; readonly body: string } {
  const none = { yaml: null, body: text }
  if (!/^---[ \t]*\n/.test(text)) return none
  const end = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(4, SEARCHED))
  if (!end) return none
  const head = text.slice(4, 4 + end.index)
  if (!/^[\p{L}"'][^\n:]*:/mu.test(head) && head.trim() !== '') return none
  const rest = text.slice(4 + end.index + end[0].length)
  return { yaml: head, body: '\n'.repeat(head.split('\n').length) + rest }
}

/** Reads front matter. What is wrong in it is warned of with its line; the fields that can be read are kept. */
export function readFrontMatter(yaml: string, file: string, findings: Findings): FrontMatter {
  const strange = whyStrange(yaml)
  if (strange !== null) {
    findings.warn('front-matter', { file, line: 1, text: strange })
    return {}
  }
  const written = yaml.split('\n')
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, logLevel: 'silent' })
  const warn = (text: string, offset: number): void => {
    findings.warn('front-matter', { file, line: lines.linePos(offset).line + 1, text })
  }
  // The line itself says it in any language.
  for (const { pos: [at] } of document.errors) warn(written[lines.linePos(at).line - 1]?.trim() ?? '', at)
  const root = document.contents
  if (!isMap(root)) return {}
  const values = contentsOf(document)
  if (values === null) {
    findings.warn('front-matter', { file, line: 1, text: '&…, *…' })
    return {}
  }
  const read: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(fields)) {
    const node = root.get(name, true) as { range?: [number, number, number] | null } | undefined
    const value = values[name]
    if (value === undefined || value === null) continue
    const result = schema.safeParse(value)
    if (result.success) read[name] = result.data
    else
      warn(
        result.error.issues.map((issue) => `${placeOf([name, ...issue.path])}: ${shown(valueAt(value, issue.path))} → ${issue.message}`).join('; '),
        node?.range?.[0] ?? 0,
      )
  }
  return read
}

/** What no front matter has, told in signs, and what the YAML parser takes seconds or hours for, such as 400 open braces. */
function whyStrange(yaml: string): string | null {
  if (yaml.length > LONGEST) return `${String(yaml.length)} → ≤ ${String(LONGEST)}`
  if (/(?:^|[:,[{-])\s*\?\s/m.test(yaml)) return '? … → key: value'
  const brackets = yaml.match(/[[\]{}]/g) ?? []
  let depth = 0
  const deepest = Math.max(0, ...brackets.map((sign) => (depth += sign === '[' || sign === '{' ? 1 : -1)))
  return deepest > DEEPEST || brackets.length > MOST_BRACKETS ? `[{…}] ${String(brackets.length)} → ≤ ${String(MOST_BRACKETS)}` : null
}

/** Aliases that multiply without end make the parser refuse; such front matter says nothing. */
function contentsOf(document: ReturnType<typeof parseDocument>): Readonly<Record<string, unknown>> | null {
  try {
    return document.toJS() as Record<string, unknown>
  } catch {
    return null
  }
}
