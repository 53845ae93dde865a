import type { CardStateFilter } from '../../../../electron/shared/contract.ts'

export const common = {
  cancel: '취소',
  close: '닫기',
  retry: '다시 시도',
  undo: '되돌리기',
  undoStep: '되돌리기: {step}',
  redo: '다시 실행',
  redoStep: '다시 실행: {step}',
  dismiss: '알림 닫기',
  messages: '알림',
  loading: '불러오는 중',
  menu: '더 보기',
  decrease: '줄이기',
  increase: '늘리기',
  chooseDate: '달력 열기',
  dateParts: { year: '연도', month: '월', day: '일' },
  clearDate: '날짜 지우기',
  notBefore: '{date}부터 고를 수 있습니다.',
  notAfter: '{date}까지 고를 수 있습니다.',
  dateDoubt: {
    ahead: '{date}, {years}년 뒤가 맞나요?',
    ago: '{date}, {years}년 전이 맞나요?',
    past: '{date}, 이미 지난 날이 맞나요?',
    taken: '{date}로 정했습니다.',
    take: '네, 맞습니다',
    leave: '아니요',
  },
  previousMonth: '이전 달',
  nextMonth: '다음 달',
}

export const nav = {
  main: '주 메뉴',
  today: '오늘',
  study: '학습',
  plan: '플랜',
  exam: '모의시험',
  decks: '덱',
  browse: '카드 목록',
  statistics: '통계',
  settings: '설정',
  import: '가져오기',
}

/** What a card can be, the same words on every screen. */
export const states = {
  fresh: '새 카드', learning: '배우는 중', known: '아는 카드', due: '복습 예정', suspended: '보류', flagged: '깃발',
} satisfies Record<CardStateFilter, string>

export const counts = {
  cards: '{count}장',
  left: '오늘 남은 카드 {count}장',
  reviews: '복습 {count}회',
}

export const week = {
  name: '{week}주차',
  none: '주차 없음',
  range: '{from}–{to}주차',
}

export const ruler = {
  label: '주차별 일정, 하루에 눈금 하나',
  today: '오늘',
  exam: '시험',
}

export const readiness = {
  name: '준비도',
}
