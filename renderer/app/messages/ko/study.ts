export const rating = { again: '다시', hard: '어려움', good: '알맞음', easy: '쉬움' }

export const cardText = { blank: '비어 있습니다' }

export const study = {
  title: '학습',
  close: '끝내기',
  progress: '오늘 할 카드',
  progressNow: '{total}장 가운데 {done}장',
  onlyWeek: '{week}주차만',
  everyWeek: '모든 주차 학습',
  tabs: '주차',
  tab: '{week}주차 학습: {topic}',
  guide: '가이드',
  answer: '답',
  show: '답 보기',
  check: '정답 확인',
  rate: '평가',
  openGuide: '가이드에서 보기',
  leaf: '넘겨 보기',
  reset: '이 카드 초기화…',
  thisCard: '이 카드',
  notSaved: '마지막 평가를 저장하지 못했습니다.',
  card: { text: '카드 글', new: '새 카드', review: '{number}번째 복습', recall: '회상 확률 {chance}', derived: '본문에서 만든 카드' },
  choice: {
    one: '하나를 고릅니다',
    several: '맞는 것을 모두 고릅니다',
    choose: '보기 고르기',
    right: '맞았습니다.',
    wrong: '틀렸습니다. 정답은 {right}입니다.',
    answer: '정답은 {right}입니다.',
    isRight: '정답',
    isYours: '고른 답',
  },
  section: { place: '{file} {line}번째 줄' },
  over: {
    done: '오늘 할 것을 마쳤습니다',
    nothing: '오늘 할 카드가 없습니다',
    answered: '{count}장을 답했습니다.',
    tomorrow: '내일 복습 예정',
    left: '남은 새 카드',
    more: '새 카드 {count}장 더',
    today: '오늘로 돌아가기',
  },
  waiting: {
    title: '카드 {count}장이 곧 돌아옵니다',
    when: '{time}에 다시 보여 드립니다.',
    now: '기다리지 않고 보기',
    stay: '기다리는 동안 새 카드를 더 보아도 됩니다.',
  },
  empty: {
    title: '학습할 덱이 없습니다',
    text: '가이드나 덱을 가져오면 여기에서 카드를 넘길 수 있습니다.',
    decks: '덱으로 가기',
  },
}

export const flip = {
  title: '넘겨 보기',
  plain: '넘겨 보기 · 일정은 그대로 둡니다',
  turn: '뒤집기',
  previous: '이전 카드',
  next: '다음 카드',
  first: '첫 카드',
  last: '마지막 카드',
  shuffle: '섞기',
  study: '학습으로 돌아가기',
  position: '{total}장 가운데 {number}번째',
  empty: '여기에는 카드가 없습니다',
  emptyText: '다른 주차를 고르십시오.',
}

/** Asking before progress is forgotten. */
export const reset = {
  title: '{name}의 기록을 초기화합니까?',
  text: '카드 {count}장의 복습 기록과 일정이 사라지고 새 카드가 됩니다. 카드는 그대로 남으며, 되돌리기로 다시 살릴 수 있습니다.',
  action: '초기화',
  done: '{name}: 카드 {count}장을 초기화했습니다.',
  nothing: '{name}에는 초기화할 기록이 없습니다.',
}
