/** What ends a Korean noun without belonging to it. */
const PARTICLE = /(?<=[가-힣]{2})(?:으로|에서|에게|까지|부터|을|를|이|가|은|는|의|와|과|로|에|도)$/u

/** Lower case, with what stands between words as one space: `transfer-learning` is then found in "Transfer Learning". */
export function spaced(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** The words of a text without Korean particles; single letters tell nothing. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(spaced(text).split(' ').map((word) => word.replace(PARTICLE, '')).filter((word) => word.length > 1))
}
