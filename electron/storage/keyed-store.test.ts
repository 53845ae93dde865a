import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { verbatim } from '../shared/facts.ts'
import { openConfStore } from './conf-store.ts'
import { sealGeneration } from './generation.ts'
import { KeyedStore, removeStrayFiles, type OpenStore } from './keyed-store.ts'
import { storesOf, useFolder } from './test-support.ts'

const folder = useFolder()
const open = (openStore: OpenStore = openConfStore): KeyedStore => new KeyedStore({ dataFolder: folder.path, name: 'thing', openStore, schema: z.unknown() })
const path = (letter: 'a' | 'b'): string => join(folder.path, 'stores', `thing.${letter}.json`)
const notice = (file: string): unknown => ({ code: 'quarantined', file, detail: join('quarantine', file) })

function written(values: readonly unknown[]): KeyedStore {
  const store = open()
  for (const value of values) store.write(value)
  return store
}

test('values alternate between two files, and the newest is read', () => {
  written([{ n: 1 }, { n: 2 }, { n: 3, text: '카드 "=\\\n' }])
  expect(storesOf(folder.path).map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown)).toEqual([
    { version: 1, generation: 3, checksum: expect.any(Number) as number, value: { n: 3, text: '카드 "=\\\n' } },
    { version: 1, generation: 2, checksum: expect.any(Number) as number, value: { n: 2 } },
  ])
  const again = open()
  expect([again.read(), again.notices]).toEqual([{ n: 3, text: '카드 "=\\\n' }, []])
  again.write({ n: 4 })
  expect(open().read()).toEqual({ n: 4 })
})

test('a store that was never written has no value', () => {
  const store = open()
  expect([store.read(), store.notices]).toEqual([undefined, []])
})

describe('damage', () => {
  const flipped = (text: string, at: number): Buffer => {
    const bytes = Buffer.from(text)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }
  const damages: readonly (readonly [string, (text: string) => string | Buffer])[] = [
    ['emptied', () => ''],
    ['truncated', (text) => text.slice(0, -1)],
    ['null', () => 'null'],
    ['a list', () => '[]'],
    ['an object of something else', () => '{}'],
    ['NULs', (text) => '\0'.repeat(text.length)],
    ['a flipped bit in the value', (text) => flipped(text, text.length - 4)],
    ['a flipped bit in the generation', (text) => flipped(text, text.indexOf('"generation":') + 13)],
    ['trailing bytes', (text) => `${text}}`],
    ['another generation put in', (text) => text.replace('"generation":2', '"generation":9')],
    ['no UTF-8', () => Buffer.of(0xff, 0xfe, 0x80)],
  ]

  test.each(damages)('%s: the generation before is read and the damaged file kept aside', (_name, damage) => {
    written([{ n: 1 }, { n: 2 }])
    const content = Buffer.from(damage(readFileSync(path('b'), 'utf8')))
    writeFileSync(path('b'), content)
    const store = open()
    expect([store.read(), store.notices]).toEqual([{ n: 1 }, [notice('thing.b.json')]])
    store.write({ n: 3 })
    expect([open().read(), readFileSync(join(folder.path, 'quarantine', 'thing.b.json'))]).toEqual([{ n: 3 }, content])
  })

  test('every bit of a file that is flipped is found out', () => {
    written([{ n: 1 }, { n: 22 }])
    const text = readFileSync(path('b'), 'utf8')
    const found = Array.from({ length: text.length }, (_unused, at) => {
      writeFileSync(path('b'), flipped(text, at))
      return open().read()
    })
    expect(found).toEqual(found.map(() => ({ n: 1 })))
  })

  test('a folder in the place of a file is moved aside', () => {
    written([{ n: 1 }, { n: 2 }])
    rmSync(path('b'))
    mkdirSync(join(path('b'), 'deep'), { recursive: true })
    const store = open()
    expect([store.read(), store.notices]).toEqual([{ n: 1 }, [notice('thing.b.json')]])
  })

  test('what is kept aside is never written over', () => {
    for (const content of ['first', 'second', 'third']) {
      mkdirSync(join(folder.path, 'stores'), { recursive: true })
      writeFileSync(path('a'), content)
      open().read()
    }
    const names = readdirSync(join(folder.path, 'quarantine')).sort()
    expect(names.map((name) => [name, readFileSync(join(folder.path, 'quarantine', name), 'utf8')])).toEqual([
      ['thing.a.json', 'first'], ['thing.a.json~2', 'second'], ['thing.a.json~3', 'third'],
    ])
  })

  const newer = [JSON.stringify(sealGeneration({ version: 2, number: 1 }, {})), '{"version":99,"anything":{}}']
  test.each(newer)('%s is of a newer version: refused and not touched', (content) => {
    written([{ n: 1 }, { n: 2 }])
    writeFileSync(path('a'), content)
    const failure = expect.objectContaining({ code: 'data-newer-version', expected: verbatim(1) }) as unknown
    expect(() => open().read()).toThrow(expect.objectContaining({ failure }))
    expect(() => { open().write({ n: 3 }) }).toThrow('newer Weekdeck')
    expect([readFileSync(path('a'), 'utf8'), storesOf(folder.path).length]).toEqual([content, 2])
  })
})

describe('a write that fails', () => {
  /** A full disk as it was seen: the library answers that all is well, and the file is cut short. */
  const cutShort: OpenStore = (place) => {
    const file = openConfStore(place)
    return { path: file.path, write: (value) => { writeFileSync(file.path, JSON.stringify(value).slice(0, 50)) } }
  }

  test('is told when the library says that it wrote and the file is cut short', () => {
    written([{ n: 1 }, { n: 2 }])
    const store = open(cutShort)
    expect(() => { store.write({ n: 3 }) }).toThrow('thing.a.json was not written whole.')
    expect(open().read()).toEqual({ n: 2 })
  })

  test('leaves the generation before, and the next one is right', () => {
    let isFull = true
    const store = open((place) => {
      const good = openConfStore(place)
      return { path: good.path, write: (value) => { (isFull ? cutShort(place) : good).write(value) } }
    })
    expect(() => { store.write({ n: 1 }) }).toThrow('not written whole')
    isFull = false
    store.write({ n: 2 })
    store.write({ n: 3 })
    expect([open().read(), open().notices]).toEqual([{ n: 3 }, []])
  })

  test('does not make a data folder anew that is gone', () => {
    const store = written([{ n: 1 }])
    rmSync(folder.path, { recursive: true })
    expect(() => { store.write({ n: 2 }) }).toThrow('ENOENT')
    expect(() => readdirSync(folder.path)).toThrow('ENOENT')
  })

  const mayWriteAnywhere = process.platform === 'win32' || process.getuid?.() === 0
  test('is refused at once in a folder that may not be written', ({ skip }) => {
    skip(mayWriteAnywhere, 'root, and anybody on Windows, may write anywhere')
    const store = written([{ n: 1 }])
    chmodSync(join(folder.path, 'stores'), 0o555)
    const startMs = performance.now()
    expect(() => { store.write({ n: 2 }) }).toThrow('EACCES')
    expect(performance.now() - startMs).toBeLessThan(500)
    chmodSync(join(folder.path, 'stores'), 0o755)
  })
})

test('temporary files of a killed run are removed, stores are not', () => {
  written([{ n: 1 }, { n: 2 }])
  writeFileSync(`${path('a')}.tmp-1234567890abcdef`, 'half')
  removeStrayFiles(folder.path)
  expect(storesOf(folder.path)).toEqual([path('a'), path('b')])
})
