import { createHash } from 'node:crypto'
import type { Note } from '../../shared/domain/card.ts'
import type { Deck, DeckHead } from '../../shared/domain/deck.ts'
import { examSchema, ID, LANGUAGE, planRowSchema, resourceSchema } from '../deck-schema.ts'
import { slug } from '../guide/identity.ts'
import type { Findings, Place } from '../guide/report.ts'
import { fitPlan, fitResources } from './fit-plan.ts'
import { fittingItems } from './item.ts'
import { missingMedia } from './missing-media.ts'
import { shortName } from './names.ts'
import { NoteGate } from './note-gate.ts'

/** A reader's deck as a deck file may hold it; what was mended or left out is told. `file` is named where a note has no place of its own, as in a package. */
export function fitDeck(deck: Deck, { findings, file, isPackage = false }: { findings: Findings; file: string; isPackage?: boolean }): Deck {
  const gate = new NoteGate(findings)
  const place = (note: Note): Place => (isPackage ? { file, line: 1 } : placeOf(note, file))
  for (const note of deck.notes) gate.take(note, { ...place(note), path: [] })
  for (const note of gate.notes) for (const name of missingMedia(note)) findings.warn('media-missing', { ...place(note), text: name })
  const told = { findings, file }
  return {
    head: fitHead(deck.head),
    exams: fittingItems(examSchema, deck.exams, { ...told, name: 'exams' }),
    resources: fitResources(fittingItems(resourceSchema, deck.resources, { ...told, name: 'resources' }), told),
    plan: fitPlan(fittingItems(planRowSchema, deck.plan, { ...told, name: 'plan' }), { ...told, lineOf: ({ line }) => line }),
    notes: gate.notes,
  }
}

function placeOf({ source }: Note, file: string): Place {
  return { file: source?.file ?? file, line: source?.line ?? 1 }
}

/** Names that a deck may have, from those it was given. */
export function fitHead({ id, course, title, language }: DeckHead): DeckHead {
  const name = shortName(title.toWellFormed().trim())
  return {
    id: fitId(id),
    course: fitId(course),
    title: name === '' ? id : name,
    language: LANGUAGE.test(language) ? language : 'en',
  }
}

function fitId(id: string): string {
  if (ID.test(id)) return id
  const safe = slug(id)
  return safe === '' ? `deck-${createHash('sha256').update(id).digest('hex').slice(0, 8)}` : safe
}
