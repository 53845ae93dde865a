export const shortcuts = { title: 'Keyboard shortcuts', here: 'On this screen', everywhere: 'Everywhere' }

export const palette = {
  title: 'Do anything',
  placeholder: 'Type an action, a screen or a week',
  none: 'Nothing matches. Try another word.',
  go: 'Screen',
  do: 'Action',
  cram: 'Cram',
}

export const welcome = {
  title: 'Welcome to Weekdeck',
  text: 'Three answers, and each day knows its cards. All of it can be changed in Settings.',
  sample: { title: 'How studying works', ask: 'One way to reduce overfitting?', answer: 'Regularization, or more data', flip: 'Click to flip', rate: 'Say how well you recalled it, and the day you see it again is set.', done: 'It comes back at the right time.' },
  language: 'Language',
  examDate: 'Exam date',
  examDateHelp: 'Leave it empty if you do not know it yet.',
  minutes: 'Time a day',
  minutesUnit: 'min',
  start: 'Start studying',
  skip: 'Decide later',
}
