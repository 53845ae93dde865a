import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ImportDone, ImportPlan, ImportPreview, OpenedFiles } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { useImportStore } from './import.ts'

const main = vi.hoisted(() => ({
  'decks:open': vi.fn(), 'decks:preview': vi.fn(), 'decks:reread': vi.fn(), 'decks:compare': vi.fn(), 'decks:import': vi.fn(), 'decks:discard': vi.fn(),
}))
vi.mock('../api/api.ts', () => ({ api: main, onEvent: () => () => undefined }))

const plan: ImportPlan = { target: { kind: 'own' }, withLearnt: false, withoutDerived: false, duplicates: 'both' }
const preview: ImportPreview = {
  preview: 'p1', name: 'guide.md', format: 'guide', encoding: 'utf-8', title: 'Guide', language: 'ko', notes: 2, cards: 2, derived: 1,
  weeks: [], sample: [], warnings: [], leftOutCount: 0, leftOut: [], isRenamable: false, targets: [], plan, outlook: { title: 'Guide', notes: 2, cards: 2, duplicates: 0 },
}
const second: ImportPreview = { ...preview, preview: 'p2' }
const done: ImportDone = { deckId: 'guide', title: 'Guide', cards: 2, isUnchanged: false, learnt: 0, step: 7 }
const failure: Failure = { code: 'deck-not-json', message: 'x', file: 'a.json' }
const files = [{ name: 'a.json', bytes: new Uint8Array([1]) }]
const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value })
const opened = (...names: readonly string[]): Result<OpenedFiles> => ok({ queue: 'q1', names })

beforeEach(() => {
  vi.resetAllMocks()
  setActivePinia(createPinia())
  main['decks:open'].mockResolvedValue(opened('guide.md'))
  main['decks:preview'].mockResolvedValue(ok(preview))
})

describe('what is to be imported', () => {
  test('from the dialog is shown before anything is written', async () => {
    const store = useImportStore()
    await store.choose()
    expect([store.stage, main['decks:open'].mock.calls, main['decks:preview'].mock.calls, main['decks:import'].mock.calls]).toEqual([
      { kind: 'preview', preview }, [[{ kind: 'dialog' }]], [[{ queue: 'q1', place: 0 }]], [],
    ])
  })

  test('is nothing when the dialog was closed', async () => {
    main['decks:open'].mockResolvedValue(ok(null))
    const store = useImportStore()
    await store.choose()
    expect([store.stage, main['decks:preview'].mock.calls]).toEqual([{ kind: 'idle' }, []])
  })

  test('from a drop goes to main as bytes, and a paste as text', async () => {
    const store = useImportStore()
    await store.drop(Promise.resolve(ok(files)))
    await store.paste({ text: 'a\tb', table: { separator: '\t' } })
    const asked = [[{ kind: 'files', files }], [{ kind: 'text', text: 'a\tb', table: { separator: '\t' } }]]
    expect([store.stage.kind, main['decks:open'].mock.calls]).toEqual(['preview', asked])
  })

  test('that could not be read at all never reaches main', async () => {
    const store = useImportStore()
    await store.drop(Promise.resolve({ ok: false, error: failure }))
    expect([store.stage, main['decks:open'].mock.calls]).toEqual([{ kind: 'failed', failure }, []])
  })

  test('opened by the system is shown too', async () => {
    const store = useImportStore()
    await store.take(opened('guide.md'))
    expect(store.stage).toEqual({ kind: 'preview', preview })
  })

  test('that is too large is read all the same when the person says so, once', async () => {
    const large: Failure = { code: 'file-too-large', message: 'x' }
    main['decks:preview'].mockResolvedValue({ ok: false, error: large })
    const store = useImportStore()
    await store.choose()
    const mayBe = store.canReadLarge
    await store.readLarge()
    expect([mayBe, store.canReadLarge, main['decks:preview'].mock.calls.at(-1)]).toEqual([true, false, [{ queue: 'q1', place: 0, isLarge: true }]])
  })
})

describe('several files', () => {
  beforeEach(() => {
    main['decks:open'].mockResolvedValue(opened('a.csv', 'b.csv', 'c.csv'))
    main['decks:preview'].mockImplementation(({ place }: { place: number }) =>
      Promise.resolve(place === 1 ? { ok: false, error: failure } : ok({ ...preview, preview: `p${String(place)}` })))
    main['decks:import'].mockResolvedValue(ok(done))
  })

  test('come one after the other, whether imported, unreadable or left out', async () => {
    const store = useImportStore()
    await store.choose()
    await store.accept(plan, [])
    await vi.waitFor(() => { expect(store.stage.kind).toBe('failed') })
    const seen = [store.place, store.left]
    await store.next()
    const third = store.stage
    await store.next()
    expect([seen, third, store.stage, main['decks:discard'].mock.calls]).toEqual([[1, 1], { kind: 'preview', preview: second }, { kind: 'idle' }, [['q1']]])
  })

  test('are all forgotten at once', async () => {
    const store = useImportStore()
    await store.choose()
    store.cancel()
    expect([store.stage, store.left, main['decks:discard'].mock.calls]).toEqual([{ kind: 'idle' }, -1, [['q1']]])
  })
})

describe('thinking better of it', () => {
  test('while it is read throws it away when it comes', async () => {
    let arrive: (result: Result<ImportPreview>) => void = () => undefined
    main['decks:preview'].mockReturnValue(new Promise((resolve) => { arrive = resolve }))
    const store = useImportStore()
    const reading = store.choose()
    await vi.waitFor(() => { expect(main['decks:preview'].mock.calls.length).toBe(1) })
    store.cancel()
    arrive(ok(preview))
    await reading
    expect([store.stage, main['decks:discard'].mock.calls]).toEqual([{ kind: 'idle' }, [['q1']]])
  })

  test('for another file shows only that one', async () => {
    main['decks:preview'].mockResolvedValueOnce(ok(preview)).mockResolvedValueOnce(ok(second))
    const store = useImportStore()
    await store.choose()
    await store.choose()
    expect([store.stage, main['decks:discard'].mock.calls]).toEqual([{ kind: 'preview', preview: second }, [['q1']]])
  })
})

describe('choosing', () => {
  const added: ImportPlan = { target: { kind: 'add', deckId: 'words' }, withLearnt: false, withoutDerived: false, duplicates: 'update', week: 2 }

  test('is shown at once, and what comes of it when main has looked', async () => {
    main['decks:compare'].mockResolvedValue(ok({ title: 'Words', cards: 2, duplicates: 1 }))
    const store = useImportStore()
    await store.choose()
    const looking = store.compare(added)
    const meanwhile = store.stage
    await looking
    expect([meanwhile, store.stage]).toEqual([
      { kind: 'preview', preview: { ...preview, plan: added } },
      { kind: 'preview', preview: { ...preview, plan: added, outlook: { title: 'Words', cards: 2, duplicates: 1 } } },
    ])
  })

  test('how it is read shows it anew, and keeps what was shown where that cannot be', async () => {
    const again = { ...preview, cards: 5 }
    main['decks:reread'].mockResolvedValueOnce(ok(again)).mockResolvedValueOnce({ ok: false, error: failure })
    const store = useImportStore()
    await store.choose()
    const answers = [await store.reread({ table: { separator: ';' } }), await store.reread({ encoding: 'cp949' })]
    expect([answers, store.stage, main['decks:reread'].mock.calls[0]]).toEqual([
      [null, failure], { kind: 'preview', preview: again }, [{ preview: 'p1', plan, choice: { table: { separator: ';' } } }],
    ])
  })
})

describe('importing', () => {
  test('writes the preview and is over', async () => {
    main['decks:import'].mockResolvedValue(ok(done))
    const store = useImportStore()
    await store.choose()
    const given = await store.accept(plan, ['a'])
    expect([given, store.stage, main['decks:import'].mock.calls]).toEqual([done, { kind: 'idle' }, [[{ preview: 'p1', plan, startOver: ['a'] }]]])
  })

  test('that fails says why', async () => {
    main['decks:import'].mockResolvedValue({ ok: false, error: failure })
    const store = useImportStore()
    await store.choose()
    expect([await store.accept(plan, []), store.stage]).toEqual([null, { kind: 'failed', failure }])
  })

  test('is called off, and stays on the screen until nothing of it is left', async () => {
    let end: (result: Result<ImportDone | null>) => void = () => undefined
    main['decks:import'].mockReturnValue(new Promise((resolve) => { end = resolve }))
    const store = useImportStore()
    await store.choose()
    const writing = store.accept(plan, [])
    store.cancel()
    store.cancel()
    expect([store.stage.kind, store.isStopping, main['decks:discard'].mock.calls]).toEqual(['writing', true, [['q1']]])
    end(ok(null))
    expect([await writing, store.stage, store.isStopping]).toEqual([null, { kind: 'idle' }, false])
  })

  test('that was called off too late is told as done', async () => {
    let end: (result: Result<ImportDone | null>) => void = () => undefined
    main['decks:import'].mockReturnValue(new Promise((resolve) => { end = resolve }))
    main['decks:open'].mockResolvedValue(opened('guide.md', 'next.md'))
    const store = useImportStore()
    await store.choose()
    const writing = store.accept(plan, [])
    store.cancel()
    end(ok(done))
    expect([await writing, store.stage, main['decks:preview'].mock.calls.length]).toEqual([done, { kind: 'idle' }, 1])
  })
})
