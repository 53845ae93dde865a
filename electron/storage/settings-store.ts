import * as z from 'zod'
import type { Notice } from '../shared/contract.ts'
import { isLocalDate } from '../shared/domain/days.ts'
import { UserError } from '../shared/errors.ts'
import { DEFAULT_SETTINGS, type Settings } from '../shared/settings.ts'
import { makeFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { KeyedStore, type OpenStore } from './keyed-store.ts'
import { setMisplacedAside } from './layout.ts'

const date = z.string().refine(isLocalDate)
const course = z.object({
  startDate: z.exactOptional(date),
  examDate: z.exactOptional(date),
  targetExam: z.exactOptional(z.string()),
  breaks: z.exactOptional(z.array(z.object({ from: date, to: date }))),
  minutesPerDay: z.exactOptional(z.number().int().min(0).max(1440)),
  tasks: z.exactOptional(z.record(z.string(), z.boolean())),
})

const topic = z.union([
  z.object({ kind: z.literal('section'), section: z.string() }),
  z.object({ kind: z.literal('week'), week: z.number() }),
  z.object({ kind: z.literal('domain'), domain: z.string() }),
  z.object({ kind: z.literal('weak') }),
])
const session = z.object({
  deckId: z.string(),
  scope: z.object({ week: z.exactOptional(z.number()), topic: z.exactOptional(topic), isCram: z.exactOptional(z.boolean()) }),
  startedAtMs: z.number(),
})

const shape: { readonly [Name in keyof Required<Settings>]: z.ZodType } = {
  language: z.enum(['system', 'ko', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.enum(['small', 'normal', 'large', 'largest']),
  newPerDay: z.union([z.literal('auto'), z.number().int().min(0).max(999)]),
  desiredRetention: z.number().min(0.8).max(0.97),
  rolloverHour: z.number().int().min(0).max(12),
  grading: z.enum(['two', 'four']),
  isWelcomed: z.boolean(),
  remindAt: z.number().int().min(0).max(23).nullable(),
  remindedOn: date,
  currentDeck: z.string(),
  session: session.nullable(),
  courses: z.record(z.string(), course),
  backupFolder: z.string(),
  window: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), isMaximized: z.boolean() }),
}

/** Opens the settings, before all else that is in the data folder; a field that is missing or makes no sense has its default. */
export function openSettings(place: { readonly dataFolder: string; readonly openStore: OpenStore }): SettingsStore {
  makeFolder(place.dataFolder)
  const misplaced = setMisplacedAside(place.dataFolder)
  return new SettingsStore(new KeyedStore({ ...place, name: 'settings' }), misplaced)
}

/** The settings, kept in two generations like everything else. */
export class SettingsStore {
  readonly notices: readonly Notice[]
  readonly #store: KeyedStore
  #value: Settings

  constructor(store: KeyedStore, notices: readonly Notice[]) {
    this.#store = store
    const stored = store.read()
    this.#value = settingsFrom(stored)
    const isReset = stored === undefined && store.notices.length > 0
    this.notices = [...notices, ...store.notices, ...(isReset ? [{ code: 'settings-reset', file: 'settings' } as const] : [])]
  }

  get value(): Settings {
    return this.#value
  }

  /** Takes the change over and writes it. When the disk refuses it fails with `not-saved`, and holds until the app ends. */
  change(patch: Partial<Settings>): Settings {
    this.#value = { ...this.#value, ...patch }
    try {
      this.#store.write(this.#value)
    } catch (error) {
      throw error instanceof UserError ? error : new UserError(failureOfDisk('settings', error))
    }
    return this.#value
  }
}

/** Settings from what a store holds, whoever wrote it. */
export function settingsFrom(stored: unknown): Settings {
  const fields: readonly [string, unknown][] = Object.entries(stored ?? {})
  const kept = fields.filter(([name, value]) => Object.hasOwn(shape, name) && shape[name as keyof Settings].safeParse(value).success)
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(kept) }
}
