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
  cut: '잘라내기',
  copy: '복사',
  paste: '붙여넣기',
  selectAll: '모두 선택',
  view: '보기',
  today: '오늘',
  study: '학습',
  plan: '플랜',
  decks: '덱',
  settings: '설정',
  zoomIn: '크게',
  zoomOut: '작게',
  zoomReset: '원래 크기',
  fullScreen: '전체 화면',
  importTitle: '가이드나 덱 가져오기',
  importFilter: 'Markdown 가이드, Weekdeck 덱',
  allFiles: '모든 파일',
  linkQuestion: '브라우저에서 이 주소를 열까요?',
  linkOpen: '열기',
  cancel: '취소',
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
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select All',
  view: 'View',
  today: 'Today',
  study: 'Study',
  plan: 'Plan',
  decks: 'Decks',
  settings: 'Settings',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  zoomReset: 'Actual Size',
  fullScreen: 'Full Screen',
  importTitle: 'Import a Guide or a Deck',
  importFilter: 'Markdown guides, Weekdeck decks',
  allFiles: 'All files',
  linkQuestion: 'Open this address in the browser?',
  linkOpen: 'Open',
  cancel: 'Cancel',
}

/** The words in a language. */
export function textsIn(language: Language): Texts {
  return language === 'ko' ? KO : EN
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
