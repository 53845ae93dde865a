import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'

/** How another start of the app was made. */
export interface Start {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData?: unknown
}

/** A system's limit for the path of a socket; macOS has the least. */
const LONGEST_SOCKET_PATH = 103

/** The lock of one app on one data folder: a socket there, on which later starts say how they were made. */
export class SingleInstance {
  readonly #heard: (start: Start) => void
  #server: Server | undefined
  #path = ''

  constructor(heard: (start: Start) => void) {
    this.#heard = heard
  }

  get isHeld(): boolean {
    return this.#server !== undefined
  }

  /** True when this process has the lock now; false when another has it, which has then been told of this start. */
  request(folder: string, additionalData: unknown): boolean {
    if (this.isHeld) return true
    this.#path = socketPath(folder)
    mkdirSync(folder, { recursive: true })
    const start: Start = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    if (isThere(this.#path) && knock(this.#path, start)) return false
    // Nobody answers: what is there was left by a process that was killed.
    release(this.#path)
    return this.#listen() || !knock(this.#path, start)
  }

  release(): void {
    if (!this.#server) return
    this.#server.close()
    this.#server = undefined
    release(this.#path)
  }

  /** False when another start took the lock in between. */
  #listen(): boolean {
    const server = createServer((socket) => { readStart(socket, this.#heard) })
    server.on('error', () => { this.#server = undefined })
    server.listen(this.#path)
    server.unref()
    // A local socket is bound at once, not by and by.
    if (!server.listening) return false
    this.#server = server
    return true
  }
}

function socketPath(folder: string): string {
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\host-${createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32)}`
  const path = join(folder, 'host.sock')
  if (Buffer.byteLength(path) > LONGEST_SOCKET_PATH)
    throw new Error(`host: the data folder's path is too long for a socket in it: ${folder}`)
  return path
}

function isThere(path: string): boolean {
  return process.platform === 'win32' || existsSync(path)
}

function release(path: string): void {
  if (process.platform !== 'win32') rmSync(path, { force: true })
}

/** Tells the holder of the lock of a start. The lock is asked for synchronously, sockets are not: so another process does it. */
function knock(path: string, start: Start): boolean {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'knock.ts'), path], {
    input: JSON.stringify(start),
    env: {},
    timeout: 5_000,
  })
  return status === 0
}

function readStart(socket: Socket, heard: (start: Start) => void): void {
  let text = ''
  socket.on('data', (chunk) => { text += chunk.toString() })
  socket.on('error', () => undefined)
  socket.on('end', () => {
    socket.end('ok')
    if (text !== '') heard(JSON.parse(text) as Start)
  })
}
