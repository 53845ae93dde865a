import { expect, test } from 'vitest'
import type { JournalItem } from './journal-item.ts'
import { mergeBySeq } from './journal-merge.ts'

const item = (seq: number): JournalItem => ({ file: 'a', start: 0, end: 1, seq, checksum: seq, entry: null })

test('who stops before the end leaves no source open', async () => {
  const closed: string[] = []
  async function* source(name: string, seqs: readonly number[]): AsyncGenerator<readonly JournalItem[], void> {
    try {
      for (const seq of seqs) yield [item(await Promise.resolve(seq))]
    } finally {
      closed.push(name)
    }
  }
  for await (const batch of mergeBySeq([source('one', [1, 4, 5]), source('two', [2, 3])])) {
    expect(batch.map(({ seq }) => seq)).toEqual([1])
    break
  }
  expect(closed.toSorted()).toEqual(['one', 'two'])
})
