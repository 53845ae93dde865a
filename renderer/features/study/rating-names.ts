import type { Rating } from '../../../electron/shared/domain/schedule.ts'

/** Message keys of the ratings. */
export const RATING_NAMES = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const satisfies Record<Rating, string>
