import { createPinia, setActivePinia } from 'pinia'
import { expect, test } from 'vitest'
import { useToastStore } from './toasts.ts'

test('the newest few messages are kept, and the same one only once', () => {
  setActivePinia(createPinia())
  const store = useToastStore()
  for (const text of ['a', 'b', 'c', 'b', 'd']) store.show(text)
  expect(store.toasts.map(({ text }) => text)).toEqual(['c', 'b', 'd'])
})
