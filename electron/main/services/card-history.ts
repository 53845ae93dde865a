import type { PastReview } from '../../shared/contract.ts'
import type { CardKey } from '../../shared/domain/deck.ts'
import type { Numbered, ReviewEntry } from '../../shared/domain/entries.ts'
import { readJournal } from '../../storage/journal-read.ts'

/**
 * The answers a card was given, the newest first, without those taken back. They stand in the journal only, which is
 * read in batches: what is damaged in it was reported at the start, so it is not told again.
 */
export async function reviewsOf(dataFolder: string, key: CardKey): Promise<readonly PastReview[]> {
  let reviews: Numbered<ReviewEntry>[] = []
  for await (const batch of readJournal({ dataFolder, from: {}, isLive: true, notices: [] })) {
    for (const { entry } of batch) {
      if (entry?.kind === 'review' && entry.card === key) reviews.push(entry)
      else if (entry?.kind === 'undo' && entry.entry.kind === 'review' && entry.entry.card === key) {
        const { undoes, entry: { atMs } } = entry
        reviews = reviews.filter((review) => review.seq !== undoes || review.atMs !== atMs)
      }
    }
  }
  return reviews.reverse().map(({ atMs, rating, tookMs, mode, after }) => ({ atMs, rating, tookMs, mode, intervalDays: after?.intervalDays ?? 0 }))
}
