import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { cardsOf, titleOf } from '../shared/domain/card.ts'
import type { Deck } from '../shared/domain/deck.ts'
import type { TextEncoding } from '../shared/domain/reading.ts'
import type { Loss, LossCode, WriteFormat } from '../shared/domain/writing.ts'
import { UserError } from '../shared/errors.ts'
import { saveFile } from '../storage/save-file.ts'
import { readImport } from '../formats/import.ts'
import { writeDeck } from '../formats/write/write.ts'
import { table } from './columns.ts'
import type { CommandResult } from './command.ts'
import { describeLeftOut, describeWarnings } from './describe-build.ts'
import { readInput } from './input.ts'

/** What `convert` is asked for. */
export interface ConvertOptions {
  readonly from: string
  readonly to: string
  readonly format: WriteFormat
  readonly encoding?: TextEncoding
  /** Whether a file that is there may be replaced. */
  readonly isForced: boolean
  /** Whether a CSV begins with a byte order mark, as Excel wants it. */
  readonly hasMark: boolean
}

const WORDS: Readonly<Record<LossCode, string>> = {
  'plan-left-out': 'weeks of the plan are left out',
  'resources-left-out': 'links of the guide are left out',
  'media-left-out': 'pictures and sounds are left out',
  'domains-left-out': 'exam domains are left out',
  'paper-left-out': 'cards kept for a mock paper are not kept back',
  'choice-as-basic': 'choices are written as questions and answers',
  'markdown-as-html': 'notes in Markdown are written as HTML',
  'reverse-left-out': 'reverse cards are left out',
  'other-cards-left-out': 'further cards of a note are left out',
  'changed-in-markdown': 'notes come back from Markdown otherwise',
  'controls-left-out': 'notes had control characters that no text file can hold',
  'not-in-markdown': 'notes would have become other cards in a guide and are left out',
  'not-read-back': 'notes are not there when the file is read again',
}

/** Reads a file and writes it in a format, once it is sure that the new file opens again; the counts are what it gives then. */
export async function convert({ from, to, format, encoding, isForced, hasMark }: ConvertOptions, nowMs: number): Promise<CommandResult> {
  if (existsSync(to) && !isForced) throw new UserError({ code: 'not-saved', message: `${to} is there already. Choose another name, or add --force.`, file: to })
  const { deck, media, report } = await readImport(await readInput(from), encoding === undefined ? {} : { encoding })
  const { bytes, losses } = await writeDeck({ deck, media, nowMs, hasMark }, format)
  const { deck: back } = await readImport([{ name: basename(to), bytes }], { isLarge: true })
  saveFile(to, bytes)
  const { leftOut, warnings } = report
  const told = { notes: back.notes.length, cards: back.notes.flatMap(cardsOf).length, losses: [...losses, ...notReadBack(deck, back)] }
  return {
    isDone: true,
    report: { ok: true, format, file: to, bytes: bytes.length, ...told, leftOut, warnings },
    text: describe({ to, ...told }) + describeLeftOut(leftOut) + describeWarnings(warnings),
    notes: '',
  }
}

/** Notes that were written and do not come back. */
function notReadBack(deck: Deck, back: Deck): readonly Loss[] {
  const count = deck.notes.length - back.notes.length
  if (count <= 0) return []
  const there = new Set(back.notes.map(({ id }) => id))
  const lost = deck.notes.find(({ id }) => !there.has(id))
  return [{ code: 'not-read-back', count, example: lost ? titleOf(lost) : deck.head.title }]
}

interface Converted {
  readonly to: string
  readonly notes: number
  readonly cards: number
  readonly losses: readonly Loss[]
}

function describe({ to, notes, cards, losses }: Converted): string {
  const done = `${to}: ${String(cards)} cards from ${String(notes)} notes\n`
  if (losses.length === 0) return done
  return `${done}\nNot carried over as they were\n${table(losses.map(({ code, count, example }) => [String(count), WORDS[code], example]))}`
}
