/** Data folders that break whoever opens them without care. Each is a good one in which something was put or replaced. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { readGeneration, sealGeneration } from '../storage/generation.ts'
import { deviceId } from '../storage/journal-files.ts'
import { encodeLine } from '../storage/journal-line.ts'

export interface HostileFolder {
  readonly what: string
  readonly make: (data: Hand) => void
  /** What a start says when it rightly does not open this. */
  readonly refuses?: string
}

const OWN = `journal/2026-11.${deviceId()}.jsonl`
const OTHER = 'journal/2026-11.aaaaaaaa.jsonl'
const COMMON = { atMs: Date.parse('2026-11-23T03:00:00Z'), offsetMinutes: 540 }

/** What puts things into a data folder. */
class Hand {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  path(name: string): string {
    const path = join(this.#folder, name)
    mkdirSync(dirname(path), { recursive: true })
    return path
  }

  /** What stood there is gone. */
  clear(name: string): string {
    rmSync(this.path(name), { recursive: true, force: true })
    return this.path(name)
  }

  file(name: string, content: string | Buffer = 'junk'): void { writeFileSync(this.clear(name), content) }
  sparse(name: string, bytes: number): void {
    this.file(name, '')
    truncateSync(this.path(name), bytes)
  }

  pipe(name: string): void { execFileSync('mkfifo', [this.clear(name)]) }
  link(name: string, target: string): void { symlinkSync(target, this.clear(name)) }
  folder(name: string): void { mkdirSync(this.clear(name), { recursive: true }) }

  /** Adds lines of the right length and checksum to a journal. */
  entries(values: readonly unknown[], name = OWN): void {
    appendFileSync(this.path(name), Buffer.concat(values.map((value) => encodeLine(value))))
  }

  /** The same of what is JSON already, and too deep to be written. */
  json(json: string, name = OWN): void {
    const bytes = Buffer.from(json)
    const [length, checksum] = [bytes.length, crc32(bytes)].map((number) => number.toString(16).padStart(8, '0'))
    appendFileSync(this.path(name), `${String(length)} ${String(checksum)} ${json}\n`)
  }

  /** Puts a newer generation of a store in place, with its right checksum. */
  store(name: string, value: unknown, version = 1): void {
    this.file(`stores/${name}.b.json`, JSON.stringify(sealGeneration({ version, number: 900 }, value)))
  }

  /** What the newest generation of a store holds. */
  read(name: string): Record<string, unknown> {
    const found = readdirSync(this.path('stores')).filter((file) => file.startsWith(`${name}.`)).map((file) => readGeneration(readFileSync(this.path(`stores/${file}`), 'utf8'), 1))
    const newest = found.reduce((best, one) => ((one?.number ?? 0) > (best?.number ?? 0) ? one : best))
    return JSON.parse(newest?.json ?? '{}') as Record<string, unknown>
  }
}

const STORE_NAMES = ['settings', 'library', 'progress-001'] as const
const nested = (depth: number): unknown => Array.from({ length: depth }).reduce((inside: unknown) => [inside], [])
const brackets = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const entry = (kind: string, more: object = {}, seq = 900): object => ({ kind, ...COMMON, seq, ...more })
const days = (count: number): Record<string, object> => Object.fromEntries(Array.from({ length: count }, (_unused, index) =>
  [new Date(Date.UTC(1500, 0, 1 + index)).toISOString().slice(0, 10), { reviews: 1, newCards: 0, tookMs: 1 }]))

/** An entry of every kind that is none of it, as a stranger or a broken build may have written it. */
const ENTRIES: readonly (readonly [string, unknown])[] = [
  ['a review at no time', entry('review', { atMs: 'soon', card: 'guide/n1', rating: 3, mode: 'study', tookMs: 1, rolloverHour: 4, engine: 'x', before: null, after: null })],
  ['a review in the year 275760', entry('review', { atMs: 8.64e15, card: 'guide/n1', rating: 3, mode: 'study', tookMs: 1, rolloverHour: 4, engine: 'x', before: null, after: null })],
  ['a review of a card that is a number', entry('review', { card: 7, rating: 3, mode: 'study', tookMs: 1, rolloverHour: 4, engine: 'x', before: null, after: null })],
  ['a review with a state that is a word', entry('review', { card: 'guide/n1', rating: 3, mode: 'study', tookMs: 1, rolloverHour: 4, engine: 'x', before: 'x', after: 'y' })],
  ['a reset of a list', entry('reset', { scope: { kind: 'all' }, before: [] })],
  ['a reset of nothing', entry('reset', {})],
  ['marks that are words', entry('marked', { before: 'x', after: 'y' })],
  ['an edit of numbers', entry('edited', { before: {}, after: { 'guide/n1': 5 } })],
  ['a deck that leads out', entry('deck-added', { deckId: 'x', title: 'x', folder: '../../../etc', before: null })],
  ['a deck of no name', entry('deck-added', {})],
  ['a deleted deck that is a number', entry('deck-deleted', { deckId: 5, title: {} })],
  ['a restored deck that is null', entry('deck-restored', { deckId: null })],
  ['an undo of nothing', entry('undo', { undoes: 1, entry: null })],
  ['an undo of an undo', entry('undo', { undoes: 1, entry: entry('undo', { undoes: 1, entry: {} }) })],
  ['a redo of nothing', entry('redo', { redoes: 'x', entry: null })],
  ['a restored snapshot of null', entry('restored', { snapshot: null })],
  ['a restored snapshot of lists', entry('restored', { snapshot: { cards: [1], days: [2], decks: 'x' } })],
  ['a backup without a side', entry('backup-restored', { mode: 'merge', madeAtMs: 1 })],
  ['an exam of nothing', entry('exam-begun', { attempt: {} })],
  ['an exam with a million questions that are null', entry('exam-begun', { attempt: { id: 'x', questions: Array.from({ length: 1000 }, () => null) } })],
  ['an answer to no exam', entry('exam-kept', { attempt: 5, answer: null })],
  ['the end of no exam', entry('exam-ended', { attempt: [] })],
  ['misses of no exam', entry('exam-returned', { attempt: 'x', cards: null })],
  ['a kind of __proto__', entry('__proto__')],
  ['a kind of constructor', entry('constructor')],
  ['a list', [1, 2, 3]],
  ['null', null],
  ['a number with no end', entry('marked', { before: {}, after: {} }, 1e300)],
  ['a number below nothing', entry('marked', { before: {}, after: {} }, -7)],
  ['a number that is half', entry('marked', { before: {}, after: {} }, 3.5)],
]

const journals: readonly HostileFolder[] = [
  ...ENTRIES.map(([what, value]): HostileFolder => ({ what: `an entry: ${what}`, make: (data) => { data.entries([value]) } })),
  { what: 'an entry of 5,000 levels', make: (data) => { data.json(`{"kind":"undo","atMs":1,"offsetMinutes":0,"seq":900,"undoes":1,"entry":${brackets(5000)}}`) } },
  { what: 'an entry of a million levels', make: (data) => { data.json(brackets(1_000_000), OTHER) } },
  { what: 'every one of these in another computer’s journal', make: (data) => { data.entries(ENTRIES.map(([, value]) => value), OTHER) } },
  { what: '64 MB of newlines in the journal', make: (data) => { data.file(OTHER, Buffer.alloc(1 << 26, '\n')) } },
  { what: 'a journal that is a hole of 200 MB', make: (data) => { data.sparse(OTHER, 200 * 2 ** 20) } },
  { what: 'a line of 40 MB', make: (data) => { data.entries([entry('marked', { before: {}, after: { 'guide/n1': 'x'.repeat(40 * 2 ** 20) } })], OTHER) } },
  { what: 'a journal of noise', make: (data) => { data.file(OTHER, Buffer.from(Array.from({ length: 100_000 }, (_unused, index) => (index * 7919) % 256))) } },
  { what: 'a conflict copy of the journal', make: (data) => { copyFileSync(data.path(OWN), data.path(OWN.replace('.jsonl', ' (conflicted copy 2026-11-23).jsonl'))) } },
  { what: 'a thousand conflict copies', make: (data) => { for (let copy = 0; copy < 1000; copy += 1) copyFileSync(data.path(OWN), data.path(OWN.replace('.jsonl', ` (${String(copy)}).jsonl`))) } },
  { what: 'a journal of the year 275760', make: (data) => { data.entries([entry('marked', { before: {}, after: {} })], 'journal/275760-09.aaaaaaaa.jsonl') } },
  { what: 'an entry of a later version', make: (data) => { data.entries([{ ...entry('marked'), v: 99 }]) }, refuses: 'data-newer-version' },
  { what: 'a journal that is a folder', make: (data) => { data.folder(OTHER) } },
  { what: 'a journal that is a pipe', make: (data) => { data.pipe(OTHER) } },
  { what: 'the own journal is a pipe', make: (data) => { data.pipe(OWN) } },
  { what: 'a journal that is /dev/zero', make: (data) => { data.link(OTHER, '/dev/zero') } },
  { what: 'a journal that is /proc/self/pagemap', make: (data) => { data.link(OTHER, '/proc/self/pagemap') } },
  { what: 'a journal that links to itself', make: (data) => { data.link(OTHER, '2026-11.aaaaaaaa.jsonl') } },
  // Its drive may come back.
  { what: 'a journal that leads nowhere', make: (data) => { data.link(OTHER, 'not-there') }, refuses: 'file-unreadable' },
  { what: 'merged journals that are a pipe', make: (data) => { data.pipe('journal/merged') } },
]

const stores: readonly HostileFolder[] = [
  ...STORE_NAMES.flatMap((name): readonly HostileFolder[] => [
    { what: `${name}: junk`, make: (data) => { data.file(`stores/${name}.b.json`, 'junk') } },
    { what: `${name}: nothing in it`, make: (data) => { data.file(`stores/${name}.b.json`, '') } },
    { what: `${name}: both cut off`, make: (data) => { for (const letter of ['a', 'b']) data.file(`stores/${name}.${letter}.json`, '{"version":1,"generation":7,"checksum":5,"value":{"a') } },
    { what: `${name}: null`, make: (data) => { data.store(name, null) } },
    { what: `${name}: a list`, make: (data) => { data.store(name, []) } },
    { what: `${name}: a word`, make: (data) => { data.store(name, 'word') } },
    { what: `${name}: every field is wrong`, make: (data) => { data.store(name, Object.fromEntries(Object.keys(data.read(name)).map((key) => [key, 'wrong']))) } },
    { what: `${name}: every field is a deep list`, make: (data) => { data.store(name, Object.fromEntries(Object.keys(data.read(name)).map((key) => [key, nested(1000)]))) } },
    { what: `${name}: __proto__ and constructor`, make: (data) => { data.store(name, JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":1},"toString":5}')) } },
    { what: `${name}: 100,000 brackets`, make: (data) => { data.file(`stores/${name}.b.json`, '['.repeat(100_000)) } },
    { what: `${name}: a hole of 200 MB`, make: (data) => { data.sparse(`stores/${name}.b.json`, 200 * 2 ** 20) } },
    { what: `${name}: a pipe`, make: (data) => { data.pipe(`stores/${name}.b.json`) } },
    { what: `${name}: a folder`, make: (data) => { data.folder(`stores/${name}.b.json/inside`) } },
    { what: `${name}: /dev/zero`, make: (data) => { data.link(`stores/${name}.b.json`, '/dev/zero') } },
    { what: `${name}: a link to itself`, make: (data) => { data.link(`stores/${name}.b.json`, `${name}.b.json`) } },
    { what: `${name}: of a later version`, make: (data) => { data.store(name, {}, 99) }, refuses: 'data-newer-version' },
  ]),
  { what: 'a shard numbered 3,000,000', make: (data) => { data.store('progress-3000000', { course: 'x', seq: 1, cards: {} }) } },
  { what: 'a shard with a number past counting', make: (data) => { data.store(`progress-${'9'.repeat(30)}`, { course: 'x', seq: 1, cards: {} }) } },
  { what: '5,000 empty shards', make: (data) => { for (let shard = 2; shard <= 5001; shard += 1) data.file(`stores/progress-${String(shard).padStart(3, '0')}.a.json`, '') } },
  { what: 'shards of lone surrogates', make: (data) => { data.store('progress-002', { course: '\ud800', seq: 1, cards: { 'guide/\udfff': {} } }) } },
  { what: '200,000 days', make: (data) => { data.store('library', { ...data.read('library'), days: days(200_000) }) } },
  { what: 'exams that are none', make: (data) => { data.store('exams', { seq: 1, attempts: { a: { id: 5 } } }) } },
  { what: 'edits that are none', make: (data) => { data.store('edits', { seq: 1, edits: { 'guide/n1': null } }) } },
  { what: 'stores nobody knows', make: (data) => { data.file('stores/what.a.json'); data.pipe('stores/is.b.json'); data.folder('stores/this.a.json') } },
  { what: 'what a killed write left is a pipe', make: (data) => { data.pipe('stores/library.a.json.tmp-123456789') } },
  ...[
    ['an exam in the year 9026', { courses: { guide: { startDate: '2026-11-23', examDate: '9026-12-19' } } }],
    ['an exam in the year 275760', { courses: { guide: { startDate: '-271821-04-20', examDate: '+275760-09-13' } } }],
    ['days off for 7,000 years', { courses: { guide: { startDate: '2026-11-23', examDate: '2026-12-19', breaks: [{ from: '0001-01-01', to: '9999-12-31' }] } } }],
    ['100,000 breaks', { courses: { guide: { breaks: Array.from({ length: 100_000 }, () => ({ from: '2026-11-24', to: '2026-11-25' })) } } }],
    ['a window at 1e9', { window: { x: 1e9, y: -1e9, width: 1e9, height: 0, isMaximized: 7 } }],
    ['a language nobody speaks', { language: '__proto__', theme: 'plaid', textSize: -1, zoom: 1e300 }],
    ['a session with no end', { session: { deckId: 'guide', scope: { topic: { kind: 'week', week: 1e300 } }, startedAtMs: -1e300 }, currentDeck: '../..' }],
    ['a second backup folder that is /proc', { backupFolder: '/proc/self/fd' }],
  ].map(([what, more]): HostileFolder => ({ what: `settings: ${what as string}`, make: (data) => { data.store('settings', { ...data.read('settings'), ...more as object }) } })),
]

const places: readonly HostileFolder[] = [
  ...['journal', 'stores', 'decks', 'media', 'backups', 'quarantine'].flatMap((name): readonly HostileFolder[] => [
    { what: `${name} is a file`, make: (data) => { data.file(name) } },
    { what: `${name} is a pipe`, make: (data) => { data.pipe(name) } },
    { what: `${name} is /dev/zero`, make: (data) => { data.link(name, '/dev/zero') } },
    { what: `${name} is /proc/self`, make: (data) => { data.link(name, '/proc/self') } },
    { what: `${name} links to itself`, make: (data) => { data.link(name, name) } },
    { what: `${name} leads nowhere`, make: (data) => { data.link(name, 'not-there') } },
  ]),
  ...['aaaaaaaa', deviceId()].flatMap((device): readonly HostileFolder[] => [
    { what: `a lock of ${device} that is a pipe`, make: (data) => { data.pipe(`lock.${device}`) } },
    { what: `a lock of ${device} that is /dev/zero`, make: (data) => { data.link(`lock.${device}`, '/dev/zero') } },
    { what: `a lock of ${device} that is a folder`, make: (data) => { data.folder(`lock.${device}/inside`) } },
    { what: `a lock of ${device} of 64 MB`, make: (data) => { data.sparse(`lock.${device}`, 1 << 26) } },
    { what: `a lock of ${device} of strange numbers`, make: (data) => { data.file(`lock.${device}`, JSON.stringify({ host: 'x', pid: -1, openedAtMs: 1e300, aliveAtMs: Date.now() })) } },
  ]),
  { what: 'a seal that is a pipe', make: (data) => { data.pipe('left-whole') } },
  { what: 'names that are hard to print', make: (data) => { for (const name of ['a\nb', '💥'.repeat(60), 'x'.repeat(255), '-rf', '..a']) for (const folder of ['journal', 'stores', 'decks', 'media']) data.file(`${folder}/${name}`) } },
  { what: 'a folder 800 deep', make: (data) => { data.folder(`decks/${Array.from({ length: 800 }, () => 'd').join('/')}`) } },
  { what: 'half a backup that is a pipe', make: (data) => { data.pipe('backups/.new-1') } },
  { what: 'a backup that is a pipe', make: (data) => { data.pipe('backups/2026-11-23T03-00-00-000Z-manual.zip') } },
  { what: 'half a deck that is a link to the stores', make: (data) => { data.link('decks/.new-1', '../stores') } },
  { what: 'half a merged journal that is a pipe', make: (data) => { data.pipe('journal/merged/.new-1') } },
]

const decks: readonly HostileFolder[] = [
  { what: 'a deck of junk', make: (data) => { data.file('decks/guide/deck/deck.json') } },
  { what: 'a deck file that is a pipe', make: (data) => { data.pipe('decks/guide/deck/week-99.json') } },
  { what: 'a deck file that is /dev/zero', make: (data) => { data.link('decks/guide/deck/week-99.json', '/dev/zero') } },
  { what: 'a deck file that is a hole of 300 MB', make: (data) => { data.sparse('decks/guide/deck/week-99.json', 300 * 2 ** 20) } },
  { what: 'a deck that is a link to itself', make: (data) => { data.link('decks/guide/deck', 'deck') } },
  { what: 'a deck that is a file', make: (data) => { data.file('decks/guide') } },
  { what: 'a deck whose files are folders', make: (data) => { data.folder('decks/guide/deck/deck.json') } },
  { what: '500 empty decks', make: (data) => { for (let deck = 0; deck < 500; deck += 1) data.folder(`decks/deck-${String(deck)}`) } },
  { what: 'a deck of brackets', make: (data) => { data.file('decks/deep/deck/deck.json', '['.repeat(200_000)) } },
  { what: 'a deck of wrong shapes', make: (data) => { data.file('decks/wrong/deck/deck.json', JSON.stringify({ format: 'weekdeck', version: 1, deck: { id: 5, title: [] }, cards: { length: 1e9 }, plan: 'x' })) } },
  { what: 'a deck of a later version', make: (data) => { data.file('decks/later/deck/deck.json', JSON.stringify({ format: 'weekdeck', version: 99 })) } },
  { what: 'a guide that is a pipe', make: (data) => { data.pipe('decks/guide/guide/guide.md') } },
]

export const HOSTILE_FOLDERS: readonly HostileFolder[] = [...journals, ...stores, ...places, ...decks]

/** Makes a data folder hostile. */
export function spoil(folder: string, { make }: HostileFolder): void {
  make(new Hand(folder))
}
