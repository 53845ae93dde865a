/** Questions made from basic cards, for decks without choice cards: the wrong options are other cards' answers. */
import type { CardKey } from './deck.ts'
import { sample } from './exam-paper.ts'

/** Wrong options a made question has. */
export const DISTRACTORS = 3

/** A basic card that a question can be made of. */
export interface MadeSource {
  readonly key: CardKey
  readonly answer: string
  /** Headings it stands under, as one text. */
  readonly section: string
  readonly week: number
}

/**
 * For each asked card the cards whose answers are its wrong options: of its own section first, then of its week, then
 * any; those about as long as the right answer come first, because length must not tell. Null where there are too few.
 */
export function distractorsFor(
  asked: readonly MadeSource[], sources: readonly MadeSource[], random: () => number
): readonly (readonly CardKey[] | null)[] {
  const bySection = grouped(sources, new Set(asked.map(({ section }) => section)), ({ section }) => section)
  const byWeek = grouped(sources, new Set(asked.map(({ week }) => week)), ({ week }) => week)
  return asked.map((card) => {
    const nearer = [bySection.get(card.section) ?? [], byWeek.get(card.week) ?? [], sources]
    const chosen: MadeSource[] = []
    for (const pool of nearer) if (chosen.length < DISTRACTORS) pick(card, { pool, chosen, random })
    return chosen.length === DISTRACTORS ? chosen.map(({ key }) => key) : null
  })
}

/** Cards looked at for one question: enough to find answers of like length, however large the deck. */
const LOOKED_AT = 60

interface Picking {
  readonly pool: readonly MadeSource[]
  readonly chosen: MadeSource[]
  readonly random: () => number
}

function pick(card: MadeSource, { pool, chosen, random }: Picking): void {
  const taken = new Set([card.answer, ...chosen.map(({ answer }) => answer)].map(plain))
  const unlike = ({ answer }: MadeSource): number => Math.abs(Math.log((answer.length + 1) / (card.answer.length + 1)))
  for (const other of looked(pool, random).sort((a, b) => unlike(a) - unlike(b))) {
    if (chosen.length === DISTRACTORS) return
    if (taken.has(plain(other.answer))) continue
    taken.add(plain(other.answer))
    chosen.push(other)
  }
}

/** A few at random; of a large pool by drawing places, so that it is not copied. */
function looked(pool: readonly MadeSource[], random: () => number): MadeSource[] {
  if (pool.length <= LOOKED_AT) return sample(pool, pool.length, random)
  return Array.from({ length: LOOKED_AT }, () => pool[Math.floor(random() * pool.length)]).filter((one) => one !== undefined)
}

/** Links that end an answer, to where one may read on; pictures are no links. */
const LINKS_AT_END = /(?:\s\[[^\][]*\]\([^()\s]*\))+$/

/**
 * An answer as an option: without the links at its end, which some cards have and others not, so that they would tell. An answer that is
 * only a link stays.
 */
export function asOption(answer: string): string {
  return answer.trimEnd().replace(LINKS_AT_END, '').trimEnd()
}

function plain(text: string): string {
  return asOption(text).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
}

function grouped<Key>(sources: readonly MadeSource[], wanted: ReadonlySet<Key>, keyOf: (source: MadeSource) => Key): ReadonlyMap<Key, readonly MadeSource[]> {
  const groups = new Map<Key, MadeSource[]>([...wanted].map((key) => [key, []]))
  for (const source of sources) groups.get(keyOf(source))?.push(source)
  return groups
}
