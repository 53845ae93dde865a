import { randomUUID } from 'node:crypto'
import type {
  CompareChoice, ImportChoice, ImportDone, ImportOutlook, ImportPlan, ImportPreview, OpenedFiles, PreviewRequest, RereadChoice,
} from '../../shared/contract.ts'
import { cardKey } from '../../shared/domain/deck.ts'
import { bringProgress, type ProgressChange } from '../../shared/domain/imported-progress.ts'
import type { DeckAddedEntry } from '../../shared/domain/entries.ts'
import { takenBack } from '../../shared/domain/parts.ts'
import { idBeside, withEnding } from '../../shared/domain/incoming.ts'
import { UserError } from '../../shared/errors.ts'
import { freeFolder, readGuideFolder } from '../../storage/deck-files.ts'
import { byPercent } from '../by-percent.ts'
import { Reader } from '../importer.ts'
import type { FinishedDeck, ImportGoal, ReadDeck } from '../reader-messages.ts'
import { momentOf, progressOf, record, stamp, type Context } from './context.ts'
import { cardsOfEdition, editionView, editsOfEdition, marksOfEdition } from './editions.ts'
import type { ImportJob } from './import-files.ts'
import type { LibraryDeck } from './library-deck.ts'
import { saveDeck } from './saved-deck.ts'

interface Queue {
  readonly id: string
  readonly jobs: readonly ImportJob[]
}

/** A file that was read and is being shown. Its cards are with the reader. */
interface Pending {
  readonly id: string
  readonly reader: Reader
  readonly read: ReadDeck
  readonly deckId: string
  readonly job: ImportJob
  readonly isLarge: boolean
}

/** Where the cards go: the deck that is there, when there is one. */
interface Goal {
  readonly goal: ImportGoal
  readonly existing?: LibraryDeck
}

type Change = ProgressChange & Pick<DeckAddedEntry, 'edits'>

/** Bringing decks in: read apart, shown first, written only when the person says so. One preview is open at a time. */
export class Imports {
  readonly #context: Context
  #tell: (share: number) => void = () => undefined
  #queue: Queue = { id: '', jobs: [] }
  #reader: Reader | undefined
  #pending: Pending | null = null
  /** Calls off what is being written, as long as that can be. */
  #stop: AbortController | undefined
  /** What is written is not broken off by what is opened meanwhile. */
  #writing: Promise<unknown> = Promise.resolve()

  constructor(context: Context) {
    this.#context = context
  }

  /** Who is told how far the reading of a file is. */
  onShare(listener: (share: number) => void): void {
    this.#tell = listener
  }

  /** Takes in what is to be looked at, in place of what was opened before. */
  async open(jobs: readonly ImportJob[]): Promise<OpenedFiles> {
    await this.#writing
    this.#stopReading()
    this.#queue = { id: randomUUID(), jobs }
    return { queue: this.#queue.id, names: jobs.map(({ name }) => name) }
  }

  async preview({ queue, place, isLarge = false, table }: PreviewRequest): Promise<ImportPreview> {
    const job = queue === this.#queue.id ? this.#queue.jobs[place] : undefined
    if (!job) throw gone()
    this.#stopReading()
    const reader = new Reader((share) => { this.#tell(share) })
    this.#reader = reader
    try {
      const cut = table ?? job.table
      const choice = { ...(cut ? { table: cut } : {}), isLarge }
      const read = await reader.ask({ kind: 'read', files: await job.load(), choice })
      const pending = { id: randomUUID(), reader, read, deckId: this.#deckIdFor(read), job, isLarge }
      this.#pending = pending
      return await this.#describe(pending, this.#usualPlan(pending))
    } catch (error) {
      reader.stop()
      throw error
    }
  }

  /** Reads the same file otherwise. What cannot be read so leaves the preview as it was. */
  async reread({ preview, choice, plan }: RereadChoice): Promise<ImportPreview> {
    const pending = this.#require(preview)
    const read = await pending.reader.ask({ kind: 'read', choice: { ...choice, isLarge: pending.isLarge } })
    this.#pending = { ...pending, read, deckId: this.#deckIdFor(read) }
    return this.#describe(this.#pending, plan)
  }

  /** What importing as chosen would do. */
  async compare({ preview, plan }: CompareChoice): Promise<ImportOutlook> {
    return this.#outlook(this.#require(preview), plan)
  }

  /** Writes the previewed deck and its guide, all or nothing, then notes it in the history. Null when it was called off before. */
  import(choice: ImportChoice): Promise<ImportDone | null> {
    const stop = new AbortController()
    this.#stop = stop
    const done = this.#import(choice, stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted) return null
      throw error
    }).finally(() => { this.#stop = undefined })
    this.#writing = done.catch(() => undefined)
    return done
  }

  async #import({ preview, plan, startOver }: ImportChoice, signal: AbortSignal): Promise<ImportDone> {
    const pending = this.#require(preview)
    const { goal, existing } = this.#goal(pending, plan)
    const finished = await pending.reader.ask({ kind: 'finish', goal: { ...goal, startOver } })
    this.#stopReading()
    const change = this.#changeOf(finished, goal)
    const { deckId, title } = goal
    const isUnchanged = finished.isUnchanged && Object.keys(change).length === 0
    const step = isUnchanged ? null : await this.#write(finished, { goal, signal, ...(existing ? { existing } : {}) })
    const learnt = [...finished.learnt.keys()].filter((id) => change.cards?.after[cardKey(goal.course, id)]).length
    return { deckId, title, cards: finished.cards, isUnchanged, learnt, step }
  }

  /** A picture or sound of the cards that are shown now. */
  mediaOf(name: string): Uint8Array<ArrayBuffer> | undefined {
    const found = this.#pending?.read.media.find(({ hash, extension }) => `${hash}.${extension}` === name)
    return found && new Uint8Array(found.bytes)
  }

  /** Forgets what was opened, and ends the reading of it, or the writing. */
  discard(queue: string): null {
    if (queue !== this.#queue.id) return null
    this.#stop?.abort()
    this.#stopReading()
    this.#queue = { id: '', jobs: [] }
    return null
  }

  /** What it does to progress: of a new edition, and of what another program knew where that is wanted. */
  #changeOf({ moves, renamed, learnt }: FinishedDeck, { course, deckId }: ImportGoal): Change {
    const { cards, marks } = progressOf(this.#context)
    const before = { cards, marks, cardsChange: cardsOfEdition(this.#context, course, moves), marksChange: marksOfEdition(this.#context, course, moves) }
    const edits = editsOfEdition(this.#context, deckId, renamed)
    return { ...bringProgress(before, learnt, { course, moment: momentOf(this.#context) }), ...(edits ? { edits } : {}) }
  }

  async #write(finished: FinishedDeck, { goal, existing, signal }: Goal & { readonly signal: AbortSignal }): Promise<number> {
    const { files, guide, media, isUnchanged, inDeck } = finished
    const { dataFolder, settings } = this.#context
    const { deckId, title } = goal
    const stays = isUnchanged ? progressOf(this.#context).decks.get(deckId)?.folder : undefined
    const folder = stays ?? (await freeFolder(dataFolder, deckId))
    const there = existing && goal.isAdded ? await readGuideFolder(existing.guideFolder) : new Map<string, string>()
    const deck = { dataFolder, folder, deck: files, guide: new Map([...guide, ...there]), media }
    if (stays === undefined) await saveDeck(deck, { library: this.#context.library, cards: inDeck, signal, onShare: byPercent(this.#tell) })
    // From here on it is brought in, and only undo takes it back.
    this.#stop = undefined
    const before = progressOf(this.#context).decks.get(deckId) ?? takenBack({ title, folder, isDeleted: true })
    const studiedBefore = settings.value.currentDeck ?? ''
    // Told of progress as it is now: answers may have come in while it was written.
    const step = await record(this.#context, { kind: 'deck-added', ...stamp(this.#context), deckId, title, folder, before, studiedBefore, ...this.#changeOf(finished, goal) })
    settings.change({ currentDeck: deckId })
    return step
  }

  /** A bundled deck's id is taken for good; an import that wants it gets one of its own. */
  #deckIdFor({ deckId }: ReadDeck): string {
    return this.#context.library.find(deckId)?.isBundled ? withEnding(deckId, 'imported') : deckId
  }

  /** The edition that an import would replace. */
  #existing(deckId: string): LibraryDeck | undefined {
    return this.#context.library.isDeleted(deckId) ? undefined : this.#context.library.find(deckId)
  }

  /** A pasted list comes to what was pasted before; anything else is a deck of its own, or its new edition. */
  #usualPlan({ deckId, job }: Pending): ImportPlan {
    const existing = this.#existing(deckId)
    if (existing && job.isPasted) return { target: { kind: 'add', deckId }, withLearnt: false, withoutDerived: false, duplicates: 'update' }
    const withoutDerived = existing !== undefined && !existing.deck.notes.some((note) => note.derived)
    return { target: { kind: 'own' }, withLearnt: false, withoutDerived, duplicates: 'both' }
  }

  #goal({ read, deckId }: Pending, { target, title, ...choice }: ImportPlan): Goal {
    const common = { ...choice, startOver: [] }
    switch (target.kind) {
      case 'own': {
        const existing = this.#existing(deckId)
        const usual = existing && read.isList ? existing.deck.head.title : read.facts.title
        const goal = { ...common, deckId, course: read.course, title: title ?? usual, isAdded: false }
        return existing ? { goal: { ...goal, existing: existing.folder, existingGuide: existing.guideFolder }, existing } : { goal }
      }
      case 'separate': {
        const { id, number } = idBeside(deckId, (one) => this.#context.library.find(one) !== undefined)
        return { goal: { ...common, deckId: id, course: id, title: title ?? `${read.facts.title} (${String(number)})`, isAdded: false } }
      }
      case 'add': {
        const existing = this.#context.library.require(target.deckId)
        if (existing.isBundled || !read.isList) throw new UserError({ code: 'not-allowed', message: `Nothing is added to ${existing.deck.head.title}.` })
        const { id, course, title: kept } = existing.deck.head
        return { goal: { ...common, deckId: id, course, title: kept, existing: existing.folder, existingGuide: existing.guideFolder, isAdded: true }, existing }
      }
    }
  }

  async #outlook(pending: Pending, plan: ImportPlan): Promise<ImportOutlook> {
    const { goal, existing } = this.#goal(pending, plan)
    const { edition, ...counts } = await pending.reader.ask({ kind: 'outlook', goal })
    return { title: goal.title, ...counts, ...(existing && edition ? { edition: editionView(this.#context, existing, edition) } : {}) }
  }

  async #describe(pending: Pending, plan: ImportPlan): Promise<ImportPreview> {
    const { read, deckId, id } = pending
    const existing = this.#existing(deckId)
    const others = read.isList ? this.#context.library.decks().filter(({ isBundled }) => !isBundled) : []
    return {
      ...read.facts,
      preview: id,
      isRenamable: read.isList,
      ...(existing ? { replaces: { deckId, title: existing.deck.head.title } } : {}),
      targets: others.map(({ deck: { head } }) => ({ deckId: head.id, title: head.title })),
      plan,
      outlook: await this.#outlook(pending, plan),
    }
  }

  #stopReading(): void {
    this.#reader?.stop()
    this.#reader = undefined
    this.#pending = null
  }

  #require(preview: string): Pending {
    if (this.#pending?.id !== preview) throw gone()
    return this.#pending
  }
}

function gone(): UserError {
  return new UserError({ code: 'preview-gone', message: 'This preview is over. Choose the file again.' })
}
