/** What main and the keeper's process say to each other about a data folder that is not open. */
import type { Notice } from '../shared/contract.ts'
import type { Language } from '../shared/settings.ts'
import type { Result } from '../shared/errors.ts'
import type { DataCheck } from '../shared/views/check.ts'
import type { StartCopied, StartRestored, StartStep } from '../shared/views/start.ts'

/** What every request names. */
export interface KeeperPlace {
  readonly dataFolder: string
  /** `resources/` of the app. */
  readonly resources: string
  /** The app's time, UTC milliseconds. */
  readonly nowMs: number
  readonly language: Language
}

/** What is asked, by the kind of request. */
interface Asked {
  readonly rehearse: object
  readonly repair: object
  readonly restore: object
  readonly copy: { readonly path: string }
}

export type KeeperRequestOf<Kind extends keyof Asked> = KeeperPlace & Asked[Kind] & { readonly kind: Kind }

export type KeeperRequest = { [Kind in keyof Asked]: KeeperRequestOf<Kind> }[keyof Asked]

export interface KeeperAnswers {
  readonly rehearse: readonly Notice[]
  readonly repair: DataCheck
  readonly restore: StartRestored
  readonly copy: StartCopied
}

/** What the keeper says: where it is, how far, or what it was asked for. */
export type KeeperMessage =
  | { readonly kind: 'step'; readonly step: StartStep }
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'answer'; readonly result: Result<KeeperAnswers[keyof KeeperAnswers]> }
