const LOOK_EVERY_MS = 2

/** The longest time, in milliseconds, for which nothing else could run while something was done. */
export async function longestBlock(act: () => Promise<unknown>): Promise<number> {
  let longestMs = 0
  let lastMs = performance.now()
  const look = (): void => {
    const nowMs = performance.now()
    longestMs = Math.max(longestMs, nowMs - lastMs - LOOK_EVERY_MS)
    lastMs = nowMs
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  await act()
  await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY_MS) })
  look()
  clearInterval(timer)
  return longestMs
}
