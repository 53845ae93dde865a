import type { Rectangle } from 'electron'

/** How large a window is that nobody has sized yet. */
export const USUAL = { width: 1280, height: 800 }
/** Smaller than this no screen of the app can be used. */
export const LEAST = { width: 720, height: 520 }

/** Of a window's title bar so much must be on a screen to take hold of it. */
const GRIP = { width: 120, height: 40 }

/**
 * Where a window goes that was at a place once, whatever that says: where a good part of its title bar is still on some
 * screen, no larger than that screen; undefined where it would not be seen.
 */
export function visiblePlace(place: Rectangle, screens: readonly Rectangle[]): Rectangle | undefined {
  const screen = screens.find((area) => isSeenOn(area, place))
  if (!screen) return undefined
  return {
    x: Math.round(place.x),
    y: Math.round(place.y),
    width: between(LEAST.width, Math.round(place.width), screen.width),
    height: between(LEAST.height, Math.round(place.height), screen.height),
  }
}

/** False also for what is no number. */
function isSeenOn(area: Rectangle, { x, y, width, height }: Rectangle): boolean {
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  return across >= GRIP.width && y >= area.y && y < area.y + area.height - GRIP.height && height > 0 && Number.isFinite(width + height)
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
