import { Notification, type BrowserWindow } from 'electron'
import { failureOf } from './ipc.ts'
import type { Context } from './services/context.ts'
import { takeReminder } from './services/reminder.ts'
import type { Texts } from './texts.ts'

const EVERY_MS = 60_000

interface Reminding {
  /** Undefined while the data is not open. */
  readonly context: () => Context | undefined
  readonly texts: () => Texts
  readonly window: () => BrowserWindow | undefined
  /** Brings the app to the front. */
  readonly show: () => void
}

/** Looks every minute whether it is time to remind; nobody who is looking at the app needs it. */
export function remindDaily(reminding: Reminding): void {
  if (!Notification.isSupported()) return
  remind(reminding)
  setInterval(() => { remind(reminding) }, EVERY_MS).unref()
}

function remind({ context: open, texts, window, show }: Reminding): void {
  const context = open()
  if (!context || window()?.isFocused()) return
  try {
    const reminder = takeReminder(context, texts())
    if (!reminder) return
    const notification = new Notification(reminder)
    notification.on('click', show)
    notification.show()
  } catch (error) {
    failureOf(error)
  }
}
