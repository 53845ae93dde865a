import { bringBack, chooseDeck, decksView, deleteDeck, restoreDeck } from '../services/decks.ts'
import { chooseFiles, jobsOf, jobsOfPaths } from '../services/import-files.ts'
import { changesDecks, countReset, reset, undo } from '../services/progress.ts'
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
      if (!done.isUnchanged) await reload()
      return done
    },
    'decks:compare': (choice) => imports.compare(choice),
    'decks:discard': (queue) => imports.discard(queue),
    'decks:export': (request) => exportTo(room, request),
    'decks:delete': async (deckId) => {
      await backups.before('delete')
      const view = await deleteDeck(context, deckId)
      study.refresh()
      return view
    },
    'decks:bring-back': async (deckId) => {
      const view = await bringBack(context, deckId)
      study.refresh()
      return view
    },
    'decks:restore': (deckId) => restoreDeck(context, deckId),
    'progress:count': (scope) => countReset(context, scope),
    'progress:reset': async (scope) => {
      if (countReset(context, scope) > 0) await backups.before('reset')
      const cards = await reset(context, scope)
      study.refresh()
      return cards
    },
    'progress:undo': async () => {
      const undone = await undo(context)
      if (undone && changesDecks(undone.what)) await reload()
      else if (undone) study.refresh()
      if (undone?.what === 'edited') desktop.send('library:changed', null)
      return undone
    },
  }
}
