import { randomUUID } from 'node:crypto'
import type { ProfileFacts, RestoreChoice, RestoreDone, RestoreMode, RestorePreview } from '../../shared/contract.ts'
import type { BackupRestoredEntry } from '../../shared/domain/entries.ts'
import type { LearnedState } from '../../shared/domain/parts.ts'
import { figuresOf, isEmptyChange, mergeChange, replaceChange, type RestoreChange } from '../../shared/domain/restore.ts'
import { UserError } from '../../shared/errors.ts'
import type { Settings, StudySettings } from '../../shared/settings.ts'
import { removeUnpacked, unpackedFolder } from '../../storage/backup-unpack.ts'
import { bringIn, finishRestore, type PreparedRestore } from '../../storage/restore.ts'
import { Reader } from '../importer.ts'
import type { Backups } from './backups.ts'
import type { Progressing } from './long-work.ts'
import { progressOf, record, stamp, type Context } from './context.ts'

interface Pending {
  readonly id: string
  readonly prepared: PreparedRestore
}

/** Bringing a backup or another computer's profile in: unpacked apart, shown first, then one entry that can be undone. */
export class Restores {
  readonly #context: Context
  readonly #backups: Backups
  #pending: Pending | null = null

  constructor(context: Context, backups: Backups) {
    this.#context = context
    this.#backups = backups
  }

  /** Unpacks a file and tells what bringing it in would change; null when that was called off. */
  async preview(path: string): Promise<RestorePreview | null> {
    await this.#forget()
    const { dataFolder } = this.#context
    const prepared = await this.#backups.work.run({ what: 'read', canCancel: true }, (progressing) => readApart({ path, dataFolder, folder: unpackedFolder(dataFolder) }, progressing))
    if (!prepared) return null
    this.#pending = { id: randomUUID(), prepared }
    return this.#describe(this.#pending)
  }

  /** Brings the previewed file in. A backup of what is here is made before. */
  async restore({ preview, mode }: RestoreChoice): Promise<RestoreDone> {
    const { prepared } = this.#require(preview)
    const { dataFolder } = this.#context
    const settings = this.#settings(prepared, mode)
    if (isEmptyChange(this.#change(mode, prepared, prepared.state)) && !settings) {
      await this.#forget()
      return { isUnchanged: true, step: null }
    }
    await this.#backups.before('restore')
    const state = await bringIn(prepared, dataFolder, this.#change(mode, prepared, prepared.state).after.decks)
    // In the same turn as it is written down, so that it tells of what is here now.
    const change = this.#change(mode, prepared, state)
    this.#pending = null
    const step = await record(this.#context, { kind: 'backup-restored', ...stamp(this.#context), mode, madeAtMs: prepared.head.madeAtMs, ...change, ...(settings ? { settings } : {}) })
    await finishRestore(prepared, dataFolder)
    if (settings) this.#context.settings.change(settings.after)
    return { isUnchanged: false, step }
  }

  async discard(preview: string): Promise<null> {
    if (this.#pending?.id === preview) await this.#forget()
    return null
  }

  #change(mode: RestoreMode, { added }: PreparedRestore, state: LearnedState): RestoreChange {
    const here = progressOf(this.#context)
    return mode === 'merge' ? mergeChange(here, state, added) : replaceChange(here, state, stamp(this.#context).atMs)
  }

  /** A profile that takes the place of everything brings its study settings; one that is added, dates of courses that have none here. */
  #settings({ head, settings }: PreparedRestore, mode: RestoreMode): BackupRestoredEntry['settings'] {
    if (head.format !== 'weekdeck-profile') return undefined
    const before = studySettings(this.#context.settings.value)
    const after = mode === 'merge' ? { ...before, courses: { ...settings.courses, ...before.courses } } : studySettings(settings)
    return JSON.stringify(before) === JSON.stringify(after) ? undefined : { before, after }
  }

  #describe({ id, prepared }: Pending): RestorePreview {
    const { head, bytes, leftOut, state } = prepared
    const figures = (mode: RestoreMode): RestorePreview[RestoreMode] => figuresOf(this.#change(mode, prepared, state))
    return {
      preview: id,
      kind: head.format === 'weekdeck-profile' ? 'profile' : 'backup',
      madeAtMs: head.madeAtMs,
      bytes,
      leftOut,
      there: this.#facts(state),
      here: this.#facts(progressOf(this.#context)),
      replace: figures('replace'),
      merge: figures('merge'),
    }
  }

  #facts({ cards, days, decks }: LearnedState): ProfileFacts {
    const times = [...cards.values()].map(({ lastAtMs }) => lastAtMs)
    const bundled = this.#context.library.bundled().filter(({ deck }) => !decks.get(deck.head.id)?.isDeleted).map(({ deck }) => deck.head.title)
    const imported = [...decks.values()].filter((deck) => deck.folder !== undefined && !deck.isDeleted).map(({ title }) => title)
    return {
      decks: [...bundled, ...imported],
      cards: cards.size,
      reviews: [...days.values()].reduce((sum, { reviews }) => sum + reviews, 0),
      ...(times.length === 0 ? {} : { newestReviewMs: times.reduce((latest, at) => Math.max(latest, at), 0) }),
    }
  }

  async #forget(): Promise<void> {
    const { prepared } = this.#pending ?? {}
    this.#pending = null
    if (prepared) await removeUnpacked(prepared.folder)
  }

  #require(preview: string): Pending {
    if (this.#pending?.id !== preview) throw new UserError({ code: 'preview-gone', message: 'This preview is over. Choose the file again.' })
    return this.#pending
  }
}

/** Reads what a stranger may have made in a process of its own, which is ended when the person calls it off. */
async function readApart(file: { readonly path: string; readonly dataFolder: string; readonly folder: string }, { signal, onShare }: Progressing): Promise<PreparedRestore> {
  const reader = new Reader(onShare)
  const stop = (): void => { reader.stop() }
  signal.addEventListener('abort', stop)
  try {
    return await reader.ask({ kind: 'restore', ...file })
  } catch (error) {
    await removeUnpacked(file.folder)
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
    stop()
  }
}

function studySettings({ newPerDay, desiredRetention, rolloverHour, courses }: Settings): StudySettings {
  return { newPerDay, desiredRetention, rolloverHour, courses }
}
