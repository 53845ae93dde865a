import type { Settings } from '../../electron/shared/settings.ts'

/** Theme and text size are attributes of the page; styles/themes.css says what they mean. */
export function showLook({ theme, textSize }: Pick<Settings, 'theme' | 'textSize'>): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
  dataset['textSize'] = textSize
}
