export const common = {
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  undo: 'Undo',
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
  due: '{count} due',
}

export const counts = {
  known: 'Known',
  learning: 'Learning',
  fresh: 'New',
  all: '{known} known, {learning} learning, {fresh} new',
  cards: '{count} card | {count} cards',
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
  done: '{count} review | {count} reviews',
}

export const readiness = {
  name: 'Readiness',
}
