import { disassembleToGroups, getChoseong } from 'es-hangul'

/** A text as it is searched: one normal form, no case, no blanks, so that NFD Hangul from another system matches too. */
export function searchText(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, '')
}

/** Whether a text contains what was typed: the letters, or the first consonants of its syllables. */
export function matches(text: string, typed: string): boolean {
  const wanted = searchText(typed)
  if (wanted === '') return true
  return searchText(text).includes(wanted) || (isConsonants(wanted) && searchText(getChoseong(text)).includes(wanted))
}

/** Whether only consonants stand there, none of them part of a syllable. */
function isConsonants(text: string): boolean {
  return disassembleToGroups(text).every((group) => /^[ㄱ-ㅎ]+$/.test(group.join('')))
}
