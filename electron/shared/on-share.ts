/** Hears how far something long has come, 0–1. */
export type OnShare = (share: number) => void
