import type { StepOutcome } from '../../shared/contract.ts'
import { bringBack, chooseDeck, decksView, deleteDeck, restoreDeck } from '../services/decks.ts'
import { chooseFiles, jobsOf, jobsOfPaths } from '../services/import-files.ts'
import { countReset, reset } from '../services/progress.ts'
import { changesDecks, takeStep } from '../services/steps.ts'
import { exportTo } from './exports.ts'
import { textsOf, type HandlersOf, type Room } from './room.ts'

export function decksHandlers(room: Room): HandlersOf<'decks' | 'progress'> {
  const { context, study, imports, backups, desktop, reload } = room
  return {
    'decks:list': () => decksView(context),
    'decks:choose': (deckId) => chooseDeck(context, deckId),
    'decks:open': async (source) => {
      if (source.kind !== 'dialog') return imports.open(jobsOf(source, textsOf(room)))
      const paths = await chooseFiles(desktop.window(), textsOf(room))
      return paths && imports.open(jobsOfPaths(paths))
    },
    'decks:preview': (request) => imports.preview(request),
    'decks:reread': (choice) => imports.reread(choice),
    'decks:import': async (choice) => {
      await backups.before('import')
      const done = await imports.import(choice)
      if (done && !done.isUnchanged) await reload()
      return done
    },
    'decks:compare': (choice) => imports.compare(choice),
    'decks:discard': (queue) => imports.discard(queue),
    'decks:export': (request) => exportTo(room, request),
    'decks:delete': async (deckId) => {
      await backups.before('delete')
      const done = await deleteDeck(context, deckId)
      study.refresh()
      return done
    },
    'decks:bring-back': async (deckId) => {
      const done = await bringBack(context, deckId)
      study.refresh()
      return done
    },
    'decks:restore': (deckId) => restoreDeck(context, deckId),
    'progress:count': (scope) => countReset(context, scope),
    'progress:reset': (scope) => room.inTurn(async () => {
      if (countReset(context, scope) > 0) await backups.before('reset')
      const done = await reset(context, scope)
      study.refresh()
      return done
    }),
    'progress:undo': (step) => room.inTurn(() => stepBack(room, 'undo', step)),
    'progress:redo': (step) => room.inTurn(() => stepBack(room, 'redo', step)),
  }
}

async function stepBack({ context, study, desktop, reload }: Room, way: 'undo' | 'redo', step: number | undefined): Promise<StepOutcome> {
  const outcome = await takeStep(context, way, step)
  if (outcome.kind !== 'done') return outcome
  const { what } = outcome.step
  if (changesDecks(what)) await reload()
  else study.refresh()
  if (what === 'edited') desktop.send('library:changed', null)
  return outcome
}
