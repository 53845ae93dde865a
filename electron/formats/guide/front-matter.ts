import { isMap, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import type { Exam } from '../../shared/domain/deck.ts'
import { isLocalDate } from '../../shared/domain/days.ts'
import { LANGUAGE, LONGEST_NAME } from '../deck-schema.ts'
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

const words = z.union([z.string().trim().min(1).max(LONGEST_NAME), z.number().transform(String)], 'expected a text')
const language = z.string().trim().regex(LANGUAGE, 'expected a language such as ko or en')
const count = z.number().int().positive().max(100_000)
const date = z.string().refine(isLocalDate, 'expected a date, YYYY-MM-DD')
const exam = z.object({
  code: words,
  name: words,
  lastDate: z.exactOptional(date),
  minutes: z.exactOptional(count),
  questions: z.exactOptional(count),
  pass: z.exactOptional(count),
  domains: z.array(z.object({ id: words, name: words, weight: z.number().min(0).max(100) })).default([]),
})
const fields = { title: words, language, course: words, exams: z.array(exam) }

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
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, logLevel: 'silent' })
  const warn = (text: string, offset: number): void => {
    findings.warn('front-matter', { file, line: lines.linePos(offset).line + 1, text })
  }
  for (const error of document.errors) warn(error.message.split('\n')[0] ?? '', error.pos[0])
  const root = document.contents
  if (!isMap(root)) return {}
  const written = contentsOf(document)
  const read: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(fields)) {
    const node = root.get(name, true) as { range?: [number, number, number] | null } | undefined
    const value = written[name]
    if (value === undefined || value === null) continue
    const result = schema.safeParse(value)
    if (result.success) read[name] = result.data
    else
      warn(
        result.error.issues.map((issue) => `${[name, ...issue.path].join('.')}: ${issue.message}`).join('; '),
        node?.range?.[0] ?? 0,
      )
  }
  return read
}

/** What no front matter has, and what the YAML parser takes seconds or hours for, such as 400 open braces. */
function whyStrange(yaml: string): string | null {
  if (yaml.length > LONGEST) return `front matter of ${String(yaml.length)} letters: at most ${String(LONGEST)} are read`
  if (/(?:^|[:,[{-])\s*\?\s/m.test(yaml)) return 'front matter with a complex key ("? "): write "key: value"'
  const brackets = yaml.match(/[[\]{}]/g) ?? []
  let depth = 0
  const deepest = Math.max(0, ...brackets.map((sign) => (depth += sign === '[' || sign === '{' ? 1 : -1)))
  return deepest > DEEPEST || brackets.length > MOST_BRACKETS ? 'front matter with too many brackets' : null
}

/** Aliases that multiply without end make the parser refuse; such front matter says nothing. */
function contentsOf(document: ReturnType<typeof parseDocument>): Readonly<Record<string, unknown>> {
  try {
    return document.toJS() as Record<string, unknown>
  } catch {
    return {}
  }
}
