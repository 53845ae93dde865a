import type { StartOffer, StartStep } from '../../../../electron/shared/contract.ts'

interface OfferWords {
  readonly title: string
  readonly help: string
  readonly action: string
  readonly busy: string
}

const offers = {
  repair: { title: '복구', help: '모두 읽어 보고, 읽을 수 없는 것은 따로 옮겨 두고, 나머지를 다시 만듭니다.', action: '복구', busy: '복구하는 중…' },
  restore: { title: '마지막 백업으로 되돌리기', help: '{time}의 백업입니다({size}). 지금 있는 것은 옆의 폴더로 옮겨 둡니다.', action: '되돌리기', busy: '백업을 되돌리는 중…' },
  copy: { title: '데이터 사본 저장', help: '모든 파일을 그대로 zip 파일 하나에 담습니다.', action: '사본 저장', busy: '복사하는 중…' },
  fresh: { title: '새로 시작', help: '데이터를 옆의 폴더로 옮기고, 앱은 첫날처럼 시작합니다.', action: '새로 시작', busy: '데이터를 옮기는 중…' },
} satisfies Record<Exclude<StartOffer, 'retry'>, OfferWords>

/** A start that takes long, or whose data does not open. */
export const start = {
  opening: '데이터를 여는 중…',
  steps: { settings: '데이터를 여는 중: 설정', progress: '데이터를 여는 중: 학습 기록', decks: '데이터를 여는 중: 덱', screens: '데이터를 여는 중: 오늘과 플랜' } satisfies Record<StartStep, string>,
  at: '위치: {step}',
  places: { settings: '설정', progress: '학습 기록', decks: '덱', screens: '오늘과 플랜' } satisfies Record<StartStep, string>,
  folder: '데이터 폴더',
  openFolder: '폴더 열기',
  retry: '다시 시도',
  quit: '끝내기',
  openApp: 'Weekdeck 열기',
  offers: '할 수 있는 일',
  ...offers,
  done: {
    clean: '모두 읽을 수 있습니다.',
    repair: '복구했습니다.',
    restore: '{time}의 백업으로 되돌렸습니다.',
    copy: '파일 {count}개를 {path}에 복사했습니다.',
    left: '파일이 아니거나 읽을 수 없어 사본에 넣지 못한 것:',
    fresh: '새로 시작할 준비가 되었습니다.',
    kept: '전에 있던 것은 {path}에 있습니다.',
  },
}
