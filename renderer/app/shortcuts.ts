import { onScopeDispose, shallowReactive, toValue, type MaybeRefOrGetter } from 'vue'
import { isMac } from './platform.ts'

/** One key and what it does on the screen that is shown. */
export interface Shortcut {
  /** Physical key (`event.code`), so that it works whatever layout or input method is on: `Space`, `Digit1`, `KeyG`. */
  readonly code: string | readonly string[]
  /** What it does, in the person's language, for a list of shortcuts. */
  readonly label: MaybeRefOrGetter<string>
  readonly run: () => void
  /** With Ctrl, or ⌘ on a Mac. */
  readonly withCommand?: boolean
  readonly withShift?: boolean
  /** Again and again while the key is held. */
  readonly repeats?: boolean
  readonly isEnabled?: MaybeRefOrGetter<boolean>
}

/** Every shortcut that works now, the newest last: it wins. */
export const activeShortcuts = shallowReactive<Shortcut[]>([])

/** Makes shortcuts work as long as the component that calls this lives. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  activeShortcuts.push(...shortcuts)
  onScopeDispose(() => {
    for (const shortcut of shortcuts) activeShortcuts.splice(activeShortcuts.indexOf(shortcut), 1)
  })
}

/** The keys of a shortcut as they are shown: what stands on a Latin keyboard at that place. */
export function keysOf({ code, withCommand, withShift }: Shortcut): readonly string[] {
  const [first = ''] = [code].flat()
  if (withShift && first === 'Slash') return ['?']
  const name = SIGNS[first] ?? first.replace(/^(Key|Digit)/, '')
  return [...(withCommand ? ['mod'] : []), ...(withShift ? ['Shift'] : []), name]
}

const SIGNS: Readonly<Record<string, string>> = { Comma: ',', Slash: '/', Escape: 'Esc', Period: '.' }

/** What of a keyboard event decides. */
export interface KeyPress extends Pick<KeyboardEvent, 'code' | 'isComposing' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target' | 'defaultPrevented'> {
  /** Deprecated where the browser has other means; of an input method some say nothing else. */
  readonly keyCode: number
}

/** Input methods send this key code while they compose. */
const COMPOSING_KEY_CODE = 229

/** Elements that use Space, Enter or arrows themselves, and layers behind which the screen's shortcuts sleep. */
const FIELDS = 'input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])'
const LAYERS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'
const OWN_KEYS: readonly { readonly codes: readonly string[]; readonly of: string }[] = [
  { codes: ['Space'], of: 'button, summary, input, label, [role=button], [role=spinbutton], [role=switch], [role=radio], [role=tab]' },
  { codes: ['Enter', 'NumpadEnter'], of: 'button, summary, a[href], [role=button]' },
  { codes: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], of: 'input, [role=radio], [role=tab], [role=spinbutton]' },
]

/** The shortcut a key press means, if any. */
export function findShortcut(press: KeyPress, shortcuts: readonly Shortcut[]): Shortcut | undefined {
  if (press.defaultPrevented || press.isComposing || press.keyCode === COMPOSING_KEY_CODE) return undefined
  return shortcuts.findLast((shortcut) => isMeant(shortcut, press))
}

function isMeant(shortcut: Shortcut, press: KeyPress): boolean {
  if (![shortcut.code].flat().includes(press.code) || !hasModifiers(shortcut, press)) return false
  if (press.repeat && shortcut.repeats !== true) return false
  return isFreeAt(shortcut, press) && toValue(shortcut.isEnabled) !== false
}

function hasModifiers({ withCommand = false, withShift = false }: Shortcut, press: KeyPress): boolean {
  const command = isMac ? press.metaKey : press.ctrlKey
  const other = isMac ? press.ctrlKey : press.metaKey
  return command === withCommand && press.shiftKey === withShift && !other && !press.altKey
}

function isFreeAt(shortcut: Shortcut, { target, code }: KeyPress): boolean {
  if (!isElement(target)) return true
  if (target.closest(FIELDS) || target.closest(LAYERS)) return false
  return shortcut.withCommand === true || !OWN_KEYS.some(({ codes, of }) => codes.includes(code) && target.closest(of))
}

/** Whether the person is typing there. */
export function isInField(target: EventTarget | null): boolean {
  return isElement(target) && target.closest(FIELDS) !== null
}

function isElement(target: EventTarget | null): target is Element {
  return target !== null && 'closest' in target
}

/** Starts listening; once for the whole app. */
export function listenForShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    const shortcut = findShortcut(event, activeShortcuts)
    if (!shortcut) return
    event.preventDefault()
    shortcut.run()
  })
}
