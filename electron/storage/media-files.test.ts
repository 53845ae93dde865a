import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { removeHalfWrittenDecks, writeDeck, type DeckToWrite } from './deck-files.ts'
import type { MediaToWrite } from './media-files.ts'
import { useFolder } from './test-support.ts'

const folder = useFolder()

function mediaOf(count: number): readonly MediaToWrite[] {
  return Array.from({ length: count }, (_unused, index) => {
    const bytes = Buffer.from(`picture ${String(index)}`)
    return { hash: createHash('sha256').update(bytes).digest('hex'), extension: 'png', bytes }
  })
}
const deckWith = (media: readonly MediaToWrite[], name = 'aws'): DeckToWrite => ({ dataFolder: folder.path, folder: name, deck: new Map([['week-0.json', '{}']]), guide: new Map(), media })
const namesIn = (...path: readonly string[]): readonly string[] => (existsSync(join(folder.path, ...path)) ? readdirSync(join(folder.path, ...path)).sort() : [])
const nameOf = ({ hash, extension }: MediaToWrite): string => `${hash}.${extension}`

test('media are written whole, and what is there already stays', async () => {
  const media = mediaOf(200)
  const [first] = media
  mkdirSync(join(folder.path, 'media'))
  writeFileSync(join(folder.path, 'media', first ? nameOf(first) : ''), 'as it was')
  const shares: number[] = []
  await writeDeck(deckWith(media), { onShare: (share) => shares.push(share) })
  expect(namesIn('media')).toEqual(media.map(nameOf).sort())
  expect(media.slice(1).every((one) => readFileSync(join(folder.path, 'media', nameOf(one))).equals(one.bytes))).toBe(true)
  expect(readFileSync(join(folder.path, 'media', first ? nameOf(first) : ''), 'utf8')).toBe('as it was')
  expect([shares.length, shares[0], shares.at(-1), shares.every((share, index) => index === 0 || share > (shares[index - 1] ?? 1))]).toEqual([199, 1 / 199, 1, true])
})

describe('nothing of an import stays', () => {
  test('that is called off while its media are written, but what was there before', async () => {
    await writeDeck(deckWith(mediaOf(3), 'before'))
    const before = namesIn('media')
    const stop = new AbortController()
    const write = writeDeck(deckWith(mediaOf(500)), { signal: stop.signal, onShare: (share) => { if (share > 0.3) stop.abort() } })
    await expect(write).rejects.toMatchObject({ name: 'AbortError' })
    expect([namesIn('media'), namesIn('decks')]).toEqual([before, ['before']])
  })

  test('that is called off before it begins', async () => {
    await expect(writeDeck(deckWith(mediaOf(3)), { signal: AbortSignal.abort() })).rejects.toThrow()
    expect([namesIn('media'), namesIn('decks')]).toEqual([[], []])
  })

  test('whose deck the disk refuses when its media are in their places', async () => {
    await writeDeck(deckWith([], 'aws'))
    await expect(writeDeck(deckWith(mediaOf(40)))).rejects.toMatchObject({ failure: { code: 'not-saved' } })
    expect([namesIn('media'), namesIn('decks')]).toEqual([[], ['aws']])
  })

  test('that was killed, once the app starts again', async () => {
    await writeDeck(deckWith(mediaOf(2)))
    mkdirSync(join(folder.path, 'media', '.new-1'))
    writeFileSync(join(folder.path, 'media', '.new-1', 'half.png'), 'half')
    await removeHalfWrittenDecks(folder.path)
    expect(namesIn('media')).toEqual(mediaOf(2).map(nameOf).sort())
  })
})
