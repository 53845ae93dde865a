import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ImportFile } from '../formats/import.ts'
import type { ReadChoice } from '../shared/domain/reading.ts'
import { ImportSession } from './import-session.ts'
import type { FinishedDeck, ImportGoal, Outlook, ReadDeck } from './reader-messages.ts'

const GOAL: ImportGoal = {
  deckId: 'words', course: 'words', title: 'words', isAdded: false, startOver: [], withLearnt: false, withoutDerived: false, duplicates: 'both',
}

async function opened(text: string, choice: ReadChoice = {}): Promise<{ session: ImportSession; read: ReadDeck }> {
  const session = new ImportSession()
  const read = await session.answer({ kind: 'read', files: [{ name: 'words.csv', bytes: new TextEncoder().encode(text) }], choice }) as ReadDeck
  return { session, read }
}

/** Puts a finished deck where the library has its decks. */
async function shelve({ files }: { readonly files: ReadonlyMap<string, string | Uint8Array> }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'weekdeck-session-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of files) await writeFile(join(folder, name), text)
  return folder
}

const finish = (session: ImportSession, goal: ImportGoal): Promise<FinishedDeck> => session.answer({ kind: 'finish', goal }) as Promise<FinishedDeck>
const outlook = (session: ImportSession, goal: ImportGoal): Promise<Outlook> => session.answer({ kind: 'outlook', goal }) as Promise<Outlook>

describe('one import', () => {
  test('is told by its facts, and read otherwise without its files being sent again', async () => {
    const { session, read } = await opened('단어;뜻\n사과;apple, red\n배;pear\n')
    expect(read.facts).toMatchObject({
      cards: 2, encoding: 'utf-8', sample: [{ ask: '사과', answer: 'apple, red', markup: 'md' }, { ask: '배', answer: 'pear', markup: 'md' }],
      table: {
        separator: ';', hasHeader: true, isHtml: false,
        columns: [{ name: '단어', role: 'front', example: '사과' }, { name: '뜻', role: 'back', example: 'apple, red' }],
      },
    })
    const again = await session.answer({ kind: 'read', choice: { table: { separator: ';', hasHeader: false, roles: ['back', 'front'] } } }) as ReadDeck
    expect(again.facts.sample.map(({ ask }) => ask)).toEqual(['뜻', 'apple, red', 'pear'])
  })

  test('tells how far it is', async () => {
    const shares: number[] = []
    const session = new ImportSession((share) => { shares.push(share) })
    await session.answer({ kind: 'read', files: [{ name: 'a.csv', bytes: new TextEncoder().encode('앞,뒤\n사과,apple\n') }], choice: {} })
    expect(shares).toEqual([0.2])
  })

  test('that cannot be read otherwise stays as it was', async () => {
    const { session } = await opened('앞,뒤\n사과,apple\n')
    await expect(session.answer({ kind: 'read', choice: { encoding: 'utf-16be' } })).rejects.toThrow('gives no cards')
    expect((await finish(session, GOAL)).cards).toBe(1)
  })

  test('a second time is the same, whatever name and week it was given', async () => {
    const { session } = await opened('앞,뒤\n사과,apple\n배,pear\n')
    const named = await finish(session, { ...GOAL, title: '낱말', week: 2 })
    const { session: later } = await opened('앞,뒤\n사과,apple\n배,pear\n')
    const goal = { ...GOAL, title: '낱말', existing: await shelve(named) }
    expect([named.isUnchanged, (await finish(later, goal)).isUnchanged, await outlook(later, goal)]).toEqual([
      false, true, { notes: 2, cards: 2, duplicates: 0, edition: { same: 2, changed: 0, moved: 0, added: 0, removed: 0, changes: [] } },
    ])
  })

  test('of a deck file whose fields are ordered otherwise is the same deck', async () => {
    const deck = { id: 'words', course: 'words', title: 'words', language: 'en' }
    const option = { text: 'recall', right: true, why: 'found among all' }
    const note = { id: 'q', kind: 'choice', front: 'Which?', options: [option, { text: 'loss', right: false }], domains: { A: '1', B: '2' } }
    const file = (content: object): ImportFile => ({ name: 'words.json', bytes: new TextEncoder().encode(JSON.stringify(content)) })
    const before = new ImportSession()
    await before.answer({ kind: 'read', files: [file({ format: 'weekdeck', version: 1, deck, cards: [note] })], choice: {} })
    const there = await finish(before, GOAL)
    const turned = { domains: { B: '2', A: '1' }, options: [{ why: option.why, right: true, text: option.text }, { right: false, text: 'loss' }], front: 'Which?', kind: 'choice', id: 'q' }
    const after = new ImportSession()
    await after.answer({ kind: 'read', files: [file({ cards: [turned], deck, version: 1, format: 'weekdeck' })], choice: {} })
    expect((await finish(after, { ...GOAL, existing: await shelve(there) })).isUnchanged).toBe(true)
  })

  test('of a guide of 130 choices is the same guide however its lines end, and one changed word is one change', async () => {
    const guide = Array.from({ length: 130 }, (_unused, at) => `Q: What does metric ${String(at)} tell of a model?\n\n- [x] How often it is right — it counts ${String(at)} cases\n- [ ] How large it is — it never looks\n`)
    const text = `# Metrics\n\n## All of them\n\n${guide.join('\n')}`
    const open = async (content: string): Promise<ImportSession> => {
      const session = new ImportSession()
      await session.answer({ kind: 'read', files: [{ name: 'metrics.md', bytes: new TextEncoder().encode(content) }], choice: {} })
      return session
    }
    const first = await finish(await open(text), GOAL)
    const existing = await shelve(first)
    const edition = async (content: string): Promise<Outlook['edition']> => (await outlook(await open(content), { ...GOAL, existing })).edition
    const same = { same: 130, changed: 0, moved: 0, added: 0, removed: 0, changes: [] }
    expect([await edition(text), await edition(text.replaceAll('\n', ' \r\n'))]).toEqual([same, same])
    const again = { ...GOAL, existing, existingGuide: await shelve({ ...first, files: first.guide }) }
    const finished = [text, `${text}\nAn afterword.\n`].map(async (content) => (await finish(await open(content), again)).isUnchanged)
    expect(await Promise.all(finished)).toEqual([true, false])
    expect(await edition(text.replace('metric 77 tell', 'metric 77 say'))).toMatchObject({ same: 129, changed: 1, moved: 0, added: 0, removed: 0 })
    expect(await edition(text.replace('counts 77 cases', 'counts 77 tests'))).toMatchObject({ same: 129, changed: 1, moved: 0, added: 0, removed: 0 })
  })

  test('adds nothing to a deck of which a part cannot be read, but mends it as a new edition', async () => {
    const { session: first } = await opened('앞,뒤\n사과,apple\n배,pear\n')
    const existing = await shelve(await finish(first, GOAL))
    const path = join(existing, 'week-0.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"사과"', '""'))
    const { session } = await opened('앞,뒤\n사과,apple\n배,pear\n')
    await expect(outlook(session, { ...GOAL, existing, isAdded: true })).rejects.toMatchObject({ failure: { code: 'deck-part-unreadable', file: 'week-0.json', at: 'cards[0].front (apple)' } })
    expect(await outlook(session, { ...GOAL, existing })).toMatchObject({ cards: 2, edition: { same: 1, added: 1 } })
  })

  test('with a front twice tells and brings the cards that are left, and those of how many entries', async () => {
    const { session, read } = await opened('앞,뒤\n사과,apple\n배,pear\n사과,an apple\nlonely,\n')
    const counts = async (goal: ImportGoal): Promise<readonly unknown[]> => {
      const { notes, cards, duplicates } = await outlook(session, goal)
      return [notes, cards, duplicates, (await finish(session, goal)).cards]
    }
    expect(read.facts.leftOut).toEqual([{ at: 'words.csv:5', text: 'lonely |', reason: 'back-empty' }])
    expect([await counts(GOAL), await counts({ ...GOAL, duplicates: 'skip' }), await counts({ ...GOAL, duplicates: 'update' })]).toEqual([[3, 3, 1, 3], [2, 2, 1, 2], [2, 2, 1, 2]])
    const existing = await shelve(await finish(session, GOAL))
    const added: ImportGoal = { ...GOAL, existing, isAdded: true }
    expect([await counts({ ...added, duplicates: 'skip' }), await counts({ ...added, duplicates: 'both' })]).toEqual([[0, 0, 3, 0], [3, 3, 3, 3]])
  })

  test('counts all that was left out, however much of it is shown', async () => {
    const { read: { facts } } = await opened(`앞,뒤\n사과,apple\n${'lonely,\n'.repeat(1200)}`)
    expect([facts.cards, facts.leftOutCount, facts.leftOut.length]).toEqual([1, 1200, 500])
    expect(facts.warnings).toMatchObject([{ code: 'side-empty', count: 1200, at: 'words.csv:3' }])
  })

  test('names no line of a file that has none to look up', async () => {
    const cards = [{ id: 'a', kind: 'basic', front: '사과', back: 'apple' }, { id: 'a', kind: 'basic', front: '배', back: 'pear' }, { id: 'b', kind: 'basic', front: '', back: 'plum' }]
    const bytes = new TextEncoder().encode(JSON.stringify({ format: 'weekdeck', version: 1, deck: { id: 'words', course: 'words', title: 'Words', language: 'ko' }, cards }))
    const { facts } = await new ImportSession().answer({ kind: 'read', files: [{ name: 'words.json', bytes }], choice: {} }) as ReadDeck
    expect([facts.warnings, facts.leftOut].flat().map(({ at }) => at)).toEqual(['words.json', 'words.json'])
  })

  test('comes to the cards of another deck, which keep their place', async () => {
    const { session: first } = await opened('앞,뒤\n사과,apple\n배,pear\n')
    const existing = await shelve(await finish(first, GOAL))
    const { session } = await opened('앞,뒤\n배,a pear\n감,persimmon\n')
    const goal: ImportGoal = { ...GOAL, existing, isAdded: true, duplicates: 'update' }
    const [told, done] = [await outlook(session, goal), await finish(session, goal)]
    expect([told.cards, told.duplicates, told.edition?.changes.map(({ change }) => [change.kind, change.after?.answer]), done.cards, done.inDeck, done.moves]).toEqual([
      2, 1, [['changed', 'a pear'], ['added', 'persimmon']], 2, 3, [],
    ])
  })

  test('of a mended list tells which notes have another id, and which note each change is about', async () => {
    const { session: first } = await opened('앞,뒤\nWhat is an apple to you?,apple\n배,pear\n')
    const existing = await shelve(await finish(first, GOAL))
    const { session } = await opened('앞,뒤\nWhat is an apple to me?,apple\n배,a pear\n')
    const { renamed } = await finish(session, { ...GOAL, existing })
    const changes = (await outlook(session, { ...GOAL, existing })).edition?.changes ?? []
    const [pair] = renamed
    expect([renamed.length, pair?.[0] === pair?.[1]]).toEqual([1, false])
    expect(changes.map(({ change, noteBefore }) => [change.kind, noteBefore === change.noteId, [noteBefore, change.noteId].join() === pair?.join()])).toEqual([
      ['changed', true, false], ['changed', false, true],
    ])
  })

  test('shows no more of a very long card than can be read', async () => {
    const { read } = await opened(`앞,뒤\n사과,${'apple '.repeat(100_000)}\n`)
    expect(read.facts.sample[0]?.answer.length).toBe(4001)
  })

  test('is asked for nothing before it was read', async () => {
    await expect(new ImportSession().answer({ kind: 'finish', goal: GOAL })).rejects.toThrow('over')
  })
})
