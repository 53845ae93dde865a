/** An event whose listener may prevent what would happen next. */
export interface PreventableEvent {
  readonly defaultPrevented: boolean
  readonly preventDefault: () => void
}

/** A preventable event carrying `details`, as Electron hands to listeners. */
export function preventable<Details extends object>(details?: Details): PreventableEvent & Details {
  const event = { ...details, defaultPrevented: false, preventDefault: () => { event.defaultPrevented = true } }
  return event as PreventableEvent & Details & { defaultPrevented: boolean }
}
