export const today = {
  noDeck: {
    title: '아직 덱이 없습니다',
    text: '가이드나 덱을 가져오면 오늘 볼 카드와 이번 주에 할 일이 여기에 보입니다.',
    action: '덱으로 가기',
  },
  heading: {
    noPlan: '오늘의 카드',
    examOver: '시험이 끝났습니다',
    before: '첫 주가 곧 시작합니다',
    after: '플랜의 모든 주를 지났습니다',
  },
  exam: {
    daysLeft: 'D{dash}{days}',
    isToday: '오늘 시험',
    past: '{date} 시험',
    on: '{date} 시험',
    unset: '시험일을 정하면 남은 날이 보이고, 각 주가 그날에 맞춰집니다.',
    set: '시험일 정하기',
    next: '다음 시험일 정하기',
  },
  takes: '걸리는 시간',
  minutes: '약 {minutes}분',
  answered: '오늘 답함',
  start: '학습 시작',
  goOn: '이어서 학습 ({count}장 함)',
  firstBack: '가장 빠른 카드는 {time}에 돌아옵니다. 오늘 할 다른 카드는 모두 봤습니다.',
  allDone: '오늘 볼 카드를 모두 봤습니다.',
  readiness: {
    helpExam: '시험일에 떠올릴 확률입니다. 안 본 카드는 0으로 셉니다. 합격을 약속하는 값은 아닙니다.',
    helpWeeks: '플랜 마지막 날에 떠올릴 확률입니다. 안 본 카드는 0으로 셉니다.',
    helpNow: '오늘 떠올릴 확률입니다. 안 본 카드는 0으로 셉니다.',
    now: '오늘',
    stopped: '지금 멈추면',
    followed: '플랜대로면',
    exam: '지난 모의시험',
    pass: '추정 점수, 합격선 {pass}',
    raise: '가장 많이 올릴 곳: {name} (+{gain}%p)',
    raiseAction: '약한 카드 학습',
    domain: '영역',
    weight: '시험 비중',
    noCards: '카드 없음',
  },
  left: {
    title: '이번 주 할 일',
    showPlan: '플랜 보기',
    none: '이번 주에 적힌 할 일이 없습니다.',
  },
  cards: '전체 카드 {count}장',
}

/** How the plan stands. */
export const outlook = {
  stands: {
    'no-date': '시험일도 주차도 없어, 날마다 새 카드 조금과 때가 된 복습을 잡습니다.',
    'weeks-over': '플랜의 마지막 주가 지났습니다. 새 카드와 복습은 날마다 이어집니다.',
    'exam-over': '{date} 시험이 지났습니다. 새 카드와 복습은 날마다 이어집니다.',
    'not-started': '{date}에 시작합니다.',
    'exam-today': '오늘이 시험일입니다. 약한 카드만 가볍게 보십시오.',
    'on-track': '플랜대로 가고 있습니다.',
  },
  behind: '플랜보다 {days}일치 늦었습니다. 남은 날에 다시 나누었습니다.',
  doesNotFit: {
    exam: '하루 {minutes}분으로는 카드 {cards}장을 시험 전에 다 볼 수 없습니다.',
    weeks: '하루 {minutes}분으로는 카드 {cards}장을 플랜 안에 다 볼 수 없습니다.',
  },
  tooFewNew: {
    exam: '하루 새 카드 {newPerDay}장으로는 카드 {cards}장을 시험 전에 다 볼 수 없습니다.',
    weeks: '하루 새 카드 {newPerDay}장으로는 카드 {cards}장을 플랜 안에 다 볼 수 없습니다.',
  },
  unmet: '{name}: {cards}장이 남습니다.',
  dropped: '마지막 주에 다시 볼 카드 가운데 {cards}장은 시간이 모자라 빠집니다.',
  problem: {
    'exam-before-start': '시험일이 시작일보다 앞섭니다. 둘 가운데 하나를 바꾸십시오.',
    'no-minutes': '하루 0분이라 새 카드를 넣지 않습니다. 하루 시간을 늘리십시오.',
    'only-breaks': '플랜이 끝날 때까지 쉬는 날뿐이라 쉬는 날을 세지 않았습니다. 쉬는 날을 줄이십시오.',
    'break-reversed': '끝나는 날이 시작보다 앞선 쉬는 날이 있어 세지 않았습니다.',
  },
}
