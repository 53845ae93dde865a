/** Endings of the files that can be read, by what such a file holds. Dialogs, drops, the command line and the readers all go by this list. */
export const ENDINGS = {
  guide: ['md', 'markdown', 'mdown', 'mkd'],
  text: ['txt'],
  table: ['csv', 'tsv', 'tab'],
  deck: ['json', 'weekdeck'],
  package: ['apkg', 'colpkg'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type EndingKind = keyof typeof ENDINGS

/** All of them. */
export const READABLE_ENDINGS: readonly string[] = Object.values(ENDINGS).flat()

const PICTURES = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i

/** Whether a file's name ends as files of one of these kinds do; of any kind that can be read where none is named. */
export function hasEnding(name: string, ...kinds: readonly EndingKind[]): boolean {
  const endings: readonly string[] = kinds.length === 0 ? READABLE_ENDINGS : kinds.flatMap((kind) => ENDINGS[kind])
  return endings.includes(/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '')
}

/** Whether a name is that of a picture, which is taken along beside a guide. */
export function isPictureName(name: string): boolean {
  return PICTURES.test(name)
}
