import { withoutHint } from './plain.ts'
/** A heading of Markdown text: its line (from 0) and level. */
interface Heading {
  readonly line: number
  readonly level: number
}

/**
 * The section of a guide that holds a line (counted from 1), as Markdown to read: from the nearest heading above it
 * to the next of that level or higher. What only the builder needs (`{week=3}`, `^id`) is taken out.
 */
export function sectionAt(guide: string, line: number): string {
  const lines = guide.split(/\r\n|\r|\n/)
  const headings = headingsOf(lines)
  const start = headings.findLast((heading) => heading.line < line)
  const end = headings.find((heading) => heading.line >= line && (!start || heading.level <= start.level))
  return lines.slice(start?.line ?? 0, end?.line).map(forReading).join('\n').trim()
}

function headingsOf(lines: readonly string[]): readonly Heading[] {
  let fence: string | undefined
  return lines.flatMap((text, line) => {
    const mark = /^ {0,3}(```+|~~~+)/.exec(text)?.[1]
    if (mark !== undefined && fence === undefined) fence = mark
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined
    const level = fence === undefined ? /^ {0,3}(#{1,6})(?:\s|$)/.exec(text)?.[1]?.length : undefined
    return level === undefined ? [] : [{ line, level }]
  })
}

function forReading(text: string): string {
  return text
    .replace(/^( {0,3}#{1,6}\s.*)\{[^{}]*\}\s*$/, (_all, heading: string) => heading.trimEnd())
    .replace(/\s\^[\w-]+\s*$/, '')
    .replace(/^(\s*)([QA]):\s+/, (_all, ...[space = '', letter = '']: string[]) => `${space}**${letter}.** `)
    .replace(/^(\s*)C:\s+/, '$1')
    .replace(/\{\{c\d+::((?:(?!\}\}|\{\{).)*)\}\}/g, (_all, inside: string) => `==${withoutHint(inside)}==`)
}
