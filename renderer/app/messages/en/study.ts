export const rating = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' }

export const cardText = { blank: 'Nothing here' }

export const study = {
  title: 'Study',
  close: 'Finish',
  progress: 'Cards of today',
  progressNow: '{done} of {total}',
  onlyWeek: 'Week {week} only',
  everyWeek: 'Study every week',
  tabs: 'Weeks',
  tab: 'Study week {week}: {topic}',
  guide: 'Guide',
  answer: 'Answer',
  show: 'Show answer',
  check: 'Check answer',
  rate: 'Rate',
  openGuide: 'See in the guide',
  leaf: 'Flip through',
  reset: 'Reset this card…',
  thisCard: 'this card',
  notSaved: 'The last rating could not be saved.',
  card: { text: 'Card text', new: 'New card', review: 'Review {number}', recall: 'Recall {chance}', derived: 'Made from the text' },
  choice: {
    one: 'Choose one',
    several: 'Choose all that are right',
    choose: 'Choose an option',
    right: 'Right.',
    wrong: 'Wrong. The answer is {right}.',
    answer: 'The answer is {right}.',
    isRight: 'Answer',
    isYours: 'Your choice',
  },
  section: { place: '{file}, line {line}' },
  over: {
    done: 'Done for today',
    nothing: 'Nothing to study today',
    answered: 'You answered {count} card. | You answered {count} cards.',
    tomorrow: 'Due tomorrow',
    left: 'New cards left',
    more: '{count} more new card | {count} more new cards',
    today: 'Back to Today',
  },
  waiting: {
    title: '{count} card comes back soon | {count} cards come back soon',
    when: 'It will be shown again at {time}. | They will be shown again from {time}.',
    now: 'Show them now',
    stay: 'While you wait, you can meet more new cards.',
  },
  empty: {
    title: 'No deck to study',
    text: 'Import a guide or a deck, and its cards are here to flip.',
    decks: 'Go to Decks',
  },
}

export const flip = {
  title: 'Flip through',
  plain: 'Flip through · the schedule stays as it is',
  turn: 'Flip',
  previous: 'Previous card',
  next: 'Next card',
  first: 'First card',
  last: 'Last card',
  shuffle: 'Shuffle',
  study: 'Back to studying',
  position: 'Card {number} of {total}',
  empty: 'There are no cards here',
  emptyText: 'Choose another week.',
}

export const reset = {
  title: 'Reset the progress of {name}?',
  text: '{count} card loses its reviews and schedule and becomes new again. The card itself stays, and Undo brings everything back. | {count} cards lose their reviews and schedule and become new again. The cards themselves stay, and Undo brings everything back.',
  action: 'Reset',
  done: '{count} card was reset: {name}. | {count} cards were reset: {name}.',
  nothing: 'There is no progress to reset: {name}.',
}
