import { notices, redone, storage, undone } from './ko/app.ts'
import { backups, restore } from './ko/backups.ts'
import { browse } from './ko/browse.ts'
import { check } from './ko/check.ts'
import { common, counts, nav, readiness, ruler, states, week } from './ko/common.ts'
import { decks, edition, imports, paste } from './ko/decks.ts'
import { edit } from './ko/edit.ts'
import { errors, failure } from './ko/errors.ts'
import { exam } from './ko/exam.ts'
import { exporting } from './ko/exports.ts'
import { facts } from './ko/facts.ts'
import { foreign } from './ko/foreign.ts'
import { plan } from './ko/plan.ts'
import { reasons } from './ko/reasons.ts'
import { settings } from './ko/settings.ts'
import { palette, shortcuts, welcome } from './ko/shell.ts'
import { start } from './ko/start.ts'
import { statistics } from './ko/statistics.ts'
import { cardText, flip, rating, reset, study } from './ko/study.ts'
import { outlook, today } from './ko/today.ts'

export const ko = {
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

/** The shape every language has. */
export type Messages = typeof ko
