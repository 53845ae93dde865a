import { RATINGS, type Rating } from '../../../electron/shared/domain/rating.ts'

/** Message keys of the ratings. */
export const RATING_NAMES = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const satisfies Record<Rating, string>

/** The ratings of two-button grading: forgotten and recalled. */
export const TWO_RATINGS: readonly Rating[] = [1, 3]

/** The ratings a person has to choose from. */
export function ratingsOf(isTwo: boolean): readonly Rating[] {
  return isTwo ? TWO_RATINGS : RATINGS
}

/** Message key of a rating: with two buttons they go by what happened, not by FSRS's names. */
export function ratingName(rating: Rating, isTwo: boolean): 'forgotten' | 'recalled' | (typeof RATING_NAMES)[Rating] {
  if (!isTwo) return RATING_NAMES[rating]
  return rating === 1 ? 'forgotten' : 'recalled'
}
