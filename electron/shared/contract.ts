/**
 * Every message between main and renderer. This is the one place a channel's name stands: handlers are a mapped type
 * over {@link Contract}, the preload derives its methods from {@link CHANNELS}, and both fail to compile when they differ.
 */
import type { CardKey, Exam, Resource } from './domain/deck.ts'
import type { LocalDate } from './domain/days.ts'
import type { ResetScope, UndoableEntry } from './domain/history.ts'
import type { PlanTask, WeekDates, WeekPhase } from './domain/plan.ts'
import type { Rating } from './domain/schedule.ts'
import type { Failure, Result } from './errors.ts'
import type { CourseSettings, Settings, SettingsPatch } from './settings.ts'

/** Channel to what it takes and gives. Every one answers a {@link Result}. */
export interface Contract {
  'app:start': () => AppStart
  'settings:change': (patch: SettingsPatch) => Settings
  'course:change': (change: CourseChange) => Settings
  'today:show': () => TodayView
  'plan:show': () => PlanView
  'study:start': (request: StudyRequest) => StudyView
  'study:show': (session: string) => StudyView
  'study:rate': (answer: StudyAnswer) => StudyView
  'flip:show': (request: FlipRequest) => FlipView
  'guide:section': (place: SectionRequest) => SectionView
  'decks:list': () => DecksView
  'decks:choose': (deckId: string) => DecksView
  'decks:preview': (source: ImportSource) => ImportPreview | null
  'decks:import': (choice: ImportChoice) => ImportDone
  'decks:discard': (preview: string) => null
  'decks:delete': (deckId: string) => DecksView
  'decks:restore': (deckId: string) => DecksView
  'progress:count': (scope: ResetScope) => number
  'progress:reset': (scope: ResetScope) => number
  'progress:undo': () => Undone | null
  'data:open-folder': () => null
  'link:open': (url: string) => boolean
}

export type Channel = keyof Contract
export type Argument<Name extends Channel> = Parameters<Contract[Name]>[0]
export type Answer<Name extends Channel> = ReturnType<Contract[Name]>

/** What main says on its own. */
export interface Events {
  /** The person chose a menu command. */
  'menu:command': MenuCommand
  /** Whether everything answered so far is on the disk. */
  'storage:changed': StorageStatus
  /** Decks or progress changed outside the screen that shows them. */
  'library:changed': null
  /** The system asked the app to open a file; its preview is ready to be shown. */
  'file:opened': Result<ImportPreview>
}

export type EventName = keyof Events
export type MenuCommand = 'undo' | 'import' | 'today' | 'study' | 'plan' | 'decks' | 'settings'

/** Methods the preload exposes as `window.api`. */
export type Api = {
  readonly [Name in Channel]: (...argument: Parameters<Contract[Name]>) => Promise<Result<Answer<Name>>>
} & {
  readonly on: <Name extends EventName>(name: Name, listener: (value: Events[Name]) => void) => () => void
}

const channels: Record<Channel, true> = {
  'app:start': true,
  'settings:change': true,
  'course:change': true,
  'today:show': true,
  'plan:show': true,
  'study:start': true,
  'study:show': true,
  'study:rate': true,
  'flip:show': true,
  'guide:section': true,
  'decks:list': true,
  'decks:choose': true,
  'decks:preview': true,
  'decks:import': true,
  'decks:discard': true,
  'decks:delete': true,
  'decks:restore': true,
  'progress:count': true,
  'progress:reset': true,
  'progress:undo': true,
  'data:open-folder': true,
  'link:open': true,
}

/** All channel names, for the preload and the handlers. */
export const CHANNELS = Object.keys(channels) as readonly Channel[]

const events: Record<EventName, true> = { 'menu:command': true, 'storage:changed': true, 'library:changed': true, 'file:opened': true }

/** All event names. */
export const EVENTS = Object.keys(events) as readonly EventName[]

/** What a window needs before its first screen. */
export interface AppStart {
  readonly settings: Settings
  /** The system's language, for the setting `system`. */
  readonly systemLanguage: 'ko' | 'en'
  readonly platform: 'mac' | 'windows' | 'linux'
  readonly versions: { readonly app: string; readonly electron: string; readonly chromium: string }
  readonly dataFolder: string
  readonly storage: StorageStatus
  /** What happened to the data since the last start that the person should know. */
  readonly notices: readonly Notice[]
}

/** `waiting` counts answers kept in memory because the disk refused them. */
export interface StorageStatus {
  readonly isSaved: boolean
  readonly waiting: number
  readonly failure?: Failure
}

/** A finding about stored data; worded by `code` in the person's language. */
export interface Notice {
  readonly code: 'torn-tail' | 'quarantined' | 'restored-from-snapshot' | 'rebuilt-from-journal' | 'settings-reset' | 'deck-unreadable' | 'unknown-entry'
  readonly file: string
  readonly detail?: string
}

export interface CourseChange {
  readonly course: string
  /** Replaces the course's settings; a field left out is cleared. */
  readonly settings: CourseSettings
}

/** Cards of a week or deck by what is known of them: answered never, still short, long enough (21 days of stability). */
export interface CardCounts {
  readonly total: number
  readonly fresh: number
  readonly learning: number
  readonly known: number
  readonly due: number
}

/** The deck that Today, Plan and Study are about. */
export interface DeckLabel {
  readonly id: string
  readonly course: string
  readonly title: string
  readonly language: string
}

export interface TodayView {
  readonly deck: DeckLabel | null
  readonly today: LocalDate
  readonly examDate?: LocalDate
  /** Days to the exam; negative when it is past. */
  readonly daysLeft?: number
  readonly exam?: Exam
  readonly week?: { readonly number: number; readonly topic: string }
  readonly weeks: readonly RulerWeek[]
  readonly due: number
  readonly newToday: number
  readonly estimateMinutes: number
  readonly answeredToday: number
  /** Mean recall on the exam day if studying stopped now, 0–1. */
  readonly readiness: number
  readonly domains: readonly DomainReadiness[]
  readonly leftThisWeek: readonly PlanTask[]
  readonly counts: CardCounts
}

/** One week of the ruler: its dates and, for each of its days, what was done. */
export interface RulerWeek extends WeekDates {
  readonly week: number
  readonly topic: string
  readonly phase: WeekPhase
  readonly days: readonly RulerDay[]
}

export interface RulerDay {
  readonly day: LocalDate
  readonly reviews: number
}

export interface DomainReadiness {
  readonly id: string
  readonly name: string
  readonly weight: number
  readonly readiness: number
  readonly cards: number
}

export interface PlanView {
  readonly deck: DeckLabel | null
  readonly today: LocalDate
  readonly startDate: LocalDate
  readonly examDate?: LocalDate
  readonly exams: readonly Exam[]
  readonly target?: string
  readonly rows: readonly PlanRowView[]
  /** Cards that belong to no week. */
  readonly rest: CardCounts
  readonly resources: readonly Resource[]
}

export interface PlanRowView {
  readonly week: number
  readonly toWeek?: number
  readonly topic: string
  readonly notes: readonly PlanTask[]
  readonly dates: WeekDates
  readonly phase: WeekPhase
  readonly counts: CardCounts
  readonly readiness: number
  readonly days: readonly RulerDay[]
}

/**
 * `week` narrows the session to one week; `extra` allows that many new cards over today's number; `isAhead` asks
 * learning cards without waiting for their time.
 */
export interface StudyRequest {
  readonly deckId?: string
  readonly week?: number
  readonly extra?: number
  readonly isAhead?: boolean
}

export interface StudyAnswer {
  readonly session: string
  readonly card: CardKey
  readonly rating: Rating
  readonly tookMs: number
}

export interface StudyView {
  readonly session: string
  readonly deck: DeckLabel
  readonly week?: number
  readonly weeks: readonly { readonly week: number; readonly topic: string }[]
  /** The card to show and the two after it; empty when the session is over. */
  readonly cards: readonly CardView[]
  readonly done: number
  readonly left: { readonly learning: number; readonly review: number; readonly fresh: number }
  /** Answers of this session by rating, Again first. */
  readonly ratings: readonly [number, number, number, number]
  /** How long until the next learning card comes back, while nothing else is left. */
  readonly waitMs?: number
  readonly dueTomorrow: number
  /** New cards of the week or deck beyond today's number. */
  readonly moreNew: number
  readonly canUndo: boolean
}

/** One card as it is shown. Texts are Markdown or HTML by `markup`; words to mark are written `==so==`. */
export interface CardView {
  readonly key: CardKey
  readonly deckId: string
  readonly noteId: string
  readonly kind: 'basic' | 'cloze' | 'choice'
  readonly markup: 'md' | 'html'
  readonly ask: string
  readonly answer: string
  readonly explanation?: string
  readonly options?: readonly OptionView[]
  readonly week?: number
  readonly domain?: string
  readonly headings: readonly string[]
  readonly isDerived: boolean
  readonly reps: number
  /** Chance of recalling it now, 0–1; absent for a new card. */
  readonly retrievability?: number
  /** Milliseconds until the card comes back after each rating, Again first; absent in flip-only mode. */
  readonly intervalsMs?: readonly [number, number, number, number]
}

export interface OptionView {
  readonly text: string
  readonly right: boolean
  readonly why?: string
}

/** A window onto the cards of a week or deck, in guide order or shuffled by `seed`. */
export interface FlipRequest {
  readonly deckId?: string
  readonly week?: number
  readonly seed?: number
  readonly from: number
  readonly count: number
}

export interface FlipView {
  readonly deck: DeckLabel
  readonly week?: number
  readonly weeks: readonly { readonly week: number; readonly topic: string }[]
  readonly total: number
  readonly from: number
  readonly cards: readonly CardView[]
}

export interface SectionRequest {
  readonly deckId: string
  readonly noteId: string
}

/** The part of the guide a card came from, as Markdown. */
export interface SectionView {
  readonly headings: readonly string[]
  readonly file: string
  readonly line: number
  readonly markdown: string
}

export interface DecksView {
  readonly decks: readonly DeckRow[]
  readonly deleted: readonly DeletedDeck[]
  readonly currentDeck?: string
}

export interface DeckRow extends DeckLabel {
  readonly isBundled: boolean
  readonly weeks: readonly { readonly week: number; readonly topic: string; readonly cards: number; readonly studied: number }[]
  readonly counts: CardCounts
  readonly lastStudiedMs?: number
}

export interface DeletedDeck {
  readonly id: string
  readonly title: string
  readonly deletedAtMs: number
}

/** Files chosen in the system's dialog, or dropped on the window: then their bytes come along, never a path. */
export type ImportSource =
  | { readonly kind: 'dialog' }
  | { readonly kind: 'files'; readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[] }

export interface ImportPreview {
  /** Names the preview for `decks:import` and `decks:discard`. */
  readonly preview: string
  readonly name: string
  readonly format: 'weekdeck-json' | 'guide'
  readonly encoding: string
  readonly title: string
  readonly language: string
  readonly notes: number
  readonly cards: number
  readonly derived: number
  readonly weeks: readonly { readonly week: number; readonly topic: string; readonly cards: number }[]
  /** The first cards as they will look. */
  readonly sample: readonly { readonly ask: string; readonly answer: string; readonly markup: 'md' | 'html' }[]
  readonly warnings: readonly { readonly code: string; readonly count: number; readonly example: string; readonly at?: string }[]
  readonly leftOut: readonly { readonly at: string; readonly text: string; readonly reason: string }[]
  /** The library already has this deck: what importing would do to it. */
  readonly replaces?: { readonly deckId: string; readonly title: string; readonly same: number; readonly added: number; readonly removed: number }
}

export interface ImportChoice {
  readonly preview: string
  /** Leave derived cards out. */
  readonly withoutDerived: boolean
}

export interface ImportDone {
  readonly deckId: string
  readonly title: string
  readonly cards: number
  /** The library already held exactly this. */
  readonly isUnchanged: boolean
}

/** What was taken back, for a message. */
export interface Undone {
  readonly what: UndoableEntry['kind']
  readonly title?: string
  readonly cards?: number
  /** The card whose answer was taken back. */
  readonly card?: CardKey
}
