/** How a deck goes out into a file. */

/** The formats a deck can be written in; each is the ending of its file's name. */
export const WRITE_FORMATS = ['apkg', 'csv', 'tsv', 'txt', 'md', 'json'] as const
export type WriteFormat = (typeof WRITE_FORMATS)[number]

/** What a format cannot say, so that it is not in the written file or is there in another form. */
export type LossCode =
  | 'plan-left-out'
  | 'resources-left-out'
  | 'media-left-out'
  | 'domains-left-out'
  | 'paper-left-out'
  | 'choice-as-basic'
  | 'markdown-as-html'
  | 'reverse-left-out'
  | 'other-cards-left-out'
  | 'controls-left-out'
  | 'changed-in-markdown'
  | 'not-in-markdown'
  | 'not-read-back'

/** One kind of loss: how often, and the first thing it happened to. */
export interface Loss {
  readonly code: LossCode
  readonly count: number
  readonly example: string
}
