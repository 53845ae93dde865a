import type { Lint, LintCode } from '../formats/guide/lint.ts'
import { LONGEST_BACK } from '../formats/guide/lint.ts'

const WORDS: Readonly<Record<LintCode, string>> = {
  'front-repeated': 'the same question again: ask it once, or say what is different',
  'front-gives-answer': 'the question holds its answer: ask without that word',
  'back-long': `an answer of over ${String(LONGEST_BACK)} letters: split the card`,
  'choice-unexplained': 'no option says why: end each with " — why", or add a ">" explanation',
  'choice-all-right': 'every option is right: add a wrong one, or ask openly',
  'week-without-cards': 'a week of the plan has no cards: write some, or give a heading {week=N}',
  'link-dead': 'a link to a file that is not in the guide: mend its name, or take it out',
}

/** What an author may want to mend, each with its first place and what to do. */
export function describeLints(lints: readonly Lint[]): string {
  if (lints.length === 0) return ''
  const lines = lints.map(({ code, count, example, at }) => {
    const [place] = at
    const where = place ? (place.file === '' ? `line ${String(place.line)}` : `${place.file}:${String(place.line)}`) : ''
    return `  ${where}  ${WORDS[code]}${count > 1 ? ` (${String(count)} in all)` : ''}\n      ${example}\n`
  })
  return `\nWorth mending\n${lines.join('')}`
}
