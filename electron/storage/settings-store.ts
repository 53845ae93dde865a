import type * as z from 'zod'
import type { Notice } from '../shared/contract.ts'
import { UserError } from '../shared/errors.ts'
import { courseFields, settingsFields } from '../shared/schema/settings.ts'
import { DEFAULT_SETTINGS, type Settings } from '../shared/settings.ts'
import { errorCode, makeFolder } from './disk.ts'
import { failureOfDisk } from './disk-failure.ts'
import { KeyedStore, type OpenStore } from './keyed-store.ts'
import { setMisplacedAside } from './layout.ts'
import { settingsSchema, type StoredSettings } from './store-schemas.ts'

export interface SettingsPlace {
  readonly dataFolder: string
  readonly openStore: OpenStore
}

/** Opens the settings, before all else that is in the data folder; a field that is missing or makes no sense has its default. */
export function openSettings(place: SettingsPlace): SettingsStore {
  makeFolder(place.dataFolder)
  const misplaced = setMisplacedAside(place.dataFolder)
  return new SettingsStore(new KeyedStore({ ...place, name: 'settings', schema: settingsSchema }), misplaced)
}

/** The settings, kept in two generations like everything else. */
export class SettingsStore {
  readonly notices: readonly Notice[]
  readonly #store: KeyedStore<StoredSettings>
  #value: Settings

  constructor(store: KeyedStore<StoredSettings>, notices: readonly Notice[]) {
    this.#store = store
    const stored = store.read()
    const { settings, faults } = readSettings(stored)
    this.#value = settings
    const isReset = stored === undefined && store.notices.length > 0
    const kept = faults.length === 0 ? undefined : this.#mend()
    const mended = faults.map((at): Notice => ({ code: 'setting-reset', file: 'settings', at, ...(kept === undefined ? {} : { detail: kept }) }))
    this.notices = [...notices, ...store.notices, ...(isReset ? [{ code: 'settings-reset', file: 'settings' } as const] : []), ...mended]
  }

  get value(): Settings {
    return this.#value
  }

  /** Takes the change over and writes it. When the disk refuses it fails with `not-saved`, and holds until the app ends. */
  change(patch: Partial<Settings>): Settings {
    this.#value = { ...this.#value, ...patch }
    this.write()
    return this.#value
  }

  /** Writes all of them again, whatever is there. Fails with `not-saved`. */
  write(): void {
    try {
      this.#store.write({ ...this.#value })
    } catch (error) {
      throw error instanceof UserError ? error : new UserError(failureOfDisk('settings', error))
    }
  }

  /** Keeps a copy of what made no sense and writes what does; the disk may refuse both, and is asked again the next time. */
  #mend(): string | undefined {
    try {
      const copy = this.#store.keepCopy()
      this.#store.write({ ...this.#value })
      return copy
    } catch (error) {
      if (errorCode(error) === undefined) throw error
      return undefined
    }
  }
}

/** The settings that a data folder or an unpacked backup holds, whoever wrote them; what makes no sense has its default. */
export function settingsIn({ dataFolder, openStore }: SettingsPlace): Settings {
  return readSettings(new KeyedStore({ dataFolder, openStore, name: 'settings', schema: settingsSchema }).read()).settings
}

interface ReadSettings {
  readonly settings: Settings
  /** What makes no sense and has its default, such as `courses.aws.examDate`. */
  readonly faults: readonly string[]
}

type Fields = Readonly<Record<string, unknown>>

function readSettings(stored: StoredSettings | undefined): ReadSettings {
  const { courses = {}, ...others } = stored ?? {}
  const single = keepSense(others, settingsFields, '')
  const ofCourses = isFields(courses) ? Object.entries(courses).map(([name, fields]) => [name, keepSense(fields, courseFields, `courses.${name}`)] as const) : []
  const kept = Object.fromEntries(ofCourses.filter(([, { isFields: isCourse }]) => isCourse).map(([name, course]) => [name, course.kept]))
  return {
    settings: { ...DEFAULT_SETTINGS, ...single.kept, courses: kept },
    faults: [...single.faults, ...(isFields(courses) ? ofCourses.flatMap(([, course]) => course.faults) : ['courses'])],
  }
}

/** Of the fields that there are schemas for, those that make sense; what a later build may have added is left out. */
function keepSense(fields: unknown, schemas: Readonly<Record<string, z.ZodType>>, place: string): { readonly kept: Fields; readonly faults: readonly string[]; readonly isFields: boolean } {
  if (!isFields(fields)) return { kept: {}, faults: [place], isFields: false }
  const known = Object.entries(fields).filter(([name]) => Object.hasOwn(schemas, name))
  const [sense = [], none = []] = [true, false].map((isSense) => known.filter(([name, value]) => schemas[name]?.safeParse(value).success === isSense))
  return { kept: Object.fromEntries(sense), faults: none.map(([name]) => [place, name].filter(Boolean).join('.')), isFields: true }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
