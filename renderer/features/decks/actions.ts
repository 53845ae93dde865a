/** What can be done with a deck and with one of its weeks. */
export type DeckAction = 'study' | 'flip' | 'back' | 'choose' | 'export' | 'reset' | 'delete'
export type WeekAction = 'study' | 'flip' | 'cram' | 'reset'
