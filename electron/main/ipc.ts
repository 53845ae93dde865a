import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { CHANNELS, type Answer, type Argument, type Channel } from '../shared/contract.ts'
import { UserError, type Failure, type Result } from '../shared/errors.ts'
import { excessOf, limitsOf } from './argument-limits.ts'
import { parsers } from './parsers.ts'
import { isOwnPage } from './security.ts'

/** One handler for every channel: leaving one out does not compile. */
export type Handlers = { readonly [Name in Channel]: (argument: Argument<Name>) => Answer<Name> | Promise<Answer<Name>> }

/** Those that are answered whether the data is open or not. */
export type StartHandlers = Pick<Handlers, Extract<Channel, `start:${string}`>>

/** Those that need it to be open. */
export type OpenHandlers = Omit<Handlers, keyof StartHandlers>

export interface Answering {
  readonly start: StartHandlers
  /** Those of the data that is open, or is being opened; fails with why it does not open. */
  readonly open: () => Promise<OpenHandlers>
  readonly devUrl: string | undefined
}

/**
 * Answers every channel of the contract. Each call is refused unless it comes from the app's own top frame, its
 * argument is measured and parsed from `unknown`, and what goes wrong comes back as a failure: only bugs are logged as errors.
 */
export function answerChannels(answering: Answering): void {
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, argument: unknown) => answerCall(channel, { event, argument, ...answering }))
  }
}

interface Call extends Answering {
  readonly event: Pick<IpcMainInvokeEvent, 'senderFrame'>
  readonly argument: unknown
}

/** Answers one call. It never throws. */
export async function answerCall<Name extends Channel>(channel: Name, call: Call): Promise<Result<Answer<Name>>> {
  try {
    requireOwnFrame(call)
    const argument = parseArgument(channel, call.argument)
    const handlers: Partial<Handlers> = isStart(channel) ? call.start : await call.open()
    return { ok: true, value: await (handlers[channel] as Handlers[Name])(argument) }
  } catch (error) {
    return { ok: false, error: failureOf(error) }
  }
}

function isStart(channel: Channel): boolean {
  return channel.startsWith('start:')
}

function requireOwnFrame({ event, devUrl }: Call): void {
  const frame = event.senderFrame
  if (!frame || frame.parent !== null || !isOwnPage(frame.url, devUrl)) {
    throw new UserError({ code: 'not-allowed', message: 'This page may not talk to the app.' })
  }
}

function parseArgument<Name extends Channel>(channel: Name, argument: unknown): Argument<Name> {
  const excess = excessOf(argument, limitsOf(channel))
  if (excess !== undefined) throw wrongCall(channel, excess)
  const parsed = parsers[channel].safeParse(argument)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw wrongCall(channel, issue?.message ?? 'unknown', issue?.path.join('.'))
}

/** What is told of a wrong call: it may quote all that was wrong with it, and need not. */
const LONGEST_TOLD = 300

function wrongCall(channel: Channel, what: string, at = ''): UserError {
  return new UserError({ code: 'bad-argument', message: `${channel} was called wrongly: ${what.slice(0, LONGEST_TOLD)}`, at: at.slice(0, LONGEST_TOLD) })
}

/** A failure for whatever was thrown. What is not a person's to mend is logged whole and told as internal. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return error.failure
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}
