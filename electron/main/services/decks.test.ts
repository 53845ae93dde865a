import { expect, test } from 'vitest'
import { currentDeck } from './context.ts'
import { changeSettings, chooseDeck } from './decks.ts'
import { addEdition, context, useTestCourse } from './test-course.ts'

useTestCourse()

const currentId = (): string | undefined => currentDeck(context())?.deck.head.id

test('choosing a language chooses the edition in it', async () => {
  await addEdition('korean')
  expect(currentId()).toBe('guide')
  expect(changeSettings(context(), { language: 'ko' })).toBe(true)
  expect(currentId()).toBe('korean')
  expect(changeSettings(context(), { language: 'en' })).toBe(true)
  expect(currentId()).toBe('guide')
})

test('the same when the edition was chosen by hand before', async () => {
  await addEdition('korean')
  chooseDeck(context(), 'guide')
  expect(changeSettings(context(), { language: 'ko' })).toBe(true)
  expect(currentId()).toBe('korean')
})

test('a guide without an edition in the language stays, also beside another guide in it', async () => {
  chooseDeck(context(), 'guide')
  await addEdition('other', 'another-course')
  expect(changeSettings(context(), { language: 'ko' })).toBe(false)
  expect(currentId()).toBe('guide')
})

test('who studies in another language than the app speaks keeps it', async () => {
  await addEdition('korean')
  chooseDeck(context(), 'korean')
  changeSettings(context(), { theme: 'dark' })
  changeSettings(context(), { language: 'ko' })
  expect(changeSettings(context(), { language: 'en' })).toBe(true)
  chooseDeck(context(), 'korean')
  expect(changeSettings(context(), { language: 'ko' })).toBe(false)
  expect(currentId()).toBe('korean')
})
