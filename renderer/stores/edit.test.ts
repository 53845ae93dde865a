import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { EditView } from '../../electron/shared/contract.ts'
import { useEditStore } from './edit.ts'

const main = vi.hoisted(() => ({ 'edit:show': vi.fn(), 'edit:write': vi.fn() }))
vi.mock('../api/api.ts', () => ({ api: main, onEvent: () => () => undefined }))

const place = { deckId: 'deck', noteId: 'a' }
const view: EditView = {
  ...place, note: { id: 'a', kind: 'basic', front: 'Question', back: 'Answer' }, rules: { markup: 'md', mayLackBack: false }, language: 'en', deckTitle: 'Deck', isChangedBeneath: false,
}
const mine = { kind: 'basic', front: 'Question', back: 'Mine' } as const

type Store = ReturnType<typeof useEditStore>

async function opened(shown: EditView = view): Promise<Store> {
  const edit = useEditStore()
  main['edit:show'].mockResolvedValueOnce({ ok: true, value: shown })
  await edit.open({ ...place, key: 'more than is asked' } as typeof place)
  return edit
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.resetAllMocks()
})

describe('editing', () => {
  test('begins with the note\'s texts, and nothing is changed', async () => {
    const edit = await opened()
    expect([main['edit:show'].mock.calls, edit.texts, edit.isOpen, edit.isChanged, edit.faults]).toEqual([[[place]], { kind: 'basic', front: 'Question', back: 'Answer' }, true, false, []])
  })

  test('saves what stands in the fields, without fields left empty, and closes', async () => {
    const edit = await opened()
    edit.change({ ...mine, explanation: ' ' })
    main['edit:write'].mockResolvedValueOnce({ ok: true, value: { count: 1, step: 7 } })
    expect([edit.isChanged, await edit.save(), main['edit:write'].mock.calls, edit.isOpen]).toEqual([true, { ok: true, value: { count: 1, step: 7 } }, [[{ ...place, texts: mine }]], false])
  })

  test('asks nothing of main while there is a fault', async () => {
    const edit = await opened()
    edit.change({ ...mine, back: '' })
    expect([edit.faults, await edit.save(), main['edit:write'].mock.calls, edit.isOpen]).toEqual([[{ fault: 'edit-back-empty', field: 'back' }], null, [], true])
  })

  test('keeps what was written when saving fails', async () => {
    const edit = await opened()
    edit.change(mine)
    const error = { code: 'card-missing', message: 'gone' } as const
    main['edit:write'].mockResolvedValueOnce({ ok: false, error })
    expect([await edit.save(), edit.failure, edit.texts, edit.isOpen]).toEqual([{ ok: false, error }, error, mine, true])
  })

  test('goes back to the deck\'s own text in the fields, and that can be saved', async () => {
    const original = { kind: 'basic', front: 'Question', back: 'The guide\'s' } as const
    const edit = await opened({ ...view, note: { ...view.note, ...mine }, original })
    edit.revert()
    expect([edit.texts, edit.isChanged]).toEqual([original, true])
  })

  test('of two that are opened the later is shown', async () => {
    const edit = useEditStore()
    const first = Promise.withResolvers<unknown>()
    main['edit:show'].mockReturnValueOnce(first.promise).mockResolvedValueOnce({ ok: true, value: { ...view, noteId: 'b' } })
    const openings = [edit.open(place), edit.open({ ...place, noteId: 'b' })]
    first.resolve({ ok: true, value: view })
    await Promise.all(openings)
    expect(edit.view?.noteId).toBe('b')
  })
})
