import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, type RawLine } from './raw-lines.ts'

const MOST = 8

async function linesIn(chunks: readonly string[]): Promise<readonly RawLine[]> {
  async function* content(): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk))
  }
  const lines: RawLine[] = []
  for await (const batch of linesOf(content(), { from: 100, mostBytes: MOST })) lines.push(...batch)
  return lines
}

/** The same by the plainest way there is. */
function linesOfText(text: string): readonly RawLine[] {
  let start = 100
  return text.split(/(?<=\n)/).filter(Boolean).flatMap((line) => {
    const ended = line.replace(/\n$/, '')
    const end = start + line.length
    const isHeld = ended.length <= MOST
    const found = { bytes: Buffer.from(isHeld ? ended : ''), start, end, isEnded: ended !== line, isHeld }
    start = end
    return ended === '' ? [] : [found]
  })
}

test('lines are the same however their file comes in; of one that is too long only its place is known', async () => {
  const chunk = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 })
  await fc.assert(fc.asyncProperty(fc.array(chunk), async (chunks) => {
    expect(await linesIn(chunks)).toEqual(linesOfText(chunks.join('')))
  }))
})

test('a million empty lines cost nothing', async () => {
  const lines = await linesIn(['a\n', '\n'.repeat(1_000_000), 'b'])
  expect(lines.map(({ start, end }) => [start, end])).toEqual([[100, 102], [1_000_102, 1_000_103]])
})
