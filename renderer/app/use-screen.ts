import { nextTick, onMounted, watch, type MaybeRefOrGetter, toValue } from 'vue'

interface Screen {
  /** Whether the screen shows its data (or why it cannot). */
  readonly isShown: MaybeRefOrGetter<boolean>
  /** What gets the focus when the screen has just come; its heading, if not said. */
  readonly focus?: () => HTMLElement | null | undefined
}

let isFirst = true
let screens = 0

/** Every screen says when it is there: then its heading gets the focus, and `data-ready` is set on the page. */
export function useScreen({ isShown, focus = heading }: Screen): void {
  onMounted(() => {
    const stop = watch(() => toValue(isShown), async (shown) => {
      if (!shown) return
      await nextTick()
      stop.stop()
      // The window has just opened: a reader starts at its top, not at the heading.
      if (!isFirst) focus()?.focus({ preventScroll: true })
      isFirst = false
      await markReady()
    }, { immediate: true })
  })
}

function heading(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main h1')
}

/** Screenshots and measurements wait for this: painted, in its own fonts. */
async function markReady(): Promise<void> {
  const mine = screens
  await document.fonts.ready
  await new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve) }) })
  if (mine === screens) document.documentElement.dataset['ready'] = 'true'
}

/** Another screen is coming. */
export function markLeaving(): void {
  screens += 1
  delete document.documentElement.dataset['ready']
}
