import { notices, redone, storage, undone } from './en/app.ts'
import { backups, restore } from './en/backups.ts'
import { browse } from './en/browse.ts'
import { check } from './en/check.ts'
import { common, counts, nav, readiness, ruler, states, week } from './en/common.ts'
import { decks, edition, imports, paste } from './en/decks.ts'
import { edit } from './en/edit.ts'
import { errors, failure } from './en/errors.ts'
import { exam } from './en/exam.ts'
import { exporting } from './en/exports.ts'
import { facts } from './en/facts.ts'
import { foreign } from './en/foreign.ts'
import { plan } from './en/plan.ts'
import { reasons } from './en/reasons.ts'
import { settings } from './en/settings.ts'
import { palette, shortcuts, welcome } from './en/shell.ts'
import { start } from './en/start.ts'
import { statistics } from './en/statistics.ts'
import { cardText, flip, rating, reset, study } from './en/study.ts'
import { outlook, today } from './en/today.ts'
import type { Messages } from './ko.ts'

export const en: Messages = {
  backups,
  browse,
  cardText,
  check,
  common,
  counts,
  decks,
  edit,
  errors,
  exam,
  exporting,
  facts,
  failure,
  flip,
  foreign,
  edition,
  imports,
  nav,
  notices,
  palette,
  plan,
  rating,
  readiness,
  reasons,
  reset,
  restore,
  ruler,
  settings,
  shortcuts,
  start,
  states,
  statistics,
  storage,
  study,
  today,
  outlook,
  paste,
  undone,
  redone,
  week,
  welcome,
}
