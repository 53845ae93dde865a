/** How alike two texts are, 0–1: the share of letter pairs they have in common (Sørensen–Dice over bigrams). Case, spaces and Hangul's form do not count. */
export function likeness(a: string, b: string): number {
  const [left, right] = [letters(a), letters(b)]
  if (left === right) return 1
  if (left.length < 2 || right.length < 2) return 0
  const pairs = new Map<string, number>()
  for (const pair of pairsOf(left)) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  let shared = 0
  for (const pair of pairsOf(right)) {
    const left = pairs.get(pair) ?? 0
    if (left === 0) continue
    pairs.set(pair, left - 1)
    shared += 1
  }
  return (2 * shared) / (left.length - 1 + right.length - 1)
}

function letters(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, '')
}

function* pairsOf(text: string): Generator<string> {
  for (let at = 0; at + 1 < text.length; at += 1) yield text.slice(at, at + 2)
}
