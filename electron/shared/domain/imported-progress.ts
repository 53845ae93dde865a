/** What another program knows of a card. Days are not yet those of the person's clock. */
export interface ImportedCard {
  readonly isSuspended: boolean
  /** FSRS memory; absent for a card never learnt. */
  readonly state?: ImportedState
}

export interface ImportedState {
  /** Days until recall falls to 90 %. */
  readonly stability: number
  readonly difficulty: number
  readonly dueAtMs: number
  readonly intervalDays: number
  readonly reps: number
  readonly lapses: number
  readonly lastAtMs: number
}
