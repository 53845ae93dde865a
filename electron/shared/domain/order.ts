const STEPS = 2 ** 20
const MOST = 1000

/**
 * Places by falling value; nearly equal ones (to a millionth) and all above a thousand stay in the order of the places,
 * which ascend. Value and place are packed into one number each, because numbers sort many times faster than what a
 * function compares.
 */
export function byFallingValue(places: readonly number[], values: readonly number[]): Iterable<number> & { readonly length: number } {
  const span = (places.at(-1) ?? 0) + 1
  const packed = new Float64Array(places.length)
  for (let index = 0; index < places.length; index += 1) {
    packed[index] = Math.floor((MOST - Math.min(MOST, values[index] ?? 0)) * STEPS) * span + (places[index] ?? 0)
  }
  return packed.sort().map((number) => number % span)
}
