import type { BrowseActRequest, Changed } from '../../shared/contract.ts'
import { Browse } from '../services/browse.ts'
import { reviewsOf } from '../services/card-history.ts'
import { setMarks } from '../services/marks.ts'
import { resetCards } from '../services/progress.ts'
import type { HandlersOf, Room } from './room.ts'

export function browseHandlers(room: Room): HandlersOf<'browse'> {
  const browse = new Browse(room.context)
  return {
    'browse:search': (request) => browse.search(request),
    'browse:rows': (request) => browse.rows(request),
    'browse:card': (request) => browse.card(request),
    'browse:history': (card) => reviewsOf(room.context.dataFolder, card),
    'browse:act': (request) => act(room, browse, request),
  }
}

/** Does something with chosen cards, as one step of undo. */
async function act({ context, study, desktop, inTurn }: Room, browse: Browse, request: BrowseActRequest): Promise<Changed> {
  const cards = browse.keysAt(request)
  const changed = await inTurn(change)
  study.refresh()
  if (changed.count > 0) desktop.send('library:changed', null)
  return changed

  function change(): Promise<Changed> {
    switch (request.act) {
      case 'suspend':
      case 'bring-back':
        return setMarks(context, { cards, mark: 'suspended', isOn: request.act === 'suspend' })
      case 'flag':
      case 'unflag':
        return setMarks(context, { cards, mark: 'flagged', isOn: request.act === 'flag' })
      case 'reset':
        return resetCards(context, cards)
    }
  }
}
