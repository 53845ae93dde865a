import type { StatisticsGroup, StatisticsScope } from '../../../../electron/shared/contract.ts'

export const statistics = {
  scope: '무엇의 통계',
  scopes: { plan: '이 플랜', all: '모든 덱' } satisfies Record<StatisticsScope, string>,
  asTable: '표로 보기',
  asChart: '그래프로 보기',
  nothing: '아직 보일 것이 없습니다. 복습을 하면 여기에 쌓입니다.',
  day: '날짜',
  month: '달',
  weekFrom: '시작하는 날',
  reviews: '복습',
  answers: '답할 횟수',
  minutes: '분',
  noDeck: { title: '통계가 없습니다', text: '덱을 가져와 공부하면 무엇을 했고 무엇이 남았는지 여기에 보입니다.', action: '덱으로 가기' },
  calendar: { title: '날마다', note: '한 해 동안 {count}일, {reviews}', reviews: '복습 {count}번' },
  forecast: { titles: { plan: '다가올 복습', all: '돌아올 카드' }, note: '{count}일 동안 {answers}번' },
  recall: { title: '실제 유지율', note: '물은 {count}번 가운데 {share}', desired: '목표 {share}' },
  time: { title: '쓴 시간', note: '모두 {minutes}분' },
  groups: { week: '주차', domain: '영역', deck: '덱' } satisfies Record<StatisticsGroup['kind'], string>,
}
