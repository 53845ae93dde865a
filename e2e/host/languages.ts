import { switches } from './state.ts'

/** The languages the system is set to, best first, as glib reads them on Linux. `--lang` is LC_ALL to Chromium. */
export function systemLanguages(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  const locale = switches.get('lang') ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? ''
  const names = [...(env['LANGUAGE'] ?? '').split(':'), locale].map(toTag).filter((name) => name !== '')
  return names.length === 0 ? ['en-US'] : [...new Set(names)]
}

/** `ko_KR.UTF-8` → `ko-KR`; the language-less C and POSIX give ''. */
function toTag(locale: string): string {
  const name = locale.split(/[.@]/)[0] ?? ''
  return name === 'C' || name === 'POSIX' ? '' : name.replace('_', '-')
}

/** The language the app's own windows are in. */
export function appLocale(): string {
  return switches.get('lang') ?? systemLanguages()[0] ?? 'en-US'
}
