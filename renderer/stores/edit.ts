import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Changed, EditView, NotePlace } from '../../electron/shared/contract.ts'
import { isSameText, textsOf, type NoteTexts } from '../../electron/shared/domain/edit.ts'
import { faultsOf } from '../../electron/shared/domain/edit-faults.ts'
import type { Failure, Result } from '../../electron/shared/errors.ts'
import { api } from '../api/api.ts'
import { useFlipStore } from './flip.ts'
import { useStudyStore } from './study.ts'
import { useUndoStore } from './undo.ts'

/** Editing a note in place. Any screen opens the sheet with {@link open}; nothing is written before {@link save}. */
export const useEditStore = defineStore('edit', () => {
  const view = shallowRef<EditView | null>(null)
  /** Why the note cannot be shown, or could not be saved. */
  const failure = shallowRef<Failure | null>(null)
  /** As they stand in the fields. */
  const texts = shallowRef<NoteTexts | null>(null)
  const isSaving = shallowRef(false)
  const study = useStudyStore()
  const flip = useFlipStore()
  const undo = useUndoStore()
  let openings = 0

  const isOpen = computed(() => view.value !== null || failure.value !== null)
  const isChanged = computed(() => view.value !== null && texts.value !== null && !isSameText(tidy(texts.value), view.value.note))
  const faults = computed(() => (view.value && texts.value ? faultsOf(texts.value, view.value.rules) : []))

  async function open({ deckId, noteId }: NotePlace): Promise<void> {
    openings += 1
    const mine = openings
    const shown = await api['edit:show']({ deckId, noteId })
    if (mine !== openings) return
    failure.value = shown.ok ? null : shown.error
    view.value = shown.ok ? shown.value : null
    texts.value = shown.ok ? textsOf(shown.value.note) : null
  }

  function close(): void {
    openings += 1
    view.value = null
    texts.value = null
    failure.value = null
  }

  function change(next: NoteTexts): void {
    texts.value = next
  }

  /** Puts the deck's own text into the fields. */
  function revert(): void {
    if (view.value?.original) texts.value = view.value.original
  }

  /** What changed; null when there is nothing to save or the texts are no card. What failed leaves the fields as they are. */
  async function save(): Promise<Result<Changed> | null> {
    if (!view.value || !texts.value || isSaving.value || faults.value.length > 0) return null
    const { deckId, noteId } = view.value
    isSaving.value = true
    const written = await api['edit:write']({ deckId, noteId, texts: tidy(texts.value) })
    isSaving.value = false
    failure.value = written.ok ? null : written.error
    if (written.ok) {
      close()
      await showAnew()
    }
    return written
  }

  async function showAnew(): Promise<void> {
    await Promise.all([study.refresh(), flip.refresh()])
  }

  // Study asks again after every undo; who leafs through cards only needs to where a text changed.
  watch(() => undo.last, (last) => { if (last?.what === 'edited') void flip.refresh() })

  return { view, failure, texts, isSaving, isOpen, isChanged, faults, open, close, change, revert, save }
})

/** A field left empty that a note may lack is no field. */
function tidy(texts: NoteTexts): NoteTexts {
  const { explanation = '', ...rest } = texts
  const own = rest.kind === 'choice' ? { ...rest, options: rest.options.map(({ why = '', ...option }) => (why.trim() === '' ? option : { ...option, why })) } : rest
  return textsOf(explanation.trim() === '' ? own : { ...own, explanation })
}
