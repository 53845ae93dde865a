import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildResources } from './build-resources.ts'
import { runDeck } from './run.ts'

const GUIDE =
  '# 가이드\n\n| 주차 | 주제 | 비고 |\n|-|-|-|\n| 1주차 | 데이터 | n |\n| 2~3주차 | 모델 | |\n\n## 데이터\n\nQ: 무엇인가?\nA: 이것이다.\n\nC: [구멍] 둘 [구멍].\n\n## 모델\n\n{{c1::열림\n\n- [링크](https://a.example)\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weekdeck-cli-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

function readAll(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  )
}

describe('deck build', () => {
  it('writes the files and prints one object', async () => {
    const out = join(folder, 'out/deep')
    const { exitCode, stdout, stderr } = await runDeck(['build', write('guide.md', GUIDE), '--out', out, '--json'])
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      guide: { id: '가이드-ko', course: '가이드', title: '가이드', language: 'ko' },
      plan: [
        { week: 1, topic: '데이터', notes: 'n', line: 5 },
        { week: 2, toWeek: 3, topic: '모델', notes: '', line: 6 },
      ],
      notes: 2,
      cards: 3,
      byKind: { basic: 1, cloze: 2, choice: 0 },
      byWeek: { 1: 3 },
      byRule: { attribute: 0, heading: 0, words: 3, first: 0, none: 0 },
      resources: [{ title: '링크', url: 'https://a.example', headings: ['가이드', '모델'] }],
      leftOut: [{ file: 'guide.md', line: 17, text: '{{c1::열림', reason: 'hole-unclosed' }],
      warnings: [{ code: 'cloze-unclosed', count: 1, example: '{{c1::열림', at: [{ file: 'guide.md', line: 17 }] }],
      files: ['guide.json', 'plan.json', 'week-1.json', 'week-2.json', 'week-3.json'],
    })
    expect(Object.keys(readAll(out))).toEqual(['guide.json', 'plan.json', 'week-1.json', 'week-2.json', 'week-3.json'])
  })

  it('gives the same bytes twice, clears away weeks that are no more, and lets other files be', async () => {
    const out = join(folder, 'out')
    const guide = write('guide.md', GUIDE)
    await runDeck(['build', guide, '--out', out])
    const first = readAll(out)
    write('out/week-9.json', 'old')
    write('out/mine.txt', 'kept')
    await runDeck(['build', guide, '--out', out])
    expect(readAll(out)).toEqual({ ...first, 'mine.txt': 'kept' })
  })

  it('tells a person what was made and what was left out', async () => {
    const { stdout } = await runDeck(['build', write('guide.md', GUIDE), '--out', join(folder, 'out')])
    expect(stdout.replaceAll(folder, '.')).toBe(`가이드 (가이드-ko, ko)
3 cards from 2 notes, 5 files in ./out

Weeks
  1    3 cards  데이터
  2–3  0 cards  모델

Cards by kind
  basic  1
  cloze  2

Week given by
  words  3

Resources
  링크  https://a.example  모델

Left out (1)
  guide.md:17  a hole that begins with {{ needs }} at its end  {{c1::열림

Warnings
  cloze-unclosed  1  guide.md:17  {{c1::열림
`)
  })

  it('writes nothing when the guide cannot be used, or has warnings and is asked to be strict', async () => {
    const out = join(folder, 'out')
    expect(await runDeck(['build', write('empty.md', ''), '--out', out, '--json'])).toEqual({
      exitCode: 1,
      stdout: `${JSON.stringify({ ok: false, error: { code: 'file-empty', message: 'empty.md is empty. Choose a file with cards in it.', file: 'empty.md' } }, null, 2)}\n`,
      stderr: 'empty.md is empty. Choose a file with cards in it.\n',
    })
    const { exitCode, stdout } = await runDeck(['build', write('guide.md', GUIDE), '--out', out, '--strict', '--json'])
    expect([exitCode, JSON.parse(stdout)]).toEqual([
      1,
      {
        ok: false,
        error: {
          code: 'guide-warnings',
          message: 'guide.md, line 17: cloze-unclosed: {{c1::열림. Warnings in all: 1; with --strict each is an error.',
          file: 'guide.md',
          line: 17,
        },
      },
    ])
    expect(existsSync(out)).toBe(false)
  })

  it('says what stands in the way of the files', async () => {
    const guide = write('guide.md', 'a :: b\n')
    const { exitCode, stdout } = await runDeck(['build', guide, '--out', guide, '--json'])
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([1, { ok: false, error: { code: 'not-saved' } }])
    expect(readFileSync(guide, 'utf8')).toBe('a :: b\n')
  })
})

describe('deck inspect', () => {
  it('tells what a guide of many files and what a built deck holds', async () => {
    write('guide/b.md', 'a :: b\n')
    write('guide/sub/c.md', 'c :: d\n')
    write('guide/a.md', '# Title\n')
    expect(JSON.parse((await runDeck(['inspect', join(folder, 'guide'), '--json'])).stdout)).toEqual({
      ok: true,
      format: 'guide',
      encoding: 'utf-8',
      decks: [{ title: 'Title', notes: 2, cards: 2 }],
      notes: 2,
      cards: 2,
      media: 0,
      leftOut: [],
      warnings: [],
    })
    const lint = write('lint.md', 'Q: A plan, what is it?\nA: A plan\n\n[gone](gone.md)\n')
    expect((await runDeck(['inspect', lint])).stdout).toContain('lint.md:4  a link to a file that is not in the guide')
    expect([(await runDeck(['inspect', lint])).exitCode, (await runDeck(['inspect', lint, '--strict'])).exitCode]).toEqual([0, 1])
    await runDeck(['build', join(folder, 'guide'), '--out', join(folder, 'out')])
    expect(await runDeck(['inspect', join(folder, 'out')])).toEqual({
      exitCode: 0,
      stdout:
        '  Title      Title\n  Format     weekdeck-json, utf-8\n  Course     title\n  Plan       0 weeks\n  Cards      2 from 2 notes\n  Resources  0\n',
      stderr: '',
    })
  })

  it('fails with a sentence', async () => {
    const { exitCode, stderr } = await runDeck(['inspect', write('deck.json', '{"format":"weekdeck","version":7}')])
    expect([exitCode, stderr]).toEqual([
      1,
      'deck.json is of version 7, and this Weekdeck reads up to 1. Update Weekdeck to open it.\n',
    ])
  })
})

describe('deck', () => {
  it.each([
    [['build', 'x'], 'build needs --out DIR'],
    [['build', '--out', 'x'], 'build takes one guide: a file or a folder'],
    [['inspect', 'a', 'b'], 'inspect takes one file or folder'],
    [['bake'], 'there is no command "bake"'],
  ])('ends with 2 for wrong words: %j', async (words, message) => {
    const { exitCode, stdout, stderr } = await runDeck([...words, '--json'])
    expect([exitCode, JSON.parse(stdout), stderr.split('\n')[0]]).toEqual([
      2,
      { ok: false, error: { code: 'bad-argument', message } },
      message,
    ])
  })

  it('prints its words and the schema', async () => {
    expect(await runDeck(['--help'])).toMatchObject({ exitCode: 0, stderr: '' })
    expect(JSON.parse((await runDeck(['schema'])).stdout)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'Weekdeck deck file',
    })
  })
})

describe('deck build-resources', () => {
  it('builds each guide into a folder of its own name, and fails where one cannot be used', async () => {
    write('guide/one/guide.md', GUIDE)
    write('decks/old/week-1.json', '{}')
    expect(await buildResources(folder)).toMatchObject({
      isDone: true,
      text: 'resources/decks/one: 3 cards\n',
      notes: '\nWarnings\n  cloze-unclosed  1  guide.md:17  {{c1::열림\n',
    })
    expect(readdirSync(join(folder, 'decks'))).toEqual(['one'])
    expect(Object.keys(readAll(join(folder, 'decks/one')))).toContain('week-1.json')
    write('guide/two/guide.md', '# Nothing\n')
    expect(await buildResources(folder)).toMatchObject({ isDone: false, report: { ok: false, error: { code: 'guide-no-cards' } } })
  })
})
