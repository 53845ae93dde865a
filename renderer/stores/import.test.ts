import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { ImportDone, ImportPreview } from '../../electron/shared/contract.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { useImportStore } from './import.ts'

const main = vi.hoisted(() => ({ 'decks:preview': vi.fn(), 'decks:import': vi.fn(), 'decks:discard': vi.fn() }))
vi.mock('../api/api.ts', () => ({ api: main }))

const preview: ImportPreview = {
  preview: 'p1', name: 'guide.md', format: 'guide', encoding: 'utf-8', title: 'Guide', language: 'ko', notes: 2, cards: 2, derived: 1,
  weeks: [], sample: [], warnings: [], leftOut: [], isWithoutDerived: false,
}
const done: ImportDone = { deckId: 'guide', title: 'Guide', cards: 2, isUnchanged: false }
const failure: Failure = { code: 'deck-not-json', message: 'x', file: 'a.json' }
const files = [{ name: 'a.json', bytes: new Uint8Array([1]) }]
const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value })

beforeEach(() => {
  vi.resetAllMocks()
  setActivePinia(createPinia())
})

describe('what is to be imported', () => {
  test('from the dialog is shown before anything is written', async () => {
    main['decks:preview'].mockResolvedValue(ok(preview))
    const store = useImportStore()
    await store.choose()
    expect([store.stage, main['decks:import'].mock.calls]).toEqual([{ kind: 'preview', preview }, []])
  })

  test('is nothing when the dialog was closed', async () => {
    main['decks:preview'].mockResolvedValue(ok(null))
    const store = useImportStore()
    await store.choose()
    expect(store.stage).toEqual({ kind: 'idle' })
  })

  test('from a drop goes to main as bytes', async () => {
    main['decks:preview'].mockResolvedValue(ok(preview))
    const store = useImportStore()
    await store.drop(Promise.resolve(ok(files)))
    expect([store.stage.kind, main['decks:preview'].mock.calls]).toEqual(['preview', [[{ kind: 'files', files }]]])
  })

  test('that could not be read at all never reaches main', async () => {
    const store = useImportStore()
    await store.drop(Promise.resolve({ ok: false, error: failure }))
    expect([store.stage, main['decks:preview'].mock.calls]).toEqual([{ kind: 'failed', failure }, []])
  })

  test('opened by the system is shown as it came', async () => {
    const store = useImportStore()
    await store.opened({ ok: false, error: failure })
    expect(store.stage).toEqual({ kind: 'failed', failure })
  })
})

describe('thinking better of it', () => {
  test('at the preview tells main to forget it', async () => {
    main['decks:preview'].mockResolvedValue(ok(preview))
    const store = useImportStore()
    await store.choose()
    store.cancel()
    expect([store.stage, main['decks:discard'].mock.calls]).toEqual([{ kind: 'idle' }, [['p1']]])
  })

  test('while it is read throws it away when it comes', async () => {
    let arrive: (result: Result<ImportPreview>) => void = () => undefined
    main['decks:preview'].mockReturnValue(new Promise((resolve) => { arrive = resolve }))
    const store = useImportStore()
    const reading = store.choose()
    store.cancel()
    arrive(ok(preview))
    await reading
    expect([store.stage, main['decks:discard'].mock.calls]).toEqual([{ kind: 'idle' }, [['p1']]])
  })

  test('for another file shows only that one', async () => {
    const second = { ...preview, preview: 'p2' }
    main['decks:preview'].mockResolvedValueOnce(ok(preview)).mockResolvedValueOnce(ok(second))
    const store = useImportStore()
    await store.choose()
    await store.choose()
    expect([store.stage, main['decks:discard'].mock.calls]).toEqual([{ kind: 'preview', preview: second }, [['p1']]])
  })
})

describe('importing', () => {
  test('writes the preview and is over', async () => {
    main['decks:preview'].mockResolvedValue(ok(preview))
    main['decks:import'].mockResolvedValue(ok(done))
    const store = useImportStore()
    await store.choose()
    expect([await store.accept({ withoutDerived: true, startOver: ['a'] }), store.stage, main['decks:import'].mock.calls]).toEqual([done, { kind: 'idle' }, [[{ preview: 'p1', withoutDerived: true, startOver: ['a'] }]]])
  })

  test('that fails says why', async () => {
    main['decks:preview'].mockResolvedValue(ok(preview))
    main['decks:import'].mockResolvedValue({ ok: false, error: failure })
    const store = useImportStore()
    await store.choose()
    expect([await store.accept({ withoutDerived: false, startOver: [] }), store.stage]).toEqual([null, { kind: 'failed', failure }])
  })

  test('cannot be cancelled half-way', async () => {
    main['decks:preview'].mockResolvedValue(ok(preview))
    main['decks:import'].mockResolvedValue(ok(done))
    const store = useImportStore()
    await store.choose()
    const writing = store.accept({ withoutDerived: false, startOver: [] })
    store.cancel()
    const meanwhile = store.stage.kind
    await writing
    expect([meanwhile, store.stage.kind]).toEqual(['writing', 'idle'])
  })
})
