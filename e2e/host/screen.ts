import type { Display, Rectangle, Screen } from 'electron'
import { TEST_SCREEN } from './chromium.ts'
import { loudEmitter, standIn } from './loud.ts'

let area: Rectangle = { x: 0, y: 0, ...TEST_SCREEN }
let scaleFactor = 1

/** What a page sees of the screen it is on. */
export interface SeenScreen {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly scale: number
}

/** Evaluated in a page: the screen a person's window is on. */
export const LOOK_AT_SCREEN = `(({ availLeft: left, availTop: top, availWidth: width, availHeight: height }) =>
  ({ left, top, width, height, scale: devicePixelRatio }))(screen)`

/** Takes the screen a person's window is on for the only one there is. */
export function setScreen({ left, top, width, height, scale }: SeenScreen): void {
  area = { x: left, y: top, width, height }
  scaleFactor = scale
}

/** The part of the screen that windows may use. */
export function workArea(): Rectangle {
  return { ...area }
}

function display(): Display {
  const size = { width: area.width, height: area.height }
  return standIn<Display>({ id: 1, bounds: workArea(), workArea: workArea(), size, workAreaSize: size, scaleFactor, rotation: 0 })
}

class HostScreen extends loudEmitter('screen', []) {
  getPrimaryDisplay(): Display { return display() }
  getAllDisplays(): Display[] { return [display()] }
  getDisplayMatching(): Display { return display() }
}

export const screen = standIn<Screen>(new HostScreen())
