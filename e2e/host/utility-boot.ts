/* Entry of a utility process: gives the module what Electron would, then runs it. */
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/** Ends this process when its parent is gone. On a thread of its own, as the module may never let go of the main one. */
const WATCH_PARENT = `
const { workerData: parent } = require('node:worker_threads')
setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 200)
`

/** `process.parentPort`: what comes before anybody listens is kept. */
class ParentPort extends EventEmitter {
  readonly #early: unknown[] = []

  constructor() {
    super()
    process.on('message', (data) => {
      if (this.listenerCount('message') > 0) this.emit('message', { data, ports: [] })
      else this.#early.push(data)
    })
    this.on('newListener', (name) => { if (name === 'message') queueMicrotask(() => { this.#flush() }) })
  }

  postMessage(message: unknown): void {
    process.send?.(message)
  }

  #flush(): void {
    for (const data of this.#early.splice(0)) this.emit('message', { data, ports: [] })
  }
}

// The parent's number is given, not looked up: it may have died before this line.
const [executable = '', , parent, modulePath = '', ...args] = process.argv
process.argv = [executable, modulePath, ...args]
Object.defineProperty(process, 'type', { value: 'utility' })
Object.defineProperty(process, 'parentPort', { value: new ParentPort() })
new Worker(WATCH_PARENT, { eval: true, execArgv: [], workerData: Number(parent) }).unref()
process.on('disconnect', () => process.exit(0))
await import(pathToFileURL(modulePath).href)
