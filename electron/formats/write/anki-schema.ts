import type { AnkiModel } from './anki-models.ts'
import { modelsJson } from './anki-models.ts'

/** The tables of schema 11, which every Anki reads. */
export const SCHEMA_11 = `
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null,
  usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null,
  flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null,
  type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null,
  lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
  lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);`

/** What the one row of `col` holds. */
export interface CollectionHead {
  readonly models: readonly AnkiModel[]
  /** Deck ids by name. */
  readonly decks: ReadonlyMap<string, number>
  readonly nowMs: number
}

/** The values of `col` in the order of its columns. */
export function collectionRow({ models, decks, nowMs }: CollectionHead): readonly (number | string)[] {
  const seconds = Math.floor(nowMs / 1000)
  const named = [['Default', 1] as const, ...decks]
  const deckJson = JSON.stringify(Object.fromEntries(named.map(([name, id]) => [String(id), deckOf(name, { id, mod: seconds })])))
  return [1, seconds, nowMs, nowMs, 11, 0, 0, 0, CONF, modelsJson(models, seconds), deckJson, DECK_CONF, '{}']
}

function deckOf(name: string, { id, mod }: { readonly id: number; readonly mod: number }): object {
  const today = { newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] }
  return { id, name, mod, usn: -1, ...today, collapsed: false, browserCollapsed: false, desc: '', dyn: 0, conf: 1, extendNew: 0, extendRev: 0 }
}

const CONF = JSON.stringify({
  nextPos: 1, estTimes: true, activeDecks: [1], sortType: 'noteFld', timeLim: 0, sortBackwards: false, addToCur: true,
  curDeck: 1, newBury: true, newSpread: 0, dueCounts: true, curModel: null, collapseTime: 1200,
})

const DECK_CONF = JSON.stringify({
  1: {
    id: 1, name: 'Default', mod: 0, usn: 0, maxTaken: 60, autoplay: true, timer: 0, replayq: true, dyn: false,
    new: { bury: true, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 7], order: 1, perDay: 20, separate: true },
    lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
    rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200 },
  },
})
