import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { PARTS, type LearnedState } from '../shared/domain/parts.ts'

/** Values compared before something else may run. */
const VALUES_A_TURN = 1000

/** Whether two states are the same in every part. */
export async function isSameState(one: LearnedState, other: LearnedState): Promise<boolean> {
  let compared = 0
  for (const name of PARTS) {
    const [here, there]: readonly ReadonlyMap<unknown, unknown>[] = [one[name], other[name]]
    if (here?.size !== there?.size) return false
    for (const [key, value] of here ?? []) {
      if (!isDeepStrictEqual(value, there?.get(key))) return false
      compared += 1
      if (compared % VALUES_A_TURN === 0) await nextTurn()
    }
  }
  return true
}
