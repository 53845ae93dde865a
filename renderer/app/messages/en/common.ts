export const common = {
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  undo: 'Undo',
  undoStep: 'Undo: {step}',
  redo: 'Redo',
  redoStep: 'Redo: {step}',
  dismiss: 'Dismiss message',
  messages: 'Messages',
  loading: 'Loading',
  menu: 'More',
  decrease: 'Decrease',
  increase: 'Increase',
  chooseDate: 'Open calendar',
  dateParts: { year: 'Year', month: 'Month', day: 'Day' },
  clearDate: 'Clear date',
  notBefore: 'Choose {date} or later.',
  notAfter: 'Choose {date} or earlier.',
  dateDoubt: {
    ahead: '{date}: in {years} year? | {date}: in {years} years?',
    ago: '{date}: {years} year ago? | {date}: {years} years ago?',
    past: '{date} has passed. Is it meant?',
    taken: '{date} it is.',
    take: 'Yes, I mean it',
    leave: 'No',
  },
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
}

export const nav = {
  main: 'Main menu',
  today: 'Today',
  study: 'Study',
  exam: 'Exam',
  plan: 'Plan',
  decks: 'Decks',
  browse: 'Browse',
  statistics: 'Statistics',
  settings: 'Settings',
  import: 'Import',
}

export const states = { fresh: 'New', learning: 'Learning', known: 'Known', due: 'Due', suspended: 'Suspended', flagged: 'Flagged' }

export const counts = {
  cards: '{count} card | {count} cards',
  left: '{count} card left today | {count} cards left today',
  reviews: '{count} review | {count} reviews',
}

export const week = {
  name: 'Week {week}',
  none: 'No week',
  range: 'Weeks {from}–{to}',
}

export const ruler = {
  label: 'Weeks of the plan, one tick a day',
  today: 'Today',
  exam: 'Exam',
}

export const readiness = {
  name: 'Readiness',
}
