import { loudEmitter } from './loud.ts'

/** A notification of the system; printed, because there is no desktop to show it. */
export class HostNotification extends loudEmitter('Notification', ['click', 'show', 'close', 'failed']) {
  readonly title: string
  readonly body: string

  constructor({ title = '', body = '' }: { readonly title?: string; readonly body?: string } = {}) {
    super()
    this.title = title
    this.body = body
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {
    process.stdout.write(`Notification: ${this.title} – ${this.body}\n`)
    this.emit('show')
  }
}
