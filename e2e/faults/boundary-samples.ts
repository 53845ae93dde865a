import type { Argument, BackupsView, Channel, OpenedFiles } from '../../electron/shared/contract.ts'
import type { CardKey } from '../../electron/shared/domain/deck.ts'
import { below, type Random } from './random.ts'

/** What calls were answered with and later calls may name. */
export interface Known {
  readonly deckId: string
  readonly cards: readonly CardKey[]
  readonly noteId: string
  session: string
  attempt: string
  search: number
  queue: string
  preview: string
  backup: string
  restore: string
}

type Samples = { readonly [Name in Channel]: (known: Known, random: Random) => Argument<Name> }

const plan = { target: { kind: 'own' }, withLearnt: false, withoutDerived: false, duplicates: 'both' } as const

/** What the window might ask on each channel. A channel that is left out does not compile. */
export const SAMPLES: Samples = {
  'start:show': () => undefined,
  'start:retry': () => undefined,
  'start:repair': () => undefined,
  'start:restore': () => undefined,
  'start:copy': () => undefined,
  'start:fresh': () => undefined,
  'start:open-folder': () => undefined,
  'start:quit': () => undefined,
  'start:give-up': () => 'TypeError',
  'app:start': () => undefined,
  'settings:change': (_known, random) => ({ rolloverHour: below(random, 13), newPerDay: 20, language: 'ko', theme: 'dark', desiredRetention: 0.9, remindAt: 20 }),
  'course:change': () => ({ course: 'streams', settings: { startDate: '2026-11-23', examDate: '2026-12-20', breaks: [{ from: '2026-12-01', to: '2026-12-02' }], minutesPerDay: 30, tasks: { '1/a': true } } }),
  'today:show': () => undefined,
  'plan:show': () => undefined,
  'plan:tick': () => ({ course: 'streams', task: '1/a', isDone: true }),
  'plan:export': () => undefined,
  'plan:retention': () => undefined,
  'study:start': ({ deckId }) => ({ deckId, week: 1, extra: 3, isCram: false }),
  'study:show': ({ session }) => session,
  'study:rate': ({ session, cards }, random) => ({ session, card: anyOf(cards, random), rating: 3, tookMs: 2000 }),
  'marks:set': ({ cards }, random) => ({ cards: [anyOf(cards, random)], mark: 'flagged', isOn: below(random, 2) === 0 }),
  'edit:show': ({ deckId, noteId }) => ({ deckId, noteId }),
  'edit:write': ({ deckId, noteId }, random) => ({ deckId, noteId, texts: { kind: 'basic', front: `앞 ${String(below(random, 9))}`, back: '뒤', explanation: '왜' } }),
  'exam:home': () => undefined,
  'exam:begin': ({ deckId }) => ({ deckId, paper: { kind: 'short' }, mode: 'practice', seed: 1 }),
  'exam:sit': ({ attempt }) => attempt,
  'exam:keep': ({ attempt }) => ({ attempt, place: 0, answer: { chosen: [0], tookMs: 1000, struck: [1], note: 'a', confidence: 'sure' } }),
  'exam:finish': ({ attempt }) => attempt,
  'exam:result': ({ attempt }) => attempt,
  'exam:print': () => undefined,
  'flip:show': ({ deckId }) => ({ deckId, week: 1, seed: 2, from: 0, count: 5 }),
  'browse:search': ({ search }) => ({ filter: { text: '샤드', week: 1, state: 'fresh' }, chosen: { search, active: 0, anchor: 0, ranges: [[0, 1], [3, 3]] } }),
  'browse:rows': ({ search }) => ({ search, from: 0, count: 20 }),
  'browse:card': ({ deckId, cards }, random) => ({ deckId, card: anyOf(cards, random) }),
  'browse:history': ({ cards }, random) => anyOf(cards, random),
  'browse:act': ({ search }) => ({ search, ranges: [[0, 0], [2, 4]], act: 'flag' }),
  'statistics:show': (_known, random) => (below(random, 2) === 0 ? 'plan' : 'all'),
  'guide:section': ({ deckId, noteId }) => ({ deckId, noteId }),
  'decks:list': () => undefined,
  'decks:choose': ({ deckId }) => deckId,
  'decks:open': (_known, random) => (below(random, 2) === 0
    ? { kind: 'text', text: `나무 ${String(below(random, 9))}\ttree\n잎\tleaf\n`, table: { separator: '\t', hasHeader: false } }
    : { kind: 'files', files: [{ name: 'a.md', bytes: new TextEncoder().encode('# a\n\nQ: b\nA: c\n') }] }),
  'decks:preview': ({ queue }) => ({ queue, place: 0 }),
  'decks:reread': ({ preview }) => ({ preview, plan, choice: { table: { separator: '\t' }, encoding: 'utf-8' } }),
  'decks:compare': ({ preview }) => ({ preview, plan }),
  'decks:import': ({ preview }) => ({ preview, plan: { ...plan, title: '나무' }, startOver: [] }),
  'decks:discard': ({ queue }) => queue,
  'decks:export': ({ deckId }, random) => ({ deckId, format: anyOf(['apkg', 'csv', 'tsv', 'txt', 'md', 'json'] as const, random), hasMark: true }),
  'decks:delete': ({ deckId }) => deckId,
  'decks:bring-back': ({ deckId }) => deckId,
  'decks:restore': ({ deckId }) => deckId,
  'progress:count': ({ deckId }) => ({ kind: 'deck', deckId }),
  'progress:reset': ({ deckId }) => ({ kind: 'week', deckId, week: 1 }),
  'progress:undo': (_known, random) => (below(random, 2) === 0 ? undefined : below(random, 200)),
  'progress:redo': (_known, random) => (below(random, 2) === 0 ? undefined : below(random, 200)),
  'backup:list': () => undefined,
  'backup:make': () => undefined,
  'backup:cancel': () => undefined,
  'backup:preview': ({ backup }) => backup,
  'backup:restore': ({ restore }) => ({ preview: restore, mode: 'merge' }),
  'backup:discard': ({ restore }) => restore,
  'backup:choose-folder': () => undefined,
  'backup:clear-folder': () => undefined,
  'profile:export': () => undefined,
  'profile:preview': () => undefined,
  'data:open-folder': () => undefined,
  'data:check': () => undefined,
  'link:open': () => 'https://docs.aws.amazon.com/',
}

/** Keeps what an answer names. */
export function learn(known: Known, channel: Channel, value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  const { session, id, search, preview } = value as Readonly<Record<string, string>>
  if (channel.startsWith('study:') && session !== undefined) known.session = session
  if (channel === 'exam:begin' && id !== undefined) known.attempt = id
  if (channel === 'browse:search') known.search = Number(search)
  if (channel === 'decks:open') known.queue = (value as OpenedFiles).queue
  if (channel === 'decks:preview' || channel === 'decks:reread') known.preview = preview ?? ''
  if (channel.endsWith(':preview') && channel !== 'decks:preview') known.restore = preview ?? ''
  if (channel === 'backup:make') known.backup = (value as BackupsView).backups[0]?.name ?? ''
}

function anyOf<Value>(values: readonly Value[], random: Random): Value {
  const value = values[below(random, values.length)]
  if (value === undefined) throw new RangeError('There is nothing to choose from.')
  return value
}
