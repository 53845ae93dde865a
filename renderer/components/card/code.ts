/** Says what language a block of code is written in, from the fence of our own Markdown. */
export const CODE_MARK = 'data-code'

/** Whether something in the box waits to be coloured. */
export function hasCode(box: ParentNode): boolean {
  return box.querySelector(`[${CODE_MARK}]`) !== null
}
