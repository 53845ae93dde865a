/** Tells each per cent once. */
export function byPercent(tell: (share: number) => void): (share: number) => void {
  let told = 0
  return (share) => {
    const percent = Math.floor(share * 100)
    if (percent > told) tell(percent / 100)
    told = Math.max(told, percent)
  }
}
