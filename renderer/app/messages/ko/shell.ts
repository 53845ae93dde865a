/** The list of keys. */
export const shortcuts = { title: '단축키', here: '이 화면', everywhere: '어디서나' }

/** Everything the app can do, by typing. */
export const palette = {
  title: '무엇이든 하기',
  placeholder: '할 일, 화면, 주차를 적어 보십시오. ㄷㄱ처럼 첫소리도 됩니다.',
  none: '맞는 것이 없습니다. 다른 말로 적어 보십시오.',
  go: '화면',
  do: '할 일',
  cram: '벼락치기',
}

/** The first minute. */
export const welcome = {
  title: 'Weekdeck을 시작합니다',
  text: '세 가지만 정하면 날마다 할 카드가 정해집니다. 언제든 설정에서 바꿀 수 있습니다.',
  sample: { title: '이렇게 공부합니다', ask: '과적합을 줄이는 방법 하나는?', answer: '정규화, 또는 데이터를 더 모으기', flip: '눌러서 뒤집기', rate: '얼마나 잘 떠올렸는지 고르면, 다시 볼 날이 정해집니다.', done: '알맞은 때에 다시 나옵니다.' },
  language: '언어',
  examDate: '시험일',
  examDateHelp: '아직 모르면 비워 두어도 됩니다.',
  minutes: '하루 시간',
  minutesUnit: '분',
  start: '공부 시작',
  skip: '나중에 정하기',
}
