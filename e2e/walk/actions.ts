/** Everything a person can do that changes something, as the screens do it: the stores, and the message that follows. */
import type { Changed } from '../../electron/shared/contract.ts'
import type { NoteTexts } from '../../electron/shared/domain/edit.ts'
import type { ResetScope } from '../../electron/shared/domain/entries.ts'
import { RATINGS } from '../../electron/shared/domain/rating.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api } from '../../renderer/api/api.ts'
import { below, type Random } from '../faults/random.ts'
import type { Interface } from './app.ts'

type Action = (ui: Interface, random: Random) => Promise<void>

/** What a screen says when something was done, with the way back from it. */
function say({ toasts, undo }: Interface, what: string, step: number | null): void {
  toasts.show(what, undo.offer(step))
}

function sayChange(ui: Interface, what: string, result: Result<Changed> | null): void {
  if (result?.ok) say(ui, `${what} ${String(result.value.step)}`, result.value.step)
}

export function oneOf<Value>(values: readonly Value[], random: Random): Value | undefined {
  return values[below(random, values.length)]
}

const study: Action = async ({ study, decks }, random) => {
  const deckId = oneOf(decks.view?.decks ?? [], random)?.id
  if (deckId === undefined) return
  const scope = oneOf([{}, { week: 1 + below(random, 2) }, { week: 1, isCram: true }, { topic: { kind: 'weak' as const } }], random)
  const request = { deckId, ...scope, ...(below(random, 4) === 0 ? { extra: 3 } : {}) }
  await (below(random, 3) === 0 ? study.start(request) : study.open(request))
}

const rate: Action = async (ui, random) => {
  if (!ui.study.card) await study(ui, random)
  // Whoever is quick answers the next card before main has heard of the first.
  for (let answers = 1 + below(random, 3); answers > 0; answers -= 1) {
    ui.study.reveal()
    ui.study.rate(oneOf(RATINGS, random) ?? 3)
  }
  await ui.study.settled()
}

const markInStudy: Action = async (ui, random) => {
  const what = oneOf(['suspended', 'buried', 'flagged'] as const, random) ?? 'flagged'
  sayChange(ui, what, await ui.study.mark(what, what !== 'flagged' || ui.study.card?.isFlagged !== true))
}

const actInBrowse: Action = async (ui, random) => {
  const { browse } = ui
  await (browse.filter && below(random, 3) > 0 ? browse.open() : browse.search({ text: '', ...(below(random, 2) === 0 ? { week: 1 } : {}) }))
  const count = browse.found?.count ?? 0
  if (count === 0) return
  browse.selection = reachOf(count, random)
  const what = oneOf(['suspend', 'bring-back', 'flag', 'unflag', 'reset'] as const, random) ?? 'flag'
  sayChange(ui, what, await browse.act(what))
}

function reachOf(count: number, random: Random): Interface['browse']['selection'] {
  const from = below(random, count)
  const to = Math.min(count - 1, from + below(random, 4))
  return { active: to, anchor: from, chosen: new Set(Array.from({ length: to - from + 1 }, (_unused, index) => from + index)) }
}

const edit: Action = async (ui, random) => {
  const deckId = oneOf(ui.decks.view?.decks ?? [], random)?.id
  await ui.browse.search({ text: '', ...(deckId === undefined ? {} : { deckId }) })
  const row = oneOf([...ui.browse.rows.values()], random)
  const card = row && await ui.browse.card(row)
  if (!card?.ok) return
  await ui.edit.open(card.value.card)
  if (ui.edit.view?.original && below(random, 3) === 0) ui.edit.revert()
  else if (ui.edit.texts) ui.edit.change(written(ui.edit.texts, String(below(random, 5))))
  sayChange(ui, 'edit', await ui.edit.save())
  ui.edit.close()
}

function written(texts: NoteTexts, word: string): NoteTexts {
  return { ...texts, explanation: `Because of ${word}` }
}

const reset: Action = async (ui, random) => {
  const { decks, study, reset } = ui
  const deckId = oneOf(decks.view?.decks ?? [], random)?.id ?? ''
  const scopes: readonly ResetScope[] = [{ kind: 'all' }, { kind: 'deck', deckId }, { kind: 'week', deckId, week: 1 + below(random, 2) }, ...(study.card ? [{ kind: 'card' as const, deckId: study.card.deckId, card: study.card.key }] : [])]
  const scope = oneOf(scopes, random) ?? { kind: 'all' }
  const asked = await reset.ask(scope, 'name')
  reset.cancel()
  if (asked.ok && asked.value > 0) sayChange(ui, 'reset', await reset.reset(scope))
}

const deck: Action = async (ui, random) => {
  const { decks } = ui
  const [here, away] = [oneOf(decks.view?.decks ?? [], random), oneOf(decks.view?.deleted ?? [], random)]
  switch (below(random, 4)) {
    case 0:
      // The library is not emptied, or there would be nothing to do.
      if (here && (decks.view?.decks.length ?? 0) > 2) sayChange(ui, 'remove', await decks.remove(here.id))
      return
    case 1:
      if (away) sayChange(ui, 'restore', await decks.restore(away.id))
      return
    case 2:
      if (here) sayChange(ui, 'bring back', await decks.bringBack(here.id))
      return
    default:
      if (here) await decks.choose(here.id)
  }
}

/** A list that is pasted: new words, the same once more, or some of them otherwise; as a deck of its own or to one that is there. */
const take: Action = async (ui, random) => {
  const { imports } = ui
  const words = Array.from({ length: 2 + below(random, 4) }, (_unused, number) => `word ${String(number)}\tmeaning ${String(below(random, 3))}`)
  await imports.paste({ text: `${words.join('\n')}\n`, table: { separator: '\t', hasHeader: false } })
  if (imports.stage.kind !== 'preview') throw new Error(`An import ended as ${JSON.stringify(imports.stage)}`)
  const { plan, targets } = imports.stage.preview
  const target = oneOf(targets, random)
  const to = oneOf([{ kind: 'own' as const }, { kind: 'separate' as const }, ...(target ? [{ kind: 'add' as const, deckId: target.deckId }] : [])], random)
  const done = await imports.accept({ ...plan, duplicates: oneOf(['both', 'skip', 'update'] as const, random) ?? 'both', ...(to ? { target: to } : {}) }, [])
  if (!done) throw new Error(`An import ended as ${JSON.stringify(imports.stage)}`)
  say(ui, `import ${String(done.step)}`, done.step)
}

const exam: Action = async ({ exam, decks }, random) => {
  const open = exam.home?.attempts.filter(({ endedAtMs }) => endedAtMs === undefined) ?? []
  if (!exam.sitting) {
    const going = below(random, 2) === 0 ? oneOf(open, random) : undefined
    const deckId = decks.view?.decks.find(({ title }) => title.includes('시험'))?.id
    if (going) await exam.open(going.id)
    else if (deckId !== undefined) await exam.begin({ deckId, paper: oneOf([{ kind: 'short' as const }, { kind: 'fixed' as const, number: 1 }], random) ?? { kind: 'short' }, mode: 'timed', seed: below(random, 99) })
  }
  for (let answers = below(random, 4); answers > 0; answers -= 1) {
    exam.go(below(random, exam.sitting?.questions.length ?? 1))
    await exam.change({ chosen: [below(random, 2)] })
  }
  if (below(random, 2) === 0) await exam.finish()
  await exam.loadHome()
}

const settings: Action = async ({ app }, random) => {
  if (below(random, 2) === 0) await app.change({ newPerDay: oneOf([5, 10, 'auto'] as const, random) ?? 'auto' })
  else await app.changeCourse('streams', { examDate: oneOf(['2026-12-20', '2027-01-10', undefined], random), minutesPerDay: oneOf([30, undefined], random) })
}

const backUp: Action = async ({ backups }, random) => {
  await backups.load()
  if (below(random, 3) === 0) await api['profile:export']()
  else if ((backups.view?.backups.length ?? 0) < 3) await backups.make()
}

const bringIn: Action = async (ui, random) => {
  const { backups } = ui
  await backups.load()
  const known = oneOf(backups.view?.backups ?? [], random)
  const looked = await (known && below(random, 2) === 0 ? backups.look(known.name) : backups.look())
  if (!looked.ok || !looked.value) return
  const done = await backups.restore(below(random, 2) === 0 ? 'merge' : 'replace')
  if (done.ok) say(ui, `restore ${String(done.value.step)}`, done.value.step)
}

/** Each action and how often it comes. */
export const ACTIONS: Readonly<Record<string, { readonly weight: number; readonly act: Action }>> = {
  study: { weight: 4, act: study },
  rate: { weight: 20, act: rate },
  mark: { weight: 8, act: markInStudy },
  browse: { weight: 10, act: actInBrowse },
  edit: { weight: 6, act: edit },
  reset: { weight: 5, act: reset },
  deck: { weight: 7, act: deck },
  import: { weight: 3, act: take },
  exam: { weight: 5, act: exam },
  settings: { weight: 3, act: settings },
  backUp: { weight: 2, act: backUp },
  bringIn: { weight: 4, act: bringIn },
}
