/**
 * What was found, and what should have been there, by code, so that both can be told in the person's language.
 * `verbatim` is what needs no translation: what stands in the file, a name, an id, a number, a code of the system's.
 */
export const FACTS = {
  'verbatim': '{text}',
  // Kinds of values in a structured file.
  'nothing': 'nothing',
  'list': 'a list',
  'object': 'an object',
  'text': 'a string',
  'number': 'a number',
  'whole-number': 'a whole number',
  'true-or-false': 'true or false',
  'one-of': 'one of {options}',
  'at-least': 'at least {least}',
  'at-most': 'at most {most}',
  'letters-at-least': 'at least {least} characters',
  'letters-at-most': 'at most {most} characters',
  'items-at-least': 'a list of at least {least}',
  'items-at-most': 'a list of at most {most}',
  'pattern': 'a text that matches {pattern}',
  'hole': 'a hole such as {example}',
  'date': 'a date such as {example}',
  'other-value': 'another value',
  'file-end': 'the end of the file',
  // Sizes.
  'files': 'files: {count}',
  'more-files': 'files: more than {count}',
  'files-at-most': 'files: at most {count}',
  'megabytes': '{count} MB',
  'megabytes-at-most': 'at most {count} MB',
  'files-and-megabytes-at-most': 'files: at most {count}, with {megabytes} MB',
  'deep-at-most': 'folders at most {count} deep',
  'cards': 'cards: {count}',
  'damaged-files': 'damaged files',
  // What is no plain file.
  'device': 'a device',
  // Packages, and what is wrong with them.
  'cut-off': 'a file that is cut off',
  'unreadable-zip': 'a zip that cannot be read',
  'encrypted-zip': 'a zip with a password',
  'overlapping-entries': 'entries that overlap',
  'missing-entry': '{name} is missing',
  'wrong-checksum': 'a wrong checksum of {name}',
  'unreadable-packing': '{name} cannot be unpacked',
  'unreadable-collection': 'a collection that cannot be read',
  'collection-version': 'a collection of version {version}',
  'foreign-part': 'a part that could run on its own ({name})',
  'endless-card': 'a card that never ends',
  'whole-package': 'a whole Anki package',
  // Backups.
  'strange-file': 'a file that does not belong here',
  'name-twice': 'a name that is there twice',
  'more-than-size': 'more in it than its size can hold',
  'missing-file': 'a file that is missing',
  'damaged-line': 'a damaged line',
  'senseless-value': 'a value that makes no sense',
  'name-leads-out': 'a name that leads out of its folder',
  // Texts, guides and tables.
  'other-encoding': 'text in another encoding',
  'cards-of-guides':
    'lines "Q:" and "A:", "front :: back", "C:" with [holes], ==holes==, a line "?" between two sides, tables under {attribute}, ' +
    'or else headings with text, bold terms with an explanation, and tables of terms',
  'cards-of-tables': 'rows that one sign cuts into a front and a back, such as a tab, a comma, a semicolon or a bar',
  'cards-of-packages': 'notes whose note type is there and whose front shows something',
  'readable-files': 'study guides in Markdown (.md), Anki packages (.apkg), tables (.csv) or Weekdeck decks (.json)',
  // Who has the data open.
  'holder': '{host}, process {pid}, since {since}',
} as const satisfies Readonly<Record<string, string>>

export type FactCode = keyof typeof FACTS

/** Something that was found or expected, with what tells it from others of its kind. */
export interface Fact {
  readonly fact: FactCode
  readonly values?: Readonly<Record<string, string | number>>
}

/** A fact that needs no translation. */
export function verbatim(text: string | number): Fact {
  return { fact: 'verbatim', values: { text } }
}

/** Whether a fact is exactly this text of the system's, such as `ENOENT`. */
export function isVerbatim(fact: Fact | undefined, text: string): boolean {
  return fact?.fact === 'verbatim' && fact.values?.['text'] === text
}

/** A fact in English, for the command line and logs. */
export function sayFact({ fact, values = {} }: Fact): string {
  return FACTS[fact].replace(/\{(\w+)\}/g, (sign, name: string) => String(values[name] ?? sign))
}
