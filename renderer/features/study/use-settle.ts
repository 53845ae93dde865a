import { nextTick, watch, type Ref } from 'vue'

/**
 * Lets an element glide from where it was and how large it was to its new place when `trigger` turns true. Only what
 * is painted moves: the new layout is there at once, so nothing waits for it.
 */
export function useSettle(element: Readonly<Ref<HTMLElement | null>>, trigger: () => boolean): void {
  watch(trigger, async (isSettled) => {
    const before = element.value
    if (!isSettled || !before) return
    const from = placeOf(before)
    await nextTick()
    if (element.value === before) glide(before, from)
  })
}

interface Place {
  readonly left: number
  readonly top: number
  readonly fontPx: number
}

function placeOf(element: HTMLElement): Place {
  const { left, top } = element.getBoundingClientRect()
  return { left, top, fontPx: Number.parseFloat(getComputedStyle(element).fontSize) }
}

function glide(element: HTMLElement, from: Place): void {
  const to = placeOf(element)
  const { slowMs, ease } = motionOf(element)
  if (slowMs === 0) return
  const start = `translate(${String(from.left - to.left)}px, ${String(from.top - to.top)}px) scale(${String(from.fontPx / to.fontPx)})`
  element.animate({ transform: [start, 'none'], transformOrigin: ['0 0', '0 0'] }, { duration: slowMs, easing: ease })
}

/** Durations are tokens, and 0 where the person asked for less motion. */
function motionOf(element: HTMLElement): { readonly slowMs: number; readonly ease: string } {
  const style = getComputedStyle(element)
  const slowMs = Number.parseFloat(style.getPropertyValue('--slow'))
  return { slowMs: Number.isNaN(slowMs) ? 0 : slowMs, ease: style.getPropertyValue('--ease').trim() || 'ease' }
}
