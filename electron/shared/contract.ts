/**
 * Every message between main and renderer. This is the one place a channel's name stands: handlers are a mapped type
 * over {@link Contract}, the preload derives its methods from {@link CHANNELS}, and both fail to compile when they differ.
 */
import type { CardKey } from './domain/deck.ts'
import type { ResetScope } from './domain/entries.ts'
import type { RetentionCost } from './domain/retention-cost.ts'
import type { Result } from './errors.ts'
import type { Settings, SettingsPatch } from './settings.ts'
import type { BackupStatus, BackupsView, ProfileExported, RestoreChoice, RestoreDone, RestorePreview } from './views/backups.ts'
import type { AppStart, Changed, StepOutcome, StepsView, StorageStatus } from './views/app.ts'
import type { BrowseActRequest, BrowseCardRequest, BrowseCardView, BrowseResult, BrowseRow, BrowseRowsRequest, BrowseSearchRequest, PastReview } from './views/browse.ts'
import type { DataCheck } from './views/check.ts'
import type { DecksView } from './views/decks.ts'
import type { ExportDone, ExportRequest } from './views/exports.ts'
import type { EditView, NotePlace, NoteWriting } from './views/edit.ts'
import type {
  CompareChoice, ImportChoice, ImportDone, ImportOutlook, ImportPreview, ImportSource, OpenedFiles, PreviewRequest, RereadChoice
} from './views/imports.ts'
import type { AnswerGiven, AnswerKept, ExamHome, PaperRequest, ResultView, SittingView } from './views/exam.ts'
import type { CourseChange, PlanTick, PlanView, TodayView } from './views/plan.ts'
import type { StartCopied, StartFresh, StartRepaired, StartRestored, StartState, StartWork } from './views/start.ts'
import type { StatisticsScope, StatisticsView } from './views/statistics.ts'
import type { FlipRequest, FlipView, MarksRequest, SectionRequest, SectionView, StudyAnswer, StudyRequest, StudyView } from './views/study.ts'

export type * from './views/app.ts'
export type * from './views/browse.ts'
export type * from './views/check.ts'
export type * from './views/backups.ts'
export type * from './views/deck-label.ts'
export type * from './views/decks.ts'
export type * from './views/edit.ts'
export type * from './views/exam.ts'
export type * from './views/exports.ts'
export type * from './views/imports.ts'
export type * from './views/plan.ts'
export type * from './views/start.ts'
export type * from './views/statistics.ts'
export type * from './views/study.ts'

/** Channel to what it takes and gives. Every one answers a {@link Result}. */
export interface Contract {
  /** Answered whether the data is open or not, as all of `start` are. */
  'start:show': () => StartState
  'start:retry': () => null
  'start:repair': () => StartRepaired
  /** The newest backup that can be read. */
  'start:restore': () => StartRestored
  /** Null when the person thought better of it. */
  'start:copy': () => StartCopied | null
  'start:fresh': () => StartFresh
  'start:open-folder': () => null
  'start:quit': () => null
  /** The first screen cannot be shown: the data is closed again. */
  'start:give-up': (found: string) => null
  'app:start': () => AppStart
  'settings:change': (patch: SettingsPatch) => Settings
  'course:change': (change: CourseChange) => Settings
  'today:show': () => TodayView
  'plan:show': () => PlanView
  /** Ticks a note of a week off, or takes the tick away. */
  'plan:tick': (tick: PlanTick) => Settings
  /** Gives the name of the calendar file that was written; null when the person thought better of it. */
  'plan:export': () => string | null
  /** What each desired retention costs the current deck a day; empty in an empty library. */
  'plan:retention': () => readonly RetentionCost[]
  'study:start': (request: StudyRequest) => StudyView
  'study:show': (session: string) => StudyView
  'study:rate': (answer: StudyAnswer) => StudyView
  'marks:set': (request: MarksRequest) => Changed
  'edit:show': (place: NotePlace) => EditView
  /** Writing the deck's own text ends the edit. */
  'edit:write': (writing: NoteWriting) => Changed
  'exam:home': () => ExamHome
  'exam:begin': (request: PaperRequest) => SittingView
  /** Goes on with a paper; its time runs from then on. */
  'exam:sit': (attempt: string) => SittingView
  'exam:keep': (given: AnswerGiven) => AnswerKept
  'exam:finish': (attempt: string) => ResultView
  'exam:result': (attempt: string) => ResultView
  /** Prints what the window shows into a PDF; gives its name, or null when the person thought better of it. */
  'exam:print': () => string | null
  'flip:show': (request: FlipRequest) => FlipView
  'browse:search': (request: BrowseSearchRequest) => BrowseResult
  'browse:rows': (request: BrowseRowsRequest) => readonly BrowseRow[]
  'browse:card': (request: BrowseCardRequest) => BrowseCardView
  'browse:history': (card: CardKey) => readonly PastReview[]
  'browse:act': (request: BrowseActRequest) => Changed
  'statistics:show': (scope: StatisticsScope) => StatisticsView
  'guide:section': (place: SectionRequest) => SectionView
  'decks:list': () => DecksView
  'decks:choose': (deckId: string) => DecksView
  /** Takes files in; null when the person closed the dialog. Nothing is read yet. */
  'decks:open': (source: ImportSource) => OpenedFiles | null
  'decks:preview': (request: PreviewRequest) => ImportPreview
  'decks:reread': (choice: RereadChoice) => ImportPreview
  'decks:compare': (choice: CompareChoice) => ImportOutlook
  /** Null when it was called off with `decks:discard` before it was done. */
  'decks:import': (choice: ImportChoice) => ImportDone | null
  /** Forgets what was opened, and stops reading it, or writing it as long as it is not brought in. */
  'decks:discard': (queue: string) => null
  /** Null when the person thought better of it. */
  'decks:export': (request: ExportRequest) => ExportDone | null
  'decks:delete': (deckId: string) => Changed
  /** All suspended cards of the deck. */
  'decks:bring-back': (deckId: string) => Changed
  'decks:restore': (deckId: string) => Changed
  'progress:count': (scope: ResetScope) => number
  'progress:reset': (scope: ResetScope) => Changed
  /** Takes the last step back, or the one that is named if it is the last. */
  'progress:undo': (step?: number) => StepOutcome
  /** Does the step once more that was taken back last, or the one that is named if it was. */
  'progress:redo': (step?: number) => StepOutcome
  'backup:list': () => BackupsView
  'backup:make': () => BackupsView | null
  'backup:cancel': () => null
  'backup:preview': (name: string) => RestorePreview | null
  'backup:restore': (choice: RestoreChoice) => RestoreDone
  'backup:discard': (preview: string) => null
  'backup:choose-folder': () => BackupsView | null
  'backup:clear-folder': () => BackupsView
  'profile:export': () => ProfileExported | null
  'profile:preview': () => RestorePreview | null
  'data:open-folder': () => null
  'data:check': () => DataCheck
  'link:open': (url: string) => boolean
}

export type Channel = keyof Contract
export type Argument<Name extends Channel> = Parameters<Contract[Name]>[0]
export type Answer<Name extends Channel> = ReturnType<Contract[Name]>

/** What main says on its own. */
export interface Events {
  /** The data is being opened, is open, or does not open. */
  'start:changed': StartState
  /** How far what is done about it has come. */
  'start:work': StartWork
  /** The person chose a menu command. */
  'menu:command': MenuCommand
  /** Whether everything answered so far is on the disk. */
  'storage:changed': StorageStatus
  /** A backup began, came further, ended or failed. */
  'backup:changed': BackupStatus
  /** Something was done, taken back or done once more. */
  'history:changed': StepsView
  /** Decks or progress changed outside the screen that shows them. */
  'library:changed': null
  /** The system asked the app to open files. */
  'file:opened': Result<OpenedFiles>
  /** How far the reading of a file is, 0–1; told only of what takes longer than a moment. */
  'import:share': number
}

export type EventName = keyof Events
export type MenuCommand = 'undo' | 'redo' | 'palette' | 'shortcuts' | 'import' | 'today' | 'study' | 'plan' | 'exam' | 'decks' | 'browse' | 'statistics' | 'settings'

/** Methods the preload exposes as `window.api`. */
export type Api = {
  readonly [Name in Channel]: (...argument: Parameters<Contract[Name]>) => Promise<Result<Answer<Name>>>
} & {
  readonly on: <Name extends EventName>(name: Name, listener: (value: Events[Name]) => void) => () => void
}

const channels: Record<Channel, true> = {
  'start:show': true,
  'start:retry': true,
  'start:repair': true,
  'start:restore': true,
  'start:copy': true,
  'start:fresh': true,
  'start:open-folder': true,
  'start:quit': true,
  'start:give-up': true,
  'app:start': true,
  'settings:change': true,
  'course:change': true,
  'today:show': true,
  'plan:show': true,
  'plan:tick': true,
  'plan:export': true,
  'plan:retention': true,
  'study:start': true,
  'study:show': true,
  'study:rate': true,
  'marks:set': true,
  'edit:show': true,
  'edit:write': true,
  'exam:home': true,
  'exam:begin': true,
  'exam:sit': true,
  'exam:keep': true,
  'exam:finish': true,
  'exam:result': true,
  'exam:print': true,
  'flip:show': true,
  'browse:search': true,
  'browse:rows': true,
  'browse:card': true,
  'browse:history': true,
  'browse:act': true,
  'statistics:show': true,
  'guide:section': true,
  'decks:list': true,
  'decks:choose': true,
  'decks:open': true,
  'decks:preview': true,
  'decks:reread': true,
  'decks:compare': true,
  'decks:import': true,
  'decks:discard': true,
  'decks:export': true,
  'decks:delete': true,
  'decks:bring-back': true,
  'decks:restore': true,
  'progress:count': true,
  'progress:reset': true,
  'progress:undo': true,
  'progress:redo': true,
  'backup:list': true,
  'backup:make': true,
  'backup:cancel': true,
  'backup:preview': true,
  'backup:restore': true,
  'backup:discard': true,
  'backup:choose-folder': true,
  'backup:clear-folder': true,
  'profile:export': true,
  'profile:preview': true,
  'data:open-folder': true,
  'data:check': true,
  'link:open': true,
}

/** All channel names, for the preload and the handlers. */
export const CHANNELS = Object.keys(channels) as readonly Channel[]

const events: Record<EventName, true> = { 'start:changed': true, 'start:work': true, 'menu:command': true, 'storage:changed': true, 'backup:changed': true, 'history:changed': true, 'library:changed': true, 'file:opened': true, 'import:share': true }

/** All event names. */
export const EVENTS = Object.keys(events) as readonly EventName[]
