import type { BrowserWindow } from 'electron'
import type { Channel, EventName, Events, Notice } from '../../shared/contract.ts'
import type { Language } from '../../shared/settings.ts'
import type { Handlers } from '../ipc.ts'
import type { Backups } from '../services/backups.ts'
import type { Context } from '../services/context.ts'
import type { Exams } from '../services/exams.ts'
import type { Imports } from '../services/imports.ts'
import type { Restores } from '../services/restores.ts'
import type { Study } from '../services/study.ts'
import { languageOf, textsIn, type Texts } from '../texts.ts'

/** What handlers need of the desktop around them. */
export interface Desktop {
  readonly send: <Name extends EventName>(name: Name, value: Events[Name]) => void
  readonly system: Language
  readonly window: () => BrowserWindow | undefined
  /** Theme and menu follow the settings. */
  readonly followSettings: () => void
}

/** What the app runs on, once its data is open. */
export interface Services {
  readonly context: Context
  readonly study: Study
  readonly exams: Exams
  readonly imports: Imports
  readonly backups: Backups
  readonly restores: Restores
  /** What a rehearsal of this start found, which opening it again does not. */
  readonly found: readonly Notice[]
}

/** What the handlers of one room of channels work with. */
export interface Room extends Services {
  readonly desktop: Desktop
  /** One after the other: a long reset is done before it is taken back. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>
  /** Reads the library again after its decks changed, and tells the window. */
  readonly reload: () => Promise<void>
}

/** The handlers of the channels that begin with these words: leaving one out does not compile. */
export type HandlersOf<Noun extends string> = Pick<Handlers, Extract<Channel, `${Noun}:${string}`>>

/** What main itself says, in the person's language. */
export function textsOf({ context, desktop }: Room): Texts {
  return textsIn(languageOf(context.settings.value, desktop.system))
}
