import { holesOf, type Note } from '../../shared/domain/card.ts'
import type { ImportedCard } from '../../shared/domain/imported-progress.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import { NoteIds } from '../fit/note-ids.ts'
import type { Findings } from '../guide/report.ts'
import { openCollection, type AnkiCard, type AnkiReview, type Collection } from './collection.ts'
import { escapeHtml, withMedia } from './html.ts'
import { mediaEntries, readMedia, type MediaFile } from './media.ts'
import { deckNamesOf, noteTypesOf } from './note-types.ts'
import { readNote } from './notes.ts'
import { isAnswer, progressOf } from './progress.ts'
import { numberOf, readProto } from './protobuf.ts'
import { isEmptyField } from './template.ts'
import { damaged, openPackage, PACKAGE_LIMITS, type Package, type PackageLimits } from './zip.ts'
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
 * `deck-damaged`, `file-too-large` or `package-newer-version`; a note that shows nothing is told and left out.
 */
export async function readAnki({ name, bytes, limits = PACKAGE_LIMITS, onShare = () => undefined }: AnkiFile, findings: Findings): Promise<AnkiRead> {
  const archive = await openPackage(bytes, { file: name, limits })
  const version = await versionOf(archive, name)
  const collection = await openCollection(await collectionBytes(archive, { version, file: name, limits }), name)
  try {
    onShare(UNPACKED)
    const read = readCards(collection, { file: name, findings })
    onShare(CARDS_READ)
    const entries = await mediaEntries(archive, { file: name, isLatest: version === 3, limit: limits.bytes })
    const onMedia = (share: number): void => { onShare(CARDS_READ + (1 - CARDS_READ) * share) }
    const media = await referredMedia(archive, { notes: read.notes, entries, limit: limits.bytes, onMedia })
    const notes = read.notes.map((note) => placeMedia(note, { media, file: name, findings }))
    return { ...read, notes, media: [...new Map([...media.values()].map((one) => [one.hash, one])).values()] }
  } catch (error) {
    throw error instanceof UserError ? error : damaged(name, { fact: 'endless-card' })
  } finally {
    collection.close()
  }
}

/** 1 and 2 are legacy; 3 is zstd and protobuf. A package without a note of it is told by its collection. */
async function versionOf(archive: Package, file: string): Promise<1 | 2 | 3> {
  if (!archive.names.has('meta')) return archive.names.has('collection.anki21') ? 2 : 1
  const version = numberOf(readProtoOf(await archive.read('meta'), file), 1)
  if (version === 1 || version === 2 || version === 3) return version
  throw new UserError({
    code: 'package-newer-version',
    message: `${file} was written by a newer Anki. Export it there with "support older Anki versions", and choose the new file.`,
    file,
    found: verbatim(version),
    expected: { fact: 'at-most', values: { most: 3 } },
  })
}

function readProtoOf(bytes: Uint8Array, file: string): ReturnType<typeof readProto> {
  try {
    return readProto(bytes)
  } catch {
    throw damaged(file, { fact: 'unreadable-packing', values: { name: 'meta' } })
  }
}

const COLLECTIONS = { 1: 'collection.anki2', 2: 'collection.anki21', 3: 'collection.anki21b' } as const

async function collectionBytes(archive: Package, { version, file, limits }: { version: 1 | 2 | 3; file: string; limits: PackageLimits }): Promise<Uint8Array> {
  const packed = await archive.read(COLLECTIONS[version])
  if (version < 3) return packed
  try {
    return unpackZstd(packed, limits.bytes)
  } catch {
    throw damaged(file, { fact: 'unreadable-packing', values: { name: COLLECTIONS[version] } })
  }
}

function readCards(collection: Collection, { file, findings }: { file: string; findings: Findings }): Omit<AnkiRead, 'media'> {
  const types = noteTypesOf(collection)
  const decks = deckNamesOf(collection)
  const cards = Map.groupBy(collection.cards(), (card) => card.noteId)
  const reviews = Map.groupBy(collection.reviews().filter(isAnswer), (review) => review.cardId)
  const notes: Note[] = []
  const progress = new Map<string, ImportedCard>()
  const ids = new NoteIds()
  for (const note of collection.notes()) {
    const type = types.get(note.typeId)
    const own = cards.get(note.id) ?? []
    const text = note.fields.join(' ').replace(/<[^<>]*>/g, ' ')
    if (!type) {
      findings.reject('type-missing', { file, line: 1, text, reason: 'note-type-missing' })
      continue
    }
    const read = readNote({ note, type, ords: own.map((card) => card.ord), deck: decks.get(own[0]?.deckId ?? '') ?? '' })
    if (!read) {
      findings.reject('side-empty', { file, line: 1, text, reason: 'shows-nothing' })
      continue
    }
    const settled = ids.settle(read.note)
    if (!settled) {
      findings.reject('id-repeated', { file, line: 1, text, reason: 'same-id' })
      continue
    }
    if (settled.isRenamed) findings.warn('id-mended', { file, line: 1, text: note.guid === '' ? text : note.guid })
    if (read.hadScript) findings.warn('script-dropped', { file, line: 1, text })
    if (read.isOcclusion) findings.warn('image-occlusion', { file, line: 1, text })
    notes.push(settled.note)
    const idOf = (ord: number): string | undefined => renamed(read.cardIds.get(ord), read.note.id, settled.note.id)
    const { createdAtSeconds } = collection
    for (const card of own) noteProgress(progress, { card, id: idOf(card.ord), reviews: reviews.get(card.id) ?? [], createdAtSeconds })
  }
  return { notes, progress }
}

/** A card's id after its note got another one. */
function renamed(cardId: string | undefined, before: string, after: string): string | undefined {
  return cardId === undefined ? undefined : `${after}${cardId.slice(before.length)}`
}

interface CardProgress {
  readonly card: AnkiCard
  readonly id: string | undefined
  readonly reviews: readonly AnkiReview[]
  readonly createdAtSeconds: number
}

function noteProgress(progress: Map<string, ImportedCard>, { card, id, ...times }: CardProgress): void {
  const known = id === undefined ? null : progressOf(card, times)
  if (id !== undefined && known) progress.set(id, known)
}

type MediaByName = ReadonlyMap<string, MediaFile>

interface Referring {
  readonly notes: readonly Note[]
  readonly entries: ReadonlyMap<string, string>
  readonly limit: number
  readonly onMedia: (share: number) => void
}

async function referredMedia(archive: Package, { notes, entries, limit, onMedia }: Referring): Promise<MediaByName> {
  const wanted = new Set<string>()
  const note = (name: string): undefined => { wanted.add(name.normalize('NFC')) }
  for (const one of notes) mapHtml(one, (html) => withMedia(html, note))
  const found = new Map<string, MediaFile>()
  let left = limit
  for (const [place, name] of [...wanted].entries()) {
    onMedia(place / wanted.size)
    const entry = entries.get(name)
    const media = entry === undefined ? null : await readMedia(archive, { name, entry, limit: left })
    if (!media) continue
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
