import { expect, test } from 'vitest'
import { visiblePlace } from './window-place.ts'

const SCREENS = [{ x: 0, y: 0, width: 1920, height: 1080 }, { x: 1920, y: 0, width: 2560, height: 1440 }]
const at = (x: number, y: number, [width, height] = [1000, 700]): Parameters<typeof visiblePlace>[0] => ({ x, y, width, height })

test('a window comes back where it was, on any screen', () => {
  expect([visiblePlace(at(40, 60), SCREENS), visiblePlace(at(3000, 10), SCREENS), visiblePlace(at(-800, 0), SCREENS)])
    .toEqual([at(40, 60), at(3000, 10), at(-800, 0)])
})

test.each([
  at(1e9, 1e9), at(-1e9, 0), at(0, -50), at(0, 1060), at(-900, 0), at(NaN, 0), at(0, NaN), at(0, 0, [NaN, 700]), at(0, 0, [1000, NaN]),
  at(0, 0, [Infinity, 700]), at(0, 0, [-1000, 700]), at(0, 0, [1000, -5]), at(0, 0, [0, 0]), at(1.7e308, 0, [1.7e308, 1.7e308]),
])('a place that nobody would see is none: %o', (place) => {
  expect(visiblePlace(place, SCREENS)).toBeUndefined()
})

test('a window is no larger than its screen, no smaller than can be used, and on whole pixels', () => {
  expect([visiblePlace(at(0, 0, [1e9, 1e9]), SCREENS), visiblePlace(at(0.4, 0.6, [300.2, 10.5]), SCREENS)])
    .toEqual([at(0, 0, [1920, 1080]), at(0, 1, [720, 520])])
})
