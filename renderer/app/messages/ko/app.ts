import type { Notice, StepView } from '../../../../electron/shared/contract.ts'

/** Whether everything is on the disk. */
export const storage = {
  unsaved: '마지막 답 {count}개를 아직 저장하지 못했습니다.',
  kept: '앱을 닫지 마십시오. 답은 기억하고 있으며 계속 다시 저장합니다.',
}

/** Undo, and what it took back. */
export const undone = {
  nothing: '되돌릴 것이 없습니다.',
  passed: '그 뒤에 다른 것을 해서 되돌리지 않았습니다.',
  review: '마지막 평가를 되돌렸습니다.',
  reset: '초기화를 되돌렸습니다. 카드 {count}장의 기록이 돌아왔습니다.',
  marked: '카드 {count}장의 표시를 되돌렸습니다.',
  edited: '카드 고친 것을 되돌렸습니다.',
  'deck-added': '“{title}” 가져오기를 되돌렸습니다.',
  'deck-deleted': '“{title}” 삭제를 되돌렸습니다.',
  'deck-restored': '“{title}” 되살리기를 되돌렸습니다.',
  'backup-restored': '백업에서 되살린 것을 되돌렸습니다. 모두 그 전과 같습니다.',
  'exam-returned': '모의시험으로 앞당긴 카드 {count}장을 되돌렸습니다.',
} satisfies Record<StepView['what'] | 'nothing' | 'passed', string>

/** Redo, and what it did once more. */
export const redone = {
  nothing: '다시 실행할 것이 없습니다.',
  passed: '그 뒤에 다른 것을 해서 다시 실행하지 않았습니다.',
  done: '다시 실행했습니다: {step}',
}

/** What happened to stored data since the last start. */
export const notices = {
  title: '저장된 데이터에 알릴 것이 있습니다',
  'torn-tail': '지난번에 끝까지 쓰지 못한 마지막 줄을 빼고 읽었습니다.',
  quarantined: '상한 파일을 따로 옮겨 두었습니다. 지우지 않았습니다.',
  'entry-unreadable': '읽을 수 없는 기록이 한 줄 있어 그 내용이 빠졌습니다. 지우지 않고 따로 두었습니다.',
  'restored-from-snapshot': '기록 파일이 없어 가장 최근의 저장 상태에서 되살렸습니다.',
  'rebuilt-from-journal': '저장 상태를 기록에서 다시 만들었습니다. 잃은 것은 없습니다.',
  'settings-reset': '설정 파일이 상해 기본 설정으로 시작했습니다. 학습 기록은 그대로입니다.',
  'setting-reset': '뜻이 통하지 않는 설정이 하나 있어 기본값으로 되돌렸습니다.',
  'deck-unreadable': '읽을 수 없는 덱이 있습니다.',
  'deck-part-unreadable': '덱의 일부를 읽을 수 없어 뺐습니다. 나머지는 그대로 있고, 뺀 카드의 진도도 남아 있습니다.',
  'unknown-entry': '이 버전이 모르는 기록이 있어 그대로 두었습니다.',
  'open-elsewhere': '다른 컴퓨터에서도 이 데이터를 열고 있습니다. 두 곳의 답은 모두 남고, 다음에 시작할 때 합칩니다.',
} satisfies Record<Notice['code'] | 'title', string>
