import { holesOf, type Note } from '../../shared/domain/card.ts'
import type { ImportedCard } from '../../shared/domain/imported-progress.ts'
import { NoteIds } from '../fit/note-ids.ts'
import type { Findings } from '../guide/report.ts'
import { clozeNumbers } from './cloze.ts'
import { openCollection, type AnkiCard, type AnkiNote, type AnkiReview, type Collection } from './collection.ts'
import { escapeHtml, withMedia } from './html.ts'
import { losing, type Lose } from './losses.ts'
import { mediaEntries, readMedia, type MediaFile } from './media.ts'
import { deckNamesOf, isPlainerHere, noteTypesOf, plainType, type NoteType } from './note-types.ts'
import { readNote, type NoteToRead, type ReadNote } from './notes.ts'
import { isAnswer, progressOf } from './progress.ts'
import { numberOf, readProtoPart } from './protobuf.ts'
import { isEmptyField } from './template.ts'
import { damaged, newerPackage, openPackage, PACKAGE_LIMITS, type Package, type PackageLimits } from './zip.ts'
import { unpackZstd } from './zstd.ts'

/** How far the reading is when the collection is open, and when its cards are read; what is left is media. */
const UNPACKED = 0.1
const CARDS_READ = 0.5

/** What an Anki package holds. */
export interface AnkiRead {
  readonly notes: readonly Note[]
  readonly media: readonly MediaFile[]
  /** By card id, what Anki knew of it; taken over only when the person asks for it. */
  readonly progress: ReadonlyMap<string, ImportedCard>
}

export interface AnkiFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly limits?: PackageLimits
  /** Is told how far the reading is, 0–1. */
  readonly onShare?: (share: number) => void
}

/**
 * Reads an .apkg or .colpkg of any version: legacy 1 and 2, and the one of zstd and protobuf. Fails with
 * `file-too-large`, `package-newer-version`, or `deck-damaged` where no note can be read; whatever else is damaged costs only itself, and is told.
 */
export async function readAnki({ name, bytes, limits = PACKAGE_LIMITS, onShare = () => undefined }: AnkiFile, findings: Findings): Promise<AnkiRead> {
  const lose = losing(findings, name)
  const archive = await openPackage(bytes, { file: name, limits })
  if (!archive.isWhole) lose(name, 'zip-broken')
  const version = await versionOf(archive, name)
  const collection = await openCollection(await collectionBytes(archive, { version, file: name, limits, lose }), name)
  try {
    onShare(UNPACKED)
    const read = readCards(collection, { file: name, findings, lose })
    onShare(CARDS_READ)
    const entries = await mediaEntries(archive, { isLatest: version === 3, limit: limits.bytes, lose })
    const onMedia = (share: number): void => { onShare(CARDS_READ + (1 - CARDS_READ) * share) }
    const media = await referredMedia(archive, { notes: read.notes, entries, file: name, limit: limits.bytes, onMedia, lose })
    const notes = read.notes.map((note) => placeMedia(note, { media, file: name, findings }))
    return { ...read, notes, media: [...new Map([...media.values()].map((one) => [one.hash, one])).values()] }
  } finally {
    collection.close()
  }
}

const COLLECTIONS = { 1: 'collection.anki2', 2: 'collection.anki21', 3: 'collection.anki21b' } as const
type PackageVersion = keyof typeof COLLECTIONS
const NEWEST: PackageVersion = 3

/**
 * 1 and 2 are legacy; 3 is zstd and protobuf. A package that does not say is told by its newest collection; older ones
 * beside it hold nothing but a note that asks for an update, so they never stand in for one that is gone.
 */
async function versionOf(archive: Package, file: string): Promise<PackageVersion> {
  const said = archive.names.has('meta') ? await saidVersion(archive) : 0
  if (said > NEWEST) throw newerPackage(file, { found: said, newest: NEWEST })
  const versions = ([3, 2, 1] as const).filter((version) => archive.names.has(COLLECTIONS[version]))
  return said === NEWEST ? NEWEST : versions.find((version) => version === said) ?? versions[0] ?? 1
}

async function saidVersion(archive: Package): Promise<number> {
  return archive.read('meta').then((bytes) => numberOf(readProtoPart(bytes), 1), () => 0)
}

interface CollectionEntry {
  readonly version: PackageVersion
  readonly file: string
  readonly limits: PackageLimits
  readonly lose: Lose
}

/** The database; one that is not what was packed is still looked at, and told. */
async function collectionBytes(archive: Package, { version, file, limits, lose }: CollectionEntry): Promise<Uint8Array> {
  const name = COLLECTIONS[version]
  const packed = await archive.read(name).catch((error: unknown) => {
    const bytes = archive.salvage(name)
    if (!bytes) throw error
    lose(name, 'collection-altered')
    return bytes
  })
  if (version < 3) return packed
  try {
    return unpackZstd(packed, limits.bytes)
  } catch {
    throw damaged(file, { fact: 'unreadable-packing', values: { name } })
  }
}

interface Reading {
  readonly file: string
  readonly findings: Findings
  readonly lose: Lose
}

function readCards(collection: Collection, { file, findings, lose }: Reading): Omit<AnkiRead, 'media'> {
  const { notes: ankiNotes, cards, reviews } = readTables(collection, { file, lose })
  const types = noteTypesOf(collection, lose)
  const decks = deckNamesOf(collection, lose)
  const notes: Note[] = []
  const progress = new Map<string, ImportedCard>()
  const ids = new NoteIds()
  for (const note of ankiNotes) {
    const type = types.get(note.typeId) ?? plainType(note.typeId, note.fields)
    const own = cards.of(note.id)
    const text = note.fields.join(' ').replace(/<[^<>]*>/g, ' ')
    const place = { file, line: 1, text }
    if (own?.length === 0) {
      findings.reject('side-empty', { ...place, reason: 'no-cards' })
      continue
    }
    const read = tried({ note, type, ords: own?.map((card) => card.ord) ?? ordsOf(note, type), deck: decks.get(own?.[0]?.deckId ?? '') ?? '' })
    if (!read) {
      findings.reject('side-empty', { ...place, reason: read === null ? 'shows-nothing' : 'card-endless' })
      continue
    }
    const settled = ids.settle(read.note)
    if (!settled) {
      findings.reject('id-repeated', { ...place, reason: 'same-id' })
      continue
    }
    if (!types.has(note.typeId)) findings.warn('type-missing', place)
    if (settled.isRenamed) findings.warn('id-mended', { ...place, text: note.guid === '' ? text : note.guid })
    if (text.includes('\uFFFD')) findings.warn('letters-unreadable', place)
    if (read.hadScript) findings.warn('script-dropped', place)
    if (read.isOcclusion) findings.warn('image-occlusion', place)
    if (isPlainerHere(type)) findings.warn('template-plainer', place)
    notes.push(settled.note)
    const idOf = (ord: number): string | undefined => renamed(read.cardIds.get(ord), read.note.id, settled.note.id)
    for (const card of own ?? []) noteProgress(progress, { card, id: idOf(card.ord), reviews: reviews.get(card.id) ?? [], collection })
  }
  return { notes, progress }
}

interface Tables {
  readonly notes: readonly AnkiNote[]
  /** A note's cards; undefined where nobody knows them any more, since the table is damaged. */
  readonly cards: { readonly of: (noteId: string) => readonly AnkiCard[] | undefined }
  readonly reviews: ReadonlyMap<string, readonly AnkiReview[]>
}

/** Notes without which there is nothing; what else cannot be read is told. */
function readTables(collection: Collection, { file, lose }: { file: string; lose: Lose }): Tables {
  const notes = collection.notes()
  if (!notes.isWhole && notes.rows.length === 0) throw damaged(file, { fact: 'unreadable-collection' })
  if (!notes.isWhole) lose('notes', 'notes-broken')
  const cards = collection.cards()
  if (!cards.isWhole) lose('cards', 'cards-broken')
  const reviews = collection.reviews()
  if (!reviews.isWhole) lose('revlog', 'reviews-broken')
  if (!collection.isDated) lose('col', 'dates-broken')
  const byNote = Map.groupBy(cards.rows, (card) => card.noteId)
  return {
    notes: notes.rows,
    cards: { of: (noteId) => byNote.get(noteId) ?? (cards.isWhole ? [] : undefined) },
    reviews: Map.groupBy(reviews.rows.filter(isAnswer), (review) => review.cardId),
  }
}

/** The cards a note would have: one of each template, or of each hole. */
function ordsOf({ fields }: AnkiNote, { isCloze, templates }: NoteType): readonly number[] {
  return isCloze ? clozeNumbers(fields.join('\u001F')).map((number) => number - 1) : templates.map((_template, ord) => ord)
}

/** A note of ours; null where it shows nothing, undefined where it grows beyond what a text can be. */
function tried(given: NoteToRead): ReadNote | null | undefined {
  try {
    return readNote(given)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A card's id after its note got another one. */
function renamed(cardId: string | undefined, before: string, after: string): string | undefined {
  return cardId === undefined ? undefined : `${after}${cardId.slice(before.length)}`
}

interface CardProgress {
  readonly card: AnkiCard
  readonly id: string | undefined
  readonly reviews: readonly AnkiReview[]
  readonly collection: Collection
}

/** Without a day to count from, nothing is known of when a card is due. */
function noteProgress(progress: Map<string, ImportedCard>, { card, id, reviews, collection: { isDated, createdAtSeconds } }: CardProgress): void {
  const known = id === undefined || !isDated ? null : progressOf(card, { reviews, createdAtSeconds })
  if (id !== undefined && known) progress.set(id, known)
}

type MediaByName = ReadonlyMap<string, MediaFile>

interface Referring {
  readonly notes: readonly Note[]
  readonly entries: ReadonlyMap<string, string>
  readonly file: string
  readonly limit: number
  readonly onMedia: (share: number) => void
  readonly lose: Lose
}

async function referredMedia(archive: Package, { notes, entries, file, limit, onMedia, lose }: Referring): Promise<MediaByName> {
  const wanted = new Set<string>()
  const note = (name: string): undefined => { wanted.add(name.normalize('NFC')) }
  for (const one of notes) mapHtml(one, (html) => withMedia(html, note))
  const found = new Map<string, MediaFile>()
  let left = limit
  for (const [place, name] of [...wanted].entries()) {
    onMedia(place / wanted.size)
    const entry = entries.get(name)
    const media = entry === undefined ? 'of-no-use' : await readMedia(archive, { name, entry, file, limit: left })
    if (media === 'broken') lose(name, 'media-broken')
    if (typeof media === 'string') continue
    left -= media.bytes.length
    found.set(name, media)
  }
  return found
}

function placeMedia(note: Note, { media, file, findings }: { media: MediaByName; file: string; findings: Findings }): Note {
  const used = new Set<string>()
  const addressOf = (name: string): string | undefined => {
    const found = media.get(name.normalize('NFC'))
    if (!found) return undefined
    used.add(found.hash)
    return `media:${found.hash}.${found.extension}`
  }
  const placed = mapHtml(note, (html) => {
    const missing = new Set<string>()
    const shown = withMedia(html, addressOf, (name) => { missing.add(name); return '' })
    for (const name of missing) findings.warn('media-missing', { file, line: 1, text: name })
    if (missing.size === 0 || !isEmptied(html, shown)) return shown
    // Nothing else stands there, so the file's name does: the card can still be met, and told from others.
    return note.kind === 'cloze' ? withMedia(html, addressOf, escapeHtml) : [...missing].map(escapeHtml).join('<br>')
  })
  return used.size > 0 ? { ...placed, media: [...used] } : placed
}

/** Whether a face, or a hole of it, shows nothing without the media that is missing. */
function isEmptied(before: string, after: string): boolean {
  return holesOf(after).length < holesOf(before).length || isEmptyField(after.replace(/<(?![^<>]*\ssrc\s*=\s*"[^"])[^<>]*>/gi, ''))
}

function mapHtml(note: Note, change: (html: string) => string): Note {
  const explanation = note.explanation === undefined ? {} : { explanation: change(note.explanation) }
  switch (note.kind) {
    case 'cloze':
      return { ...note, text: change(note.text), ...explanation }
    case 'basic': {
      const others = note.others?.map((other) => ({ ...other, front: change(other.front), back: change(other.back) }))
      return { ...note, front: change(note.front), back: change(note.back), ...(others ? { others } : {}), ...explanation }
    }
    case 'choice':
      return note
  }
}
