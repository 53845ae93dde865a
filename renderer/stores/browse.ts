import { defineStore } from 'pinia'
import { shallowRef, triggerRef, watch } from 'vue'
import type { BrowseAct, BrowseCardView, BrowseFilter, BrowseResult, BrowseRow, PastReview, Changed } from '../../electron/shared/contract.ts'
import type { CardKey } from '../../electron/shared/domain/deck.ts'
import type { Result } from '../../electron/shared/errors.ts'
import { api, onEvent } from '../api/api.ts'
import { chosenOf, NOTHING, rangesOf, selectionOf, type Selection } from './selection.ts'
import { useLibraryStore } from './library.ts'
import { loadable } from './loadable.ts'
import { useUndoStore } from './undo.ts'

/** Rows asked for at once. */
const PAGE = 100

/** The list of all cards: what is searched for, what was found, and the rows of it that came in sight. */
export const useBrowseStore = defineStore('browse', () => {
  const library = useLibraryStore()
  const undo = useUndoStore()
  const filter = shallowRef<BrowseFilter | null>(null)
  const selection = shallowRef<Selection>(NOTHING)
  const { view: found, failure, load } = loadable(find)
  const rows = shallowRef(new Map<number, BrowseRow>())
  const asked = new Set<number>()

  watch(found, (result) => {
    asked.clear()
    rows.value = new Map(result?.rows.entries())
    selection.value = result ? selectionOf(result.chosen) : NOTHING
  }, { flush: 'sync' })

  /** Searches, and once more when something was chosen meanwhile: what is chosen are cards, wherever they go. */
  async function find(): Promise<Result<BrowseResult>> {
    for (;;) {
      const { value: before } = selection
      const chosen = found.value ? { search: found.value.search, ...chosenOf(before) } : undefined
      const result = await api['browse:search']({ filter: filter.value ?? { text: '' }, ...(chosen && { chosen }) })
      if (!result.ok || selection.value === before) return result
    }
  }

  /** Shows the list; at first the cards of the deck that is studied. */
  async function open(): Promise<void> {
    if (!filter.value) {
      if (!library.today) await library.loadToday()
      const deckId = library.today?.deck?.id
      filter.value = { text: '', ...(deckId === undefined ? {} : { deckId }) }
    }
    await load()
    const { deckId } = filter.value
    // The deck was put away meanwhile.
    if (deckId !== undefined && found.value && !found.value.choices.decks.some(({ id }) => id === deckId)) await search({ text: filter.value.text })
  }

  /** Searches for something else. */
  async function search(next: BrowseFilter): Promise<void> {
    filter.value = next
    selection.value = NOTHING
    await load()
  }

  /** Fetches the rows of these places that are not here yet. */
  async function need(from: number, to: number): Promise<void> {
    const { value: result } = found
    if (!result) return
    for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) {
      if (asked.has(page) || hasPage(page, result.count)) continue
      asked.add(page)
      const answer = await api['browse:rows']({ search: result.search, from: page * PAGE, count: PAGE })
      if (found.value !== result) return
      if (!answer.ok) {
        asked.delete(page)
        return
      }
      for (const [place, row] of answer.value.entries()) rows.value.set(page * PAGE + place, row)
      triggerRef(rows)
    }
  }

  function hasPage(page: number, count: number): boolean {
    return rows.value.has(page * PAGE) && rows.value.has(Math.min(count, (page + 1) * PAGE) - 1)
  }

  /** Does something with the chosen cards; tells how many it changed. */
  async function act(what: BrowseAct): Promise<Result<Changed>> {
    return api['browse:act']({ search: found.value?.search ?? 0, ranges: rangesOf(selection.value.chosen), act: what })
  }

  function card(row: BrowseRow): Promise<Result<BrowseCardView>> {
    return api['browse:card']({ deckId: row.deckId, card: row.key })
  }

  function history(key: CardKey): Promise<Result<readonly PastReview[]>> {
    return api['browse:history'](key)
  }

  const refresh = (): void => { if (found.value) void load() }
  onEvent('library:changed', refresh)
  watch(() => undo.last, refresh)

  return { filter, found, failure, rows, selection, open, search, need, act, card, history, reload: load }
})
