import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGuide } from '../../electron/formats/guide/read.ts'
import { cardsOf } from '../../electron/shared/domain/card.ts'
import { cardKey, targetExam } from '../../electron/shared/domain/deck.ts'
import { weekCount } from '../../electron/shared/domain/plan.ts'
import type { StudiedCourse } from './simulation.ts'

const GUIDE = join(import.meta.dirname, '../../resources/guide/aws-mls-ko')

/** The files of the bundled guide, in order. */
export function bundledGuide(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(GUIDE).filter((name) => name.endsWith('.md')).sort().map((name) => ({ name, text: readFileSync(join(GUIDE, name), 'utf8') }))
}

/** The bundled guide as a course that somebody studies for the exam it names first. */
export function bundledCourse(): StudiedCourse {
  const { deck } = readGuide(bundledGuide())
  const exam = targetExam(deck.exams, '2026-11-23')
  const cards = deck.notes.filter((note) => note.paper === undefined).flatMap((note) => cardsOf(note).map((card) => ({
    key: cardKey(deck.head.course, card.id),
    noteKey: cardKey(deck.head.course, note.id),
    week: note.week ?? 0,
    domain: exam && note.domains?.[exam.code],
    section: note.source?.headings.join(' › '),
  })))
  return { cards, weeks: weekCount(deck.plan), exam }
}
