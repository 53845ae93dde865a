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

/**
 * What finds a typed text in one made by {@link searchText}; null when nothing was typed. A consonant stands for every
 * syllable that begins with it, and the last syllable may still be in the making: `세이ㅈ` and `세잊` both find `세이지`.
 */
export function searchPattern(typed: string): RegExp | null {
  // The keyboard joins consonants that may end a syllable together: ㄱ and ㅅ become ㄳ.
  const letters = [...searchText(typed)].flatMap((letter) => (/[ㄳ-ㅄ]/.test(letter) ? [...disassemble(letter)] : [letter]))
  if (letters.length === 0) return null
  return new RegExp(letters.map((letter, place) => (place === letters.length - 1 ? lastPattern(letter) : patternOf(letter))).join(''), 'u')
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
