import type { ErrorCode } from '../../../../electron/shared/errors.ts'

/** What happened (`what`) and what to do about it (`remedy`), for every code of a failure. */
export const errors = {
  'file-missing': { what: '파일이 없습니다.', remedy: '옮기거나 지우지 않았는지 확인하고 다시 고르십시오.' },
  'file-unreadable': { what: '파일을 읽을 수 없습니다.', remedy: '읽을 권한이 있는지, 다른 프로그램이 쓰고 있지 않은지 확인하십시오.' },
  'file-empty': { what: '빈 파일입니다.', remedy: '내용이 있는 가이드나 덱을 고르십시오.' },
  'file-is-folder': { what: '파일이 아니라 폴더입니다.', remedy: '폴더 안의 파일을 고르십시오.' },
  'file-too-large': { what: '한 번에 읽기에는 너무 큽니다.', remedy: '가이드나 덱만 따로 넣거나 나누어 가져오십시오.' },
  'format-unknown': { what: '읽을 수 있는 형식이 아닙니다.', remedy: 'Markdown 가이드나 Weekdeck 덱(JSON)을 고르십시오.' },
  'not-text': { what: '글자로 된 파일이 아닙니다.', remedy: 'UTF-8로 저장한 다음 다시 가져오십시오.' },
  'guide-no-cards': { what: '가이드에서 카드를 하나도 찾지 못했습니다.', remedy: 'Q:와 A: 문단이나 “용어 :: 뜻” 줄을 넣고 다시 가져오십시오.' },
  'deck-not-json': { what: '올바른 JSON이 아닙니다.', remedy: '아래 자리를 고치거나 덱을 다시 내보내십시오.' },
  'deck-newer-version': { what: '더 새로운 Weekdeck에서 만든 덱입니다.', remedy: 'Weekdeck을 새 버전으로 올린 다음 여십시오.' },
  'deck-wrong-field': { what: '덱의 한 항목이 잘못되었습니다.', remedy: '아래 항목을 고치고 다시 가져오십시오.' },
  'deck-duplicate-id': { what: '같은 id를 쓰는 카드가 둘 있습니다.', remedy: '한 카드의 id를 바꾸고 다시 가져오십시오.' },
  'reader-failed': { what: '파일을 읽다가 멈췄습니다.', remedy: '파일이 상하지 않았는지 확인하고 다시 시도하십시오.' },
  'reader-too-slow': { what: '파일을 읽는 데 너무 오래 걸려 멈췄습니다.', remedy: '파일을 나누어 가져오십시오.' },
  'reader-too-much': { what: '파일을 읽는 데 메모리가 너무 많이 들어 멈췄습니다.', remedy: '파일을 나누어 가져오십시오.' },
  'preview-gone': { what: '미리보기가 더는 없습니다.', remedy: '파일을 다시 고르십시오.' },
  'deck-damaged': { what: '파일이 손상되었습니다.', remedy: '원래 프로그램에서 다시 내보낸 다음 그 파일을 고르십시오.' },
  'deck-missing': { what: '이 덱은 보관함에 없습니다.', remedy: '덱 화면에서 되살리거나 다른 덱을 고르십시오.' },
  'card-missing': { what: '이 카드는 덱에 없습니다.', remedy: '학습을 다시 시작하십시오.' },
  'session-gone': { what: '이 학습은 이미 끝났습니다.', remedy: '학습을 다시 시작하십시오.' },
  'bad-argument': { what: '앱이 스스로 잘못된 것을 물었습니다.', remedy: '다시 시도하고, 되풀이되면 아래 글과 함께 알려 주십시오.' },
  'not-allowed': { what: '허용되지 않은 요청입니다.', remedy: '앱을 다시 시작하십시오.' },
  'not-saved': { what: '저장하지 못했습니다.', remedy: '디스크에 자리가 있는지, 데이터 폴더에 쓸 수 있는지 확인하십시오.' },
  'backup-failed': { what: '백업하지 못했습니다.', remedy: '디스크에 자리가 있는지, 백업 폴더에 쓸 수 있는지 확인하십시오. 다른 것은 그대로입니다.' },
  'backup-damaged': { what: '온전한 Weekdeck 백업이 아닙니다.', remedy: '다른 백업을 고르십시오. 아무것도 바꾸지 않았습니다.' },
  'data-in-use': { what: '다른 Weekdeck이 이 데이터를 열고 있습니다.', remedy: '그 창을 닫고 다시 시작하십시오.' },
  'migration-failed': { what: '데이터를 이 버전에 맞게 바꾸지 못했습니다.', remedy: '데이터는 원래대로입니다. 디스크에 자리를 만들고 다시 시작하십시오.' },
  'backup-folder-inside': { what: '데이터 폴더 안에는 백업을 하나 더 둘 수 없습니다.', remedy: '다른 디스크나 클라우드 폴더처럼 데이터 폴더 밖의 폴더를 고르십시오.' },
  'data-newer-version': { what: '더 새로운 Weekdeck이 만든 데이터입니다.', remedy: '새 버전의 Weekdeck으로 여십시오. 아무것도 바꾸지 않았습니다.' },
  'link-not-https': { what: '이 링크는 열지 않습니다.', remedy: 'https로 시작하는 주소만 엽니다.' },
  internal: { what: '앱 안에서 잘못된 일이 생겼습니다.', remedy: '다시 시도하고, 되풀이되면 아래 글과 함께 알려 주십시오.' },
} satisfies Record<ErrorCode, { what: string; remedy: string }>

/** Where in a file, and what stood there. */
export const failure = {
  line: '{line}번째 줄',
  found: '읽은 것: {found}',
  expected: '있어야 할 것: {expected}',
}
