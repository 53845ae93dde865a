import { onScopeDispose } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { MenuCommand } from '../../electron/shared/contract.ts'
import { onEvent } from '../api/api.ts'
import { useIncomingStore, type Incoming } from '../stores/incoming.ts'
import { isMac } from './platform.ts'
import { SCREENS, type ScreenName } from './router.ts'
import { useShortcuts } from './shortcuts.ts'
import { useUndo } from './use-undo.ts'

/** Layers over whatever screen is shown. */
interface Layers {
  readonly showPalette: () => void
  readonly showShortcuts: () => void
}

/** What works wherever the person is: the native menu, its keys, and files that come from outside. */
export function useCommands({ showPalette, showShortcuts }: Layers): void {
  const { t } = useI18n()
  const router = useRouter()
  const undo = useUndo()
  const incoming = useIncomingStore()

  function go(name: ScreenName): void {
    void router.push({ name })
  }

  function receive(what: Incoming): void {
    incoming.offer(what)
    go('decks')
  }

  function run(command: MenuCommand): void {
    switch (command) {
      case 'undo':
      case 'redo':
        undo.command(command)
        return
      case 'palette':
        showPalette()
        return
      case 'shortcuts':
        showShortcuts()
        return
      case 'import':
        receive({ kind: 'dialog' })
        return
      case 'today':
      case 'study':
      case 'plan':
      case 'browse':
      case 'exam':
      case 'statistics':
      case 'decks':
      case 'settings':
        go(command)
    }
  }

  function redo(): void {
    void undo.step('redo')
  }

  const stops = [
    onEvent('menu:command', run),
    onEvent('file:opened', (opened) => { receive({ kind: 'opened', opened }) }),
    onDrop((entries) => { receive({ kind: 'dropped', entries }) }),
  ]
  onScopeDispose(() => { for (const stop of stops) stop() })

  useShortcuts([
    // In a field the key keeps its own meaning: the text is taken back there.
    { code: 'KeyZ', withCommand: true, label: () => undo.names.value.undo, run: () => { void undo.step('undo') } },
    { code: 'KeyZ', withCommand: true, withShift: true, label: () => undo.names.value.redo, run: redo },
    // Windows' own key; on a Mac it means something else.
    ...(isMac ? [] : [{ code: 'KeyY', withCommand: true, label: () => undo.names.value.redo, run: redo }]),
    { code: 'KeyK', withCommand: true, label: () => t('palette.title'), run: showPalette },
    { code: 'Slash', withShift: true, label: () => t('shortcuts.title'), run: showShortcuts },
    { code: 'KeyO', withCommand: true, label: () => t('nav.import'), run: () => { run('import') } },
    ...SCREENS.map((name, index) => ({
      code: name === 'settings' ? 'Comma' : `Digit${String(index + 1)}`,
      withCommand: true,
      label: () => t(`nav.${name}`),
      run: () => { go(name) },
    })),
  ])
}

/** Files dropped anywhere on the window. Anything else that is dropped is left to the field under it. */
function onDrop(take: (entries: readonly FileSystemEntry[]) => void): () => void {
  const listening = new AbortController()
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  window.addEventListener('dragover', (event) => { if (holdsFiles(event)) event.preventDefault() }, listening)
  window.addEventListener('drop', (event) => {
    if (!holdsFiles(event) || event.defaultPrevented) return
    event.preventDefault()
    // The list must be read now: after the event the browser empties it.
    const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? [])
    if (entries.length > 0) take(entries)
  }, listening)
  return () => { listening.abort() }
}
