import { createPinia, setActivePinia } from 'pinia'
import { expect, test } from 'vitest'
import { ref } from 'vue'
import { useToastStore } from './toasts.ts'

test('the newest few messages are kept, and the same one only once', () => {
  setActivePinia(createPinia())
  const store = useToastStore()
  for (const text of ['a', 'b', 'c', 'b', 'd']) store.show(text)
  expect(store.toasts.map(({ text }) => text)).toEqual(['c', 'b', 'd'])
})

test('a message offers its action only as long as that does what it says, and goes with its step', () => {
  setActivePinia(createPinia())
  const store = useToastStore()
  const newest = ref(1)
  const action = (step: number): { readonly label: string; readonly run: () => void; readonly isLive: () => boolean } => ({ label: 'Undo', run: () => undefined, isLive: () => newest.value === step })
  const shown = (): unknown => store.shown.map(({ text, action: offered }) => [text, offered?.label])
  store.show('suspended', { step: 1, action: action(1) })
  expect(shown()).toEqual([['suspended', 'Undo']])
  newest.value = 2
  store.show('flagged', { step: 2, action: action(2) })
  expect(shown()).toEqual([['suspended', undefined], ['flagged', 'Undo']])
  newest.value = 1
  store.takeDown(2)
  expect(shown()).toEqual([['suspended', 'Undo']])
})
