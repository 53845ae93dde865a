/** How an answer went. Apart from what is made of it, since the window shows ratings and computes none. */
export type Rating = 1 | 2 | 3 | 4

/** Again, Hard, Good, Easy: what the four keys mean. */
export const RATINGS = [1, 2, 3, 4] as const satisfies readonly Rating[]
