/** Why something in a guide became no card and no plan row: by code, so that it can be told in the person's language. */
export const REASONS = {
  'about-guide': 'about the guide or its author, not its subject',
  'part-of-plan': 'part of the plan, not of the subject',
  'resources': 'links or books: kept as resources',
  'part-of-word': 'only part of a word is bold',
  'no-word': 'nothing to ask for: no word stands there',
  'names-time': 'names a time, not a term',
  'label': 'a label, not a term',
  'term-too-long': 'too long for a term',
  'sentence': 'a sentence, not a term',
  'exercises': 'exercises, not an answer',
  'instruction': 'an instruction, not a term',
  'nothing-to-answer': 'nothing stands there to answer with',
  'only-links': 'only links: kept as resources',
  'says-no-more': 'says no more than its term',
  'breaks-off': 'the answer breaks off',
  'question-only': 'a question without an answer',
  'only-table': 'only a table, and none of its rows is a card',
  'to-dos': 'to-dos: kept as a checklist where a week is named',
  'too-little': 'too little text under the heading',
  'introduction': 'an introduction to its parts, not an answer',
  'question-needs-answer': 'a question needs a line "A:" or a list of options below it',
  'card-needs-sides': 'a card needs something on both sides',
  'hole-unclosed': 'a hole that begins with {{ needs }} at its end',
  'cloze-needs-hole': 'a line "C:" needs a hole: [so], ==so== or {{c1::so}}',
  'choice-needs-question': 'a choice needs a question',
  'choice-needs-right': 'a choice needs a right option: - [x]',
  'answer-needs-question': 'an answer needs a line "Q:" above it',
  'row-needs-cells': 'a row of cards needs a first cell and another one',
  'plan-rest': 'a plan row of rest or a date, not a week',
  'plan-headline': 'a headline inside the plan, not a week',
  'plan-no-week': 'a plan row of no week: other weeks of this table are written out',
  'picture': 'a picture: only text is read',
  'not-read': 'cannot be read; choose it alone to see why',
  'beside-guide': 'not read beside a guide',
  'other-plan': 'reads as {weeks} weeks too; the plan is at {file}:{line}, which reads better',
  'answer-too-long': 'too long to recall ({letters} letters, at most {most})',
  'plan-week-unread': 'a plan row whose week cannot be read: found "{found}", expected a number such as 3, 3주차 or Week 3-4',
  'plan-week-above': 'an empty week, taken for week {week} above it',
  'media-list-broken': 'the list of pictures and sounds is broken: those it still names are taken',
  'media-name-unsafe': 'its name leads out of its folder',
  'media-broken': 'is in the package, but damaged',
  'deck-names-broken': 'the names of the decks cannot be read: the cards come without them',
  'note-types-broken': 'the note types cannot be read: fields come as fronts and backs',
  'notes-broken': 'some of the notes cannot be read',
  'cards-broken': 'the cards cannot be read, or not all: they are made of the notes, without a schedule',
  'reviews-broken': 'the review log cannot be read, or not all: past answers are left out',
  'dates-broken': 'nothing says from when days are counted: the schedule is left out',
  'collection-altered': 'is not what was packed: look through its cards',
  'zip-broken': 'its table of contents cannot be read: it was read entry by entry',
  'card-endless': 'its cards grow without end',
  'no-cards': 'has no card in the package',
  'shows-nothing': 'none of its cards shows anything',
  'same-id': 'another note has the same id',
  'front-empty': 'the front is empty',
  'back-empty': 'the back is empty',
  'field-wrong': '{at} does not fit: found {found}',
  'file-unreadable': 'this file of the deck cannot be read',
  'over-limit': 'over the limit of {most}, which is more than anybody can follow',
  'parts-are-cards': 'what stands under it are cards of their own',
} as const satisfies Readonly<Record<string, string>>

export type ReasonCode = keyof typeof REASONS

/** A reason, with what was found there where that tells more. */
export interface Reason {
  readonly reason: ReasonCode
  readonly values?: Readonly<Record<string, string | number>>
}

/** A reason as an English sentence, for the command line. */
export function sayReason({ reason, values = {} }: Reason): string {
  return Object.entries(values).reduce((text: string, [name, value]) => text.replace(`{${name}}`, String(value)), REASONS[reason])
}
