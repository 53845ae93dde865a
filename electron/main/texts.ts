import type { ErrorCode, Failure } from '../shared/errors.ts'
import { sayFact, type Fact } from '../shared/facts.ts'
import type { Language, Settings } from '../shared/settings.ts'

/** The few words main shows itself: the native menu and the system's dialogs. */
const KO = {
  file: '파일',
  import: '가져오기…',
  openFolder: '데이터 폴더 열기',
  quit: '끝내기',
  close: '창 닫기',
  edit: '편집',
  undo: '되돌리기',
  redo: '다시 실행',
  cut: '잘라내기',
  copy: '복사',
  paste: '붙여넣기',
  selectAll: '모두 선택',
  view: '보기',
  today: '오늘',
  study: '학습',
  plan: '플랜',
  mockExam: '모의시험',
  decks: '덱',
  browse: '카드 목록',
  statistics: '통계',
  settings: '설정',
  zoomIn: '크게',
  zoomOut: '작게',
  zoomReset: '원래 크기',
  fullScreen: '전체 화면',
  help: '도움말',
  palette: '무엇이든 하기…',
  shortcuts: '단축키',
  importTitle: '가이드나 덱 가져오기',
  importFilter: 'Markdown 가이드, Anki 패키지, 표, Weekdeck 덱',
  pastedName: '붙여넣은 카드',
  allFiles: '모든 파일',
  linkQuestion: '브라우저에서 이 주소를 열까요?',
  linkOpen: '열기',
  'link-user': '주의: 주소 앞에 다른 이름이 붙어 있습니다. 실제로 가는 곳은 위에 굵게 보이는 곳입니다.',
  'link-lookalike': '주의: 영문이 아닌 글자로 된 주소입니다. 아는 곳과 비슷해 보여도 다른 곳일 수 있습니다.',
  'link-number': '주의: 이름이 아니라 숫자로 된 주소입니다.',
  'link-port': '주의: 흔히 쓰지 않는 포트로 갑니다.',
  'link-hidden': '주의: 보이지 않는 글자가 들어 있어, 보이는 것과 다른 주소입니다.',
  backupFolderTitle: '백업을 하나 더 둘 폴더',
  exportTitle: '모두 한 파일로 내보내기',
  profileTitle: '내보낸 파일 가져오기',
  profileFilter: 'Weekdeck 프로필',
  cancel: '취소',
  remindTitle: '오늘의 카드가 기다립니다',
  remindBody: '복습 {due}장, 새 카드 {fresh}장, 약 {minutes}분',
  paperTitle: '시험지를 PDF로 저장',
  calendarTitle: '플랜을 달력 파일로 저장',
  deckTitle: '덱 내보내기',
  week: '{week}주차',
  exam: '시험',
  dayOff: '쉬는 날',
  unsavedQuestion: '답 {count}개를 아직 저장하지 못했습니다. 그래도 끝낼까요?',
  unsavedDetail: '지금 끝내면 그 답을 잃습니다. 디스크에 자리를 만들거나 데이터 폴더를 되돌려 놓으면 저절로 저장합니다.',
  keepOpen: '계속 열어 두기',
  quitUnsaved: '저장하지 않고 끝내기',
  dataInUse: '다른 Weekdeck이 이 데이터를 열고 있습니다. 그 창을 닫고 다시 시작하십시오.',
  dataNewer: '더 새로운 Weekdeck이 만든 데이터입니다. 앱을 새 버전으로 올리십시오. 아무것도 바꾸지 않았습니다.',
  migrationFailed: '데이터를 이 버전에 맞게 바꾸지 못했습니다. 데이터는 원래대로입니다. 디스크에 자리를 만들고 다시 시작하십시오.',
  holder: '{host}, 프로세스 {pid}, {since}부터',
  unreadable: '데이터 폴더를 읽을 수 없습니다. 읽을 권한이 있는지, 다른 프로그램이 쓰고 있지 않은지 확인하고 다시 시작하십시오.',
} as const

export type Texts = { readonly [Name in keyof typeof KO]: string }

const EN: Texts = {
  file: 'File',
  import: 'Import…',
  openFolder: 'Open Data Folder',
  quit: 'Quit',
  close: 'Close Window',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  today: 'Today',
  study: 'Study',
  plan: 'Plan',
  mockExam: 'Mock Exam',
  decks: 'Decks',
  browse: 'Browse',
  statistics: 'Statistics',
  settings: 'Settings',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  zoomReset: 'Actual Size',
  fullScreen: 'Full Screen',
  help: 'Help',
  palette: 'Do Anything…',
  shortcuts: 'Keyboard Shortcuts',
  importTitle: 'Import a Guide or a Deck',
  importFilter: 'Markdown guides, Anki packages, tables, Weekdeck decks',
  pastedName: 'Pasted cards',
  allFiles: 'All files',
  linkQuestion: 'Open this address in the browser?',
  linkOpen: 'Open',
  'link-user': 'Careful: another name stands before the address. Where it really leads is shown in bold above.',
  'link-lookalike': 'Careful: this address has letters that are not English ones. It may look like a place you know and be another.',
  'link-number': 'Careful: this address is a number, not a name.',
  'link-port': 'Careful: this address uses an unusual port.',
  'link-hidden': 'Careful: this address holds characters that cannot be seen, so it is not what it looks like.',
  backupFolderTitle: 'Folder for a Second Backup',
  exportTitle: 'Export Everything to One File',
  profileTitle: 'Import an Exported File',
  profileFilter: 'Weekdeck profile',
  cancel: 'Cancel',
  remindTitle: 'Today’s cards are waiting',
  remindBody: '{due} to review, {fresh} new, about {minutes} min',
  paperTitle: 'Save the Paper as a PDF',
  calendarTitle: 'Save the Plan as a Calendar File',
  deckTitle: 'Export Deck',
  week: 'Week {week}',
  exam: 'Exam',
  dayOff: 'Day off',
  unsavedQuestion: 'Not saved yet: {count}. Quit all the same?',
  unsavedDetail: 'Quitting now loses these answers. Make room on the disk, or bring the data folder back, and they are saved by themselves.',
  keepOpen: 'Keep Open',
  quitUnsaved: 'Quit Without Saving',
  dataInUse: 'Another Weekdeck has this data open. Close its window and start again.',
  dataNewer: 'A newer Weekdeck made this data. Update the app; nothing was changed.',
  migrationFailed: 'The data could not be brought to this version. It is as it was before. Make room on the disk and start again.',
  holder: '{host}, process {pid}, since {since}',
  unreadable: 'The data folder cannot be read. Check that you may read it and that no other program holds it, and start again.',
}

/** The words in a language. */
export function textsIn(language: Language): Texts {
  return language === 'ko' ? KO : EN
}

const START_FAILURES: Readonly<Partial<Record<ErrorCode, keyof Texts>>> = {
  'data-in-use': 'dataInUse',
  'data-newer-version': 'dataNewer',
  'migration-failed': 'migrationFailed',
  'file-unreadable': 'unreadable',
}

/** Why the app cannot start, with what was found; in English where it is nothing a person can act on. */
export function startFailureIn(language: Language, { code, message, found }: Failure): string {
  const name = START_FAILURES[code]
  const texts = textsIn(language)
  return name === undefined ? message : [texts[name], found && said(found, texts)].filter(Boolean).join('\n\n')
}

function said(found: Fact, { holder }: Texts): string {
  return found.fact === 'holder' ? Object.entries(found.values ?? {}).reduce((text: string, [name, value]) => text.replace(`{${name}}`, String(value)), holder) : sayFact(found)
}

/** The language a person reads: the chosen one, else the system's. */
export function languageOf(settings: Settings, system: Language): Language {
  return settings.language === 'system' ? system : settings.language
}

/** The first of the system's languages this app speaks; English if it speaks none. */
export function systemLanguage(preferred: readonly string[]): Language {
  const spoken = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'ko' || tag === 'en')
  return spoken === 'ko' ? 'ko' : 'en'
}
