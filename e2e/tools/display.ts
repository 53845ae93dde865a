import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

/** A screen nobody sees. It goes with this process, or earlier when stopped. */
export interface VirtualDisplay {
  readonly name: string
  readonly stop: () => void
}

/** Starts Xvfb on a display that is free. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // A Ctrl+C in the terminal is for the app; the display goes after it.
    detached: true,
  })
  const stop = (): void => { child.kill() }
  process.once('exit', stop)
  const number = await new Promise<string>((resolve, reject) => {
    let text = ''
    const output = child.stdio[3] as Readable
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text.trim())
    })
    child.once('exit', (code) => { reject(new Error(`Xvfb ended with ${String(code)}.`)) })
    child.once('error', reject)
  })
  child.unref()
  return { name: `:${number}`, stop }
}
