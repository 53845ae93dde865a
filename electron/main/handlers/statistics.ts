import { statisticsView } from '../services/statistics.ts'
import type { HandlersOf, Room } from './room.ts'

export function statisticsHandlers({ context }: Room): HandlersOf<'statistics'> {
  return { 'statistics:show': (scope) => statisticsView(context, scope) }
}
