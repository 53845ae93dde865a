import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { IconName } from '../components/icons.ts'
import { useAppStore } from '../stores/app.ts'
import { useIncomingStore } from '../stores/incoming.ts'
import { useLibraryStore } from '../stores/library.ts'
import { SCREENS, screenKeys } from './router.ts'
import { studyLink } from './study-link.ts'
import { useOutside } from './use-outside.ts'
import { STEP_KEYS, useUndo } from './use-undo.ts'
import { useWeekName } from './use-week-name.ts'

/** One thing the palette can do. */
export interface PaletteCommand {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly icon: IconName
  readonly keys?: readonly string[]
  readonly run: () => void
}

/** All that can be done from anywhere, in the person's language. */
export function usePaletteCommands(showShortcuts: () => void): ComputedRef<readonly PaletteCommand[]> {
  const { t } = useI18n()
  const router = useRouter()
  const app = useAppStore()
  const library = useLibraryStore()
  const incoming = useIncomingStore()
  const undo = useUndo()
  const weekName = useWeekName()
  const { openDataFolder } = useOutside()

  function screens(): readonly PaletteCommand[] {
    return SCREENS.map((name) => ({
      id: name, name: t(`nav.${name}`), group: t('palette.go'), icon: name, keys: screenKeys(name), run: () => { void router.push({ name }) },
    }))
  }

  function weeks(): readonly PaletteCommand[] {
    return (library.today?.weeks ?? []).flatMap(({ week, topic }) => [
      { id: `week-${String(week)}`, name: `${weekName(week)} ${topic}`, group: t('nav.study'), icon: 'study', run: () => { void router.push(studyLink({ week })) } },
      { id: `cram-${String(week)}`, name: `${weekName(week)} ${topic}`, group: t('palette.cram'), icon: 'bolt', run: () => { void router.push(studyLink({ week, isCram: true })) } },
    ])
  }

  function actions(): readonly PaletteCommand[] {
    const group = t('palette.do')
    return [
      ...(['undo', 'redo'] as const).map((way): PaletteCommand => ({ id: way, name: undo.names.value[way], group, icon: way, keys: STEP_KEYS[way], run: () => { void undo.step(way) } })),
      { id: 'import', name: t('nav.import'), group, icon: 'plus', keys: ['mod', 'O'], run: importDeck },
      { id: 'folder', name: t('settings.data.open'), group, icon: 'folder', run: () => { void openDataFolder() } },
      { id: 'shortcuts', name: t('shortcuts.title'), group, icon: 'more', keys: ['?'], run: showShortcuts },
    ]
  }

  function importDeck(): void {
    incoming.offer({ kind: 'dialog' })
    void router.push({ name: 'decks' })
  }

  function looks(): readonly PaletteCommand[] {
    const themes = (['system', 'light', 'dark'] as const).map((theme): PaletteCommand => ({
      id: `theme-${theme}`, name: t(`settings.look.themes.${theme}`), group: t('settings.look.theme'), icon: 'settings', run: () => { void app.change({ theme }) },
    }))
    const languages = (['system', 'ko', 'en'] as const).map((language): PaletteCommand => ({
      id: `language-${language}`, name: t(`settings.look.languages.${language}`), group: t('settings.look.language'), icon: 'settings', run: () => { void app.change({ language }) },
    }))
    return [...themes, ...languages]
  }

  return computed(() => [...screens(), ...weeks(), ...actions(), ...looks()])
}
