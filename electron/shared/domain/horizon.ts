/**
 * Days ahead of today that anything is summed over: ten years. A card answered well today rests for years, and no guide
 * is studied for longer, so what lies further off changes nothing of today; without an end, a mistyped year (9026) would
 * cost millions of days at every look.
 */
export const HORIZON_DAYS = 3653
