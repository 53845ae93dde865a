import { changeMarks } from '../../shared/domain/marks.ts'
import { UserError } from '../../shared/errors.ts'
import { verbatim } from '../../shared/facts.ts'
import type { Changed } from '../../shared/views/app.ts'
import type { MarksRequest } from '../../shared/views/study.ts'
import { progressOf, record, stamp, todayOf, type Context } from './context.ts'

/** Marks cards, or takes the mark away; tells how many that changed. One step of undo, and nothing is written for none. */
export async function setMarks(context: Context, { cards, mark, isOn }: MarksRequest): Promise<Changed> {
  const gone = cards.find((key) => !context.library.card(key))
  if (gone !== undefined) throw new UserError({ code: 'card-missing', message: 'This card is not in the library any more.', found: verbatim(gone) })
  const change = changeMarks(progressOf(context).marks, { cards, mark, isOn, today: todayOf(context) })
  const count = Object.keys(change.after).length
  return { count, step: count === 0 ? null : await record(context, { kind: 'marked', ...stamp(context), ...change }) }
}
