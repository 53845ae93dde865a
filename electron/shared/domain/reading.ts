/** How a person wants a file read, over what was found by itself. */

/** What a column of a table is for. Several `back` columns make one back, each under its heading. */
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** Every use a column may have. */
export const COLUMN_ROLES = ['front', 'back', 'explanation', 'tags', 'id', 'week', 'deck', 'notetype', 'skip'] as const

/** How a text may be written in bytes. */
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** Every encoding that can be chosen by hand. */
export const TEXT_ENCODINGS = ['utf-8', 'cp949', 'utf-16le', 'utf-16be'] as const

/** How a table is cut and what its columns are for; what is left out is found by itself. */
export interface TableChoice {
  readonly separator?: string
  /** What ends a card where that is not the end of a line, as in some pasted lists. */
  readonly rowEnd?: string
  readonly hasHeader?: boolean
  readonly roles?: readonly ColumnRole[]
  readonly isHtml?: boolean
}

/** What a person says about a file before or after it was read once. */
export interface ReadChoice {
  /** The text is a table, whatever it looks like. */
  readonly table?: TableChoice
  readonly encoding?: TextEncoding
  /** The person was told that it is very large, and wants it all the same. */
  readonly isLarge?: boolean
}

/** What reading a file a stranger may have made may cost before it is stopped: reading is linear, so a large file may take longer. */
export const READING_BUDGET = { timeMs: 10_000, timeMsPerMegabyte: 500, bytes: 1024 ** 3 } as const

/** A larger file is hardly a guide or a deck; it is read all the same when a person says so, as long as the memory lasts. */
export const FILE_BYTES = 64 * 1024 ** 2

/** How much more a person may allow. */
export const LARGE_TIMES = 8

/** What nobody may allow. */
export const LARGEST_BYTES = FILE_BYTES * LARGE_TIMES

/** What of a folder is looked through: a guide's is a few folders deep, and one of more was hardly meant. */
export const FOLDER_LIMITS = { depth: 32, seen: 20_000, files: 1000 } as const
