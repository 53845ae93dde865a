import type { Finding } from '../../../../electron/shared/contract.ts'

/** Looking at everything that is stored. */
export const check = {
  title: '데이터 점검',
  label: '내 데이터 점검',
  help: '기록, 저장 상태, 덱과 미디어를 모두 읽어 보고 고칠 수 있는 것을 고칩니다. 아무것도 지우지 않습니다.',
  action: '점검',
  busy: '점검하는 중…',
  looked: '기록 {entries}개, 카드 {cards}장, 저장 파일 {stores}벌, 가져온 덱 {decks}개, 미디어 {media}개를 보았습니다.',
  clean: '모두 정상입니다.',
  repaired: '고쳤습니다',
  left: '직접 보십시오',
  findings: {
    'torn-tail': '끝까지 쓰지 못한 마지막 줄이 있습니다.',
    quarantined: '상한 것을 따로 옮겨 두었습니다.',
    'entry-unreadable': '읽을 수 없는 기록이 한 줄 있어 그 내용이 빠졌습니다. 그 전에 만든 백업에는 있을 수 있습니다.',
    'restored-from-snapshot': '기록이 모자라 저장 상태에서 되살렸습니다.',
    'rebuilt-from-journal': '저장 상태를 기록에서 다시 만들었습니다.',
    'settings-reset': '설정이 상해 기본 설정을 씁니다.',
    'setting-reset': '뜻이 통하지 않는 설정이 하나 있어 기본값으로 되돌렸습니다.',
    'deck-unreadable': '덱을 읽을 수 없습니다. 다시 가져오십시오.',
    'deck-part-unreadable': '덱의 일부를 읽을 수 없습니다. 파일을 고치거나 덱을 다시 가져오십시오.',
    'unknown-entry': '이 버전이 모르는 기록이 있습니다. 새 버전의 Weekdeck으로 여십시오.',
    'open-elsewhere': '다른 컴퓨터에서도 열고 있습니다.',
    'journal-completed': '기록의 상한 줄에 있던 것을 저장 상태에서 찾아 다시 적었습니다.',
    'deck-missing': '덱의 파일이 없습니다. 다시 가져오십시오.',
    'media-damaged': '미디어 파일이 상해 따로 옮겨 두었습니다. 덱을 다시 가져오십시오.',
    'not-saved': '아직 저장하지 못한 답이 있습니다. 디스크에 자리가 있는지 확인하십시오.',
  } satisfies Record<Finding['code'], string>,
}
