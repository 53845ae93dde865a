// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { activeShortcuts, findShortcut, useShortcuts, type KeyPress, type Shortcut } from './shortcuts.ts'

const shortcut = (code: Shortcut['code'], more: Partial<Shortcut> = {}): Shortcut => ({ code, label: '', run: () => undefined, ...more })
const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code, keyCode: 0, isComposing: false, repeat: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null, defaultPrevented: false, ...more,
})

/** The element marked `here` in some HTML. */
function at(html: string): Element {
  document.body.innerHTML = html
  const here = document.querySelector('[data-here]')
  if (!here) throw new Error('Nothing is marked data-here.')
  return here
}

const flip = shortcut('Space')
const rate = shortcut(['Digit3', 'Numpad3'])
const undo = shortcut('KeyZ', { withCommand: true })
const next = shortcut('ArrowRight', { repeats: true })
const all = [flip, rate, undo, next]

describe('a key means', () => {
  test.each([
    ['its shortcut', press('Space'), flip],
    ['its shortcut by any of its codes', press('Numpad3'), rate],
    ['its shortcut with Ctrl', press('KeyZ', { ctrlKey: true }), undo],
    ['nothing without the Ctrl it needs', press('KeyZ'), undefined],
    ['nothing with a Ctrl it does not need', press('Space', { ctrlKey: true }), undefined],
    ['nothing with Shift, Alt or the system key', press('KeyZ', { ctrlKey: true, shiftKey: true }), undefined],
    ['nothing while a syllable is composed', press('Space', { isComposing: true }), undefined],
    ['nothing with the key code of an input method', press('Space', { keyCode: 229 }), undefined],
    ['nothing once it was handled', press('Space', { defaultPrevented: true }), undefined],
    ['nothing while it is held', press('Space', { repeat: true }), undefined],
    ['its shortcut while it is held, if that repeats', press('ArrowRight', { repeat: true }), next],
  ])('%s', (_name, pressed, meant) => {
    expect(findShortcut(pressed, all)).toBe(meant)
  })

  test('the newest shortcut when two share it', () => {
    const newer = shortcut('Space')
    expect(findShortcut(press('Space'), [flip, newer])).toBe(newer)
  })

  test('an older shortcut while the newest is off', () => {
    expect(findShortcut(press('Space'), [flip, shortcut('Space', { isEnabled: () => false })])).toBe(flip)
  })
})

describe('where the focus is', () => {
  test.each([
    ['<input data-here>', []],
    ['<textarea data-here></textarea>', []],
    ['<div contenteditable="true"><b data-here></b></div>', []],
    ['<div role="dialog"><p data-here></p></div>', []],
    ['<button><span data-here></span></button>', [rate, undo, next]],
    ['<a href="#" data-here></a>', all],
    ['<input type="radio" data-here>', [rate, undo]],
    ['<h1 data-here></h1>', all],
  ])('%s leaves the keys it does not use itself', (html, free) => {
    const target = at(html)
    const presses = [press('Space', { target }), press('Digit3', { target }), press('KeyZ', { target, ctrlKey: true }), press('ArrowRight', { target })]
    expect(presses.map((one) => findShortcut(one, all)).filter((found) => found !== undefined)).toEqual(free)
  })
})

test('shortcuts work as long as who asked for them lives', () => {
  const scope = effectScope()
  scope.run(() => { useShortcuts([flip, rate]) })
  const during = [...activeShortcuts]
  scope.stop()
  expect([during, [...activeShortcuts]]).toEqual([[flip, rate], []])
})
