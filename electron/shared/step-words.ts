/** What a step is called in the native menu, on buttons and in messages, in both languages. */
import type { Language } from './settings.ts'
import type { StepView } from './views/app.ts'

/** The name of a step as it stands behind “Undo:” and “Redo:”. */
export function wordsOfStep(step: StepView, language: Language): string {
  return (language === 'ko' ? inKorean : inEnglish)({ ...step, ...(step.title === undefined ? {} : { title: shortened(step.title) }) })
}

/** A menu is no place for a whole title. */
const LONGEST_TITLE = 40

function shortened(title: string): string {
  const signs = [...title]
  return signs.length > LONGEST_TITLE ? `${signs.slice(0, LONGEST_TITLE).join('')}…` : title
}

function inKorean({ what, title = '', cards = 1, scope, week = 0, mark, isOn = true }: StepView): string {
  const chosen = cards === 1 ? '카드' : `카드 ${cards.toLocaleString('ko')}장`
  switch (what) {
    case 'review':
      return '답'
    case 'reset':
      return `${{ card: '카드', week: `${String(week)}주차`, deck: `“${title}”`, all: '모두', cards: chosen }[scope ?? 'cards']} 초기화`
    case 'marked':
      return `${chosen} ${{ suspended: isOn ? '보류' : '다시 꺼내기', buried: isOn ? '오늘은 넘기기' : '오늘 다시 묻기', flagged: isOn ? '깃발 달기' : '깃발 떼기' }[mark ?? 'flagged']}`
    case 'edited':
      return '카드 고치기'
    case 'deck-added':
      return `“${title}” 가져오기`
    case 'deck-deleted':
      return `“${title}” 삭제`
    case 'deck-restored':
      return `“${title}” 되살리기`
    case 'backup-restored':
      return '백업에서 되살리기'
    case 'exam-returned':
      return `모의시험으로 ${chosen} 앞당기기`
  }
}

function inEnglish({ what, title = '', cards = 1, scope, week = 0, mark, isOn = true }: StepView): string {
  const chosen = cards === 1 ? 'card' : `${cards.toLocaleString('en')} cards`
  switch (what) {
    case 'review':
      return 'answer'
    case 'reset':
      return `reset ${{ card: 'card', week: `week ${String(week)}`, deck: `“${title}”`, all: 'everything', cards: chosen }[scope ?? 'cards']}`
    case 'marked':
      return `${{ suspended: isOn ? 'suspend' : 'bring back', buried: isOn ? 'bury' : 'ask again today', flagged: isOn ? 'flag' : 'remove flag from' }[mark ?? 'flagged']} ${chosen}`
    case 'edited':
      return 'edit card'
    case 'deck-added':
      return `import “${title}”`
    case 'deck-deleted':
      return `delete “${title}”`
    case 'deck-restored':
      return `restore “${title}”`
    case 'backup-restored':
      return 'bring in backup'
    case 'exam-returned':
      return `bring ${chosen} forward after the exam`
  }
}
