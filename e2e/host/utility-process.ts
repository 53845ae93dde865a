import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ForkOptions, UtilityProcess, utilityProcess as electronUtilityProcess } from 'electron'
import { HOST_NODE_ARGUMENTS } from './node-arguments.ts'
import { loud, loudEmitter, standIn } from './loud.ts'
import { utilityProcesses } from './metrics.ts'
import { state } from './state.ts'

const OPTIONS: ReadonlySet<string> = new Set<keyof ForkOptions>(['env', 'execArgv', 'cwd', 'stdio', 'serviceName'])

/** A child process of Node's, which ends when its parent does, however busy it is (see utility-boot.ts). */
class HostUtilityProcess extends loudEmitter('UtilityProcess', ['spawn', 'exit', 'message']) {
  readonly stdout: Readable | null
  readonly stderr: Readable | null
  readonly #child: ChildProcess

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super()
    const unknown = Object.keys(options).find((name) => !OPTIONS.has(name))
    if (unknown !== undefined) throw new Error(`host: utilityProcess.fork option ${unknown} is not implemented`)
    if (Array.isArray(options.stdio)) throw new Error('host: utilityProcess.fork stdio as an array is not implemented')
    const output = (options.stdio ?? 'inherit') as 'inherit' | 'ignore' | 'pipe'
    this.#child = fork(join(import.meta.dirname, 'utility-boot.ts'), [String(process.pid), modulePath, ...args], {
      execArgv: [...HOST_NODE_ARGUMENTS, ...(options.execArgv ?? [])],
      env: { ...(options.env ?? process.env) as NodeJS.ProcessEnv },
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    })
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    const { pid } = this.#child
    if (pid !== undefined) utilityProcesses.set(pid, { serviceName: options.serviceName ?? 'Node Utility Process', creationTime: Date.now() })
    this.#child.on('spawn', () => { this.emit('spawn') })
    this.#child.on('message', (message) => { this.emit('message', message) })
    this.#child.on('exit', (code) => {
      if (pid !== undefined) utilityProcesses.delete(pid)
      this.emit('exit', code ?? 0)
    })
    this.#child.on('error', (error) => { console.error(error) })
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = loud<typeof electronUtilityProcess>('utilityProcess', {
  fork(modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess {
    if (!state.isReady) throw new Error('utilityProcess cannot be created before app is ready.')
    return standIn<UtilityProcess>(new HostUtilityProcess(modulePath, args, options))
  },
})
