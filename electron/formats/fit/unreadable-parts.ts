import type { LeftOut } from '../guide/report.ts'

/** Places of a file that are named one by one. */
const NAMED = 3

/** What of a deck's own files cannot be read, a line a file: the first few by name, then how many more there are. */
export function unreadableParts(leftOut: readonly LeftOut[]): readonly { readonly file: string; readonly detail: string }[] {
  return [...Map.groupBy(leftOut, ({ file }) => file)].map(([file, parts]) => {
    const named = parts.slice(0, NAMED).map(({ text, values }) => (values?.['at'] === undefined || values['at'] === text ? text : `${String(values['at'])} (${text})`))
    return { file, detail: [...named, ...(parts.length > NAMED ? [`+${String(parts.length - NAMED)}`] : [])].join(', ') }
  })
}
