import { describe, expect, test } from 'vitest'
import { READABLE_ENDINGS } from '../../../electron/shared/endings.ts'
import { readDropped } from './dropped-files.ts'

function fileEntry(fullPath: string, text: string): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? ''
  const file = (done: (file: File) => void): void => { done(new File([text], name)) }
  return { isFile: true, isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry
}

/** Hands its children out two at a time, as a browser hands out a large folder. */
function folderEntry(fullPath: string, children: readonly FileSystemEntry[]): FileSystemEntry {
  const createReader = (): unknown => {
    let from = 0
    return { readEntries: (done: (portion: readonly FileSystemEntry[]) => void) => { done(children.slice(from, from += 2)) } }
  }
  return { isFile: false, isDirectory: true, name: fullPath.split('/').at(-1), fullPath, createReader } as unknown as FileSystemEntry
}

async function read(...entries: readonly FileSystemEntry[]): Promise<unknown> {
  const result = await readDropped(entries)
  return result.ok ? result.value.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]) : result.error
}

describe('what was dropped', () => {
  test('a file comes with its name and bytes', async () => {
    expect(await read(fileEntry('/guide.md', '# 가이드'))).toEqual([['guide.md', '# 가이드']])
  })

  test('a file of any name is read, so that its reader can say what it is not', async () => {
    expect(await read(fileEntry('/photo.png', 'x'))).toEqual([['photo.png', 'x']])
  })

  test('a folder gives its readable files in name order, named from inside it', async () => {
    const folder = folderEntry('/guide', [
      fileEntry('/guide/2.md', 'b'),
      fileEntry('/guide/photo.png', 'x'),
      fileEntry('/guide/.hidden.md', 'x'),
      folderEntry('/guide/parts', [fileEntry('/guide/parts/deck.JSON', 'c')]),
      fileEntry('/guide/1.md', 'a'),
    ])
    expect(await read(folder)).toEqual([['1.md', 'a'], ['2.md', 'b'], ['parts/deck.JSON', 'c']])
  })

  test('a folder with nothing to read is named in the failure', async () => {
    expect(await read(folderEntry('/photos', [fileEntry('/photos/a.png', 'x')]))).toEqual({
      code: 'format-unknown',
      message: 'Nothing here can be read: drop a Markdown guide, an Anki package, a table or a Weekdeck deck.',
      expected: { fact: 'readable-files' },
      file: 'photos',
    })
  })

  test('more files than can be read are refused before they are read', async () => {
    const many = Array.from({ length: 1200 }, (_unused, index) => fileEntry(`/big/${String(index)}.md`, 'x'))
    expect(await read(folderEntry('/big', many))).toEqual({
      code: 'file-too-large',
      message: 'This is too much to read at once: drop the guide or the deck alone.',
      found: { fact: 'more-files', values: { count: 1000 } },
      expected: { fact: 'files-and-megabytes-at-most', values: { count: 1000, megabytes: 64 } },
      file: 'big',
    })
  })

  test('folders nested without end are refused', async () => {
    let folder = folderEntry('/d', [fileEntry('/d/a.md', 'x')])
    for (let depth = 0; depth < 1500; depth += 1) folder = folderEntry('/d', [folder])
    expect(await read(folder)).toEqual({
      code: 'folder-too-deep',
      message: 'Folders are nested more than 32 deep: drop only the folder of the guide.',
      expected: { fact: 'deep-at-most', values: { count: 32 } },
      file: 'd',
    })
  })

  test('a folder that is too large to be searched is refused, though little in it can be read', async () => {
    const many = Array.from({ length: 20_001 }, (_unused, index) => fileEntry(`/photos/${String(index)}.raw`, ''))
    expect(await read(folderEntry('/photos', many))).toMatchObject({ code: 'file-too-large', found: { fact: 'more-files', values: { count: 20_000 } }, file: 'photos' })
  })

  test('a folder is searched for everything that can be read', async () => {
    const names = READABLE_ENDINGS.map((ending) => `words.${ending}`).toSorted()
    expect(await read(folderEntry('/all', names.map((name) => fileEntry(`/all/${name}`, name))))).toEqual(names.map((name) => [name, name]))
  })

  test('a file that went away meanwhile is a failure, not a crash', async () => {
    const gone = Object.assign(fileEntry('/gone.md', ''), { file: (_done: unknown, failed: (error: Error) => void) => { failed(new Error('gone')) } })
    expect(await read(gone)).toEqual({ code: 'file-unreadable', message: 'The dropped files cannot be read: Error: gone', file: 'gone.md' })
  })
})
