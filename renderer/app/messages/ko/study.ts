export const rating = { again: '다시', hard: '어려움', good: '알맞음', easy: '쉬움', forgotten: '모름', recalled: '앎' }

export const cardText = { blank: '비어 있습니다' }

export const study = {
  title: '학습',
  close: '끝내기',
  progress: '오늘 할 카드',
  progressNow: '{total}장 가운데 {done}장',
  comingBack: '곧 돌아옴',
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
  card: { text: '카드 글', new: '새 카드', review: '{number}번째 복습', recall: '회상 확률 {chance}', derived: '본문에서 만든 카드', leech: '취약 카드', flagged: '깃발' },
  mark: { suspended: '보류하기', buried: '오늘은 넘기기', flagged: '깃발 달기', unflagged: '깃발 떼기', back: '다시 꺼내기' },
  marked: {
    suspended: '카드를 보류했습니다. 덱에서 다시 꺼낼 때까지 묻지 않습니다.',
    buried: '오늘은 이 카드를 더 묻지 않습니다.',
    flagged: '깃발을 달았습니다.',
    unflagged: '깃발을 뗐습니다.',
    back: '카드를 다시 꺼냈습니다.',
  },
  leech: { told: '{count}번 잊은 취약 카드입니다. 가이드를 다시 읽거나, 잠시 보류해 보십시오.' },
  cram: { title: '벼락치기 · 일정은 그대로', done: '벼락치기를 마쳤습니다' },
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
    answered: '{minutes}분 동안 {count}번 답했습니다.',
    tomorrow: '내일 할 카드',
    tomorrowCards: '복습 {due} · 새 카드 {fresh}',
    lookAt: '다시 볼 카드',
    forgotten: '이번에 {count}번 잊었습니다',
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
  plain: '일정은 그대로 둡니다',
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
