import { assemble, disassemble, disassembleToGroups } from 'es-hangul'

const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3
const CONSONANTS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** Syllables that begin with one consonant, and those that besides share a vowel. */
const SYLLABLES_OF_CONSONANT = 588
const SYLLABLES_OF_VOWEL = 28

/** A text as it is searched: one normal form, no case, no blanks, so that NFD Hangul from another system matches too. */
export function searchText(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, '')
}

/** Tells whether a text made by {@link searchText} is one that is looked for. */
export type Search = (text: string) => boolean

/**
 * What a typed text looks for: every word of it, wherever it is, and what is in quotes as one. A consonant stands for
 * every syllable that begins with it, and the last syllable may still be in the making: `세이ㅈ` and `세잊` both find `세이지`.
 */
export function searchFor(typed: string): Search {
  const words = wordsOf(typed)
  const patterns = words.map((word, place) => patternOfWord(word, place === words.length - 1))
  return (text) => patterns.every((pattern) => pattern.test(text))
}

/** A quote that is not closed yet goes to the end. */
function wordsOf(typed: string): readonly string[] {
  const parts = typed.normalize('NFC').matchAll(/["“”]([^"“”]*)(?:["“”]|$)|[^\s"“”]+/gu)
  return [...parts].map(([all, quoted]) => searchText(quoted ?? all)).filter((word) => word !== '')
}

function patternOfWord(word: string, isLast: boolean): RegExp {
  // The keyboard joins consonants that may end a syllable together: ㄱ and ㅅ become ㄳ.
  const letters = [...word].flatMap((letter) => (/[ㄳ-ㅄ]/.test(letter) ? [...disassemble(letter)] : [letter]))
  return new RegExp(letters.map((letter, place) => (isLast && place === letters.length - 1 ? lastPattern(letter) : patternOf(letter))).join(''), 'u')
}

function patternOf(letter: string): string {
  const consonant = CONSONANTS.indexOf(letter)
  if (consonant < 0) return letter.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`)
  return `[${letter}${rangeFrom(FIRST_SYLLABLE + consonant * SYLLABLES_OF_CONSONANT, SYLLABLES_OF_CONSONANT)}]`
}

function lastPattern(letter: string): string {
  const code = letter.charCodeAt(0)
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return patternOf(letter)
  if ((code - FIRST_SYLLABLE) % SYLLABLES_OF_VOWEL === 0) return `[${rangeFrom(code, SYLLABLES_OF_VOWEL)}]`
  const parts = disassembleToGroups(letter).flat()
  return `(?:${letter}|${assemble(parts.slice(0, -1))}${patternOf(parts.at(-1) ?? '')})`
}

function rangeFrom(code: number, count: number): string {
  return `${String.fromCharCode(code)}-${String.fromCharCode(code + count - 1)}`
}
