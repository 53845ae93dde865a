import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freeFolder, listFolders, readDeckFolder, readTextInside, removeHalfWrittenDecks, safeFolderName, writeDeck, type DeckToWrite } from './deck-files.ts'
import { useFolder } from './test-support.ts'

const folder = useFolder()
const deck = new Map([['deck.json', '{"a":1}'], ['week-1.json', '{"b":"카드"}']])
const guide = new Map([['guide.md', '# 가이드'], ['parts/two/section.md', 'text']])
const deckIn = (name: string): DeckToWrite => ({ dataFolder: folder.path, folder: name, deck, guide })
const inDecks = (): readonly string[] => readdirSync(join(folder.path, 'decks'))

test('a deck that was written is read back whole, with its guide', async () => {
  await writeDeck(deckIn('aws'))
  const root = join(folder.path, 'decks', 'aws')
  expect(await readDeckFolder(join(root, 'deck'))).toEqual(deck)
  expect(await Promise.all([...guide.keys()].map((name) => readTextInside(join(root, 'guide'), name)))).toEqual([...guide.values()])
  expect(await listFolders(join(folder.path, 'decks'))).toEqual(['aws'])
})

test('nothing of a deck stays when one of its files leads out of it', async () => {
  const write = writeDeck({ ...deckIn('aws'), guide: new Map([['guide.md', ''], ['../../../outside.md', 'x']]) })
  await expect(write).rejects.toMatchObject({ failure: { code: 'not-allowed', file: '../../../outside.md' } })
  expect([inDecks(), existsSync(join(folder.path, 'outside.md'))]).toEqual([[], false])
})

test('a deck that is there is never written over', async () => {
  await writeDeck(deckIn('aws'))
  await expect(writeDeck({ ...deckIn('aws'), deck: new Map([['deck.json', 'other']]) })).rejects.toMatchObject({ failure: { code: 'not-saved' } })
  expect([inDecks(), await readDeckFolder(join(folder.path, 'decks', 'aws', 'deck'))]).toEqual([['aws'], deck])
})

test('a refused write says so and leaves nothing', async () => {
  writeFileSync(join(folder.path, 'decks'), 'a file where the folder should be')
  await expect(writeDeck(deckIn('aws'))).rejects.toMatchObject({ failure: { code: 'not-saved' } })
  expect(readFileSync(join(folder.path, 'decks'), 'utf8')).toBe('a file where the folder should be')
})

test('later editions of a deck get folders of their own', async () => {
  const names: string[] = []
  for (let edition = 0; edition < 3; edition += 1) {
    const name = await freeFolder(folder.path, 'AWS ML')
    await writeDeck(deckIn(name))
    names.push(name)
  }
  expect(names).toEqual(['aws-ml', 'aws-ml~2', 'aws-ml~3'])
})

test('folder names are ones that every system takes', () => {
  const ids = ['aws-mls-ko', '머신 러닝/2026', '../..', 'CON', 'nul.txt', '', 'Ünïcode', '가'.repeat(200)]
  expect(ids.map(safeFolderName)).toEqual(['aws-mls-ko', '머신-러닝-2026', 'deck-', 'deck-con', 'nul-txt', 'deck-', 'n-code', '가'.repeat(80)])
})

test('what a killed import left is removed, decks are not', async () => {
  await writeDeck(deckIn('aws'))
  mkdirSync(join(folder.path, 'decks', '.new-1', 'deck'), { recursive: true })
  await removeHalfWrittenDecks(folder.path)
  expect(inDecks()).toEqual(['aws'])
})

test('a guide file that leads out or is gone is told by name', async () => {
  await writeDeck(deckIn('aws'))
  const root = join(folder.path, 'decks', 'aws', 'guide')
  if (process.platform !== 'win32') symlinkSync('/etc', join(root, 'etc'))
  await expect(readTextInside(root, '../deck/deck.json')).rejects.toMatchObject({ failure: { code: 'not-allowed', file: '../deck/deck.json' } })
  const code = process.platform === 'win32' ? 'file-missing' : 'not-allowed'
  await expect(readTextInside(root, 'etc/hostname')).rejects.toMatchObject({ failure: { code } })
  await expect(readTextInside(root, 'gone.md')).rejects.toMatchObject({ failure: { code: 'file-missing', file: 'gone.md' } })
})

test('a folder that is not there has no folders', async () => {
  expect(await listFolders(join(folder.path, 'nothing'))).toEqual([])
})
