/** What stands between the two sides of a card, and between cards; left out, it is found in the text. */
export interface Cut {
  readonly separator?: string
  readonly rowEnd?: string
}

/** The usual signs between the sides of a card. */
export const SEPARATORS = [
  { name: 'tab', sign: '\t' },
  { name: 'comma', sign: ',' },
  { name: 'semicolon', sign: ';' },
  { name: 'pipe', sign: '|' },
  { name: 'dash', sign: ' - ' },
  { name: 'colon', sign: ':' },
  { name: 'equals', sign: '=' },
] as const

/** The usual signs between cards; the end of a line is no sign of its own, because quotes may hold one. */
export const CARD_ENDS = [
  { name: 'line', sign: '\n' },
  { name: 'blank', sign: '\n\n' },
  { name: 'semicolon', sign: ';' },
] as const

/** A sign as it is typed and shown: `\n` and `\t` for what has no letter. */
export function shownCut(sign: string): string {
  return sign.replaceAll('\n', String.raw`\n`).replaceAll('\t', String.raw`\t`)
}

/** The sign that was typed. */
export function typedCut(text: string): string {
  return text.replaceAll(String.raw`\n`, '\n').replaceAll(String.raw`\t`, '\t')
}
