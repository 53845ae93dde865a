const STEPS = 2 ** 20
const MOST = 1000

/**
 * Places by falling value; nearly equal ones (to a millionth) and all above a thousand stay in the order of the places,
 * which ascend. Value and place are packed into one number each, because numbers sort many times faster than what a
 * function compares.
 */
export function byFallingValue(places: ArrayLike<number>, values: ArrayLike<number>): Int32Array {
  const span = (places[places.length - 1] ?? 0) + 1
  const packed = new Float64Array(places.length)
  for (let index = 0; index < places.length; index += 1) {
    packed[index] = Math.floor((MOST - Math.min(MOST, values[index] ?? 0)) * STEPS) * span + (places[index] ?? 0)
  }
  packed.sort()
  const order = new Int32Array(packed.length)
  for (let index = 0; index < order.length; index += 1) order[index] = (packed[index] ?? 0) % span
  return order
}
