import { createI18n } from 'vue-i18n'
import type { Language, Settings } from '../../electron/shared/settings.ts'
import { en } from './messages/en.ts'
import { ko, type Messages } from './messages/ko.ts'

declare module 'vue-i18n' {
  export interface DefineLocaleMessage extends Messages {}
}

export const i18n = createI18n({
  legacy: false,
  locale: guessLanguage(),
  fallbackLocale: 'en',
  messages: { ko, en },
})

/** Until the settings are read, and for the sentence that says they cannot be. */
export function guessLanguage(): Language {
  return typeof navigator !== 'undefined' && navigator.language.startsWith('ko') ? 'ko' : 'en'
}

/** Puts the whole app into a language, at once. */
export function speak(language: Settings['language'], system: Language): void {
  const chosen = language === 'system' ? system : language
  i18n.global.locale.value = chosen
  document.documentElement.lang = chosen
}
