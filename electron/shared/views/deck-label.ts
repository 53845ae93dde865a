/** The deck that Today, Plan and Study are about. */
export interface DeckLabel {
  readonly id: string
  readonly course: string
  readonly title: string
  readonly language: string
}
