import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { CHANNELS, type Answer, type Argument, type Channel } from '../shared/contract.ts'
import { UserError, type Failure, type Result } from '../shared/errors.ts'
import { excessOf, limitsOf } from './argument-limits.ts'
import { parsers } from './parsers.ts'
import { isOwnPage } from './security.ts'

/** One handler for every channel: leaving one out does not compile. */
export type Handlers = { readonly [Name in Channel]: (argument: Argument<Name>) => Answer<Name> | Promise<Answer<Name>> }

/**
 * Answers every channel of the contract. Each call is refused unless it comes from the app's own top frame, its
 * argument is measured and parsed from `unknown`, and what goes wrong comes back as a failure: only bugs are logged as errors.
 */
export function answerChannels(handlers: Promise<Handlers>, devUrl: string | undefined): void {
  // When the data cannot be opened every call says so; that nobody has called yet is no bug.
  handlers.catch(() => undefined)
  for (const channel of CHANNELS) {
    ipcMain.handle(channel, (event, argument: unknown) => answerCall(channel, { event, argument, handlers, devUrl }))
  }
}

interface Call {
  readonly event: Pick<IpcMainInvokeEvent, 'senderFrame'>
  readonly argument: unknown
  readonly handlers: Promise<Handlers>
  readonly devUrl: string | undefined
}

/** Answers one call. It never throws. */
export async function answerCall<Name extends Channel>(channel: Name, call: Call): Promise<Result<Answer<Name>>> {
  try {
    requireOwnFrame(call)
    const argument = parseArgument(channel, call.argument)
    const handler = (await call.handlers)[channel]
    return { ok: true, value: await handler(argument) }
  } catch (error) {
    return { ok: false, error: failureOf(error) }
  }
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
  if (parsed.success) return parsed.data as Argument<Name>
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
