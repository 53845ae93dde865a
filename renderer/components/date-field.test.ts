// @vitest-environment jsdom
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '../app/i18n.ts'
import DateField from './DateField.vue'

beforeEach(() => { i18n.global.locale.value = 'en' })
afterEach(() => { document.body.replaceChildren() })

/** A date field whose date follows what it gives, as it does on a screen. */
function dateField(day: string | undefined, more: object = {}): VueWrapper {
  const wrapper: VueWrapper = mount(DateField, {
    props: { modelValue: day, today: '2026-11-23', isToCome: true, canClear: true, 'onUpdate:modelValue': (next: string | undefined) => wrapper.setProps({ modelValue: next }), ...more },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  return wrapper
}

async function typeYear(wrapper: VueWrapper, year: string): Promise<void> {
  const part = wrapper.get('[role="spinbutton"][aria-label="Year"]')
  ;(part.element as HTMLElement).focus()
  for (const key of year) await part.trigger('keydown', { key })
}

const given = (wrapper: VueWrapper): unknown => wrapper.emitted('update:modelValue') ?? []
const said = (wrapper: VueWrapper): string => wrapper.findAll('.question__text').map((one) => one.text()).join()
const shown = (wrapper: VueWrapper): string => wrapper.get('.date__parts').text()

async function press(wrapper: VueWrapper, name: string): Promise<void> {
  const button = wrapper.findAll('button').find((one) => one.text() === name)
  if (!button) throw new Error(`There is no button ${name}.`)
  await button.trigger('click')
  await nextTick()
}

test('a likely date is taken without a question', async () => {
  const wrapper = dateField('2026-12-20')
  await typeYear(wrapper, '2027')
  expect([given(wrapper), said(wrapper)]).toEqual([[['2027-12-20']], ''])
})

test('a mistyped year is asked about and not taken before the answer', async () => {
  const wrapper = dateField('2026-12-20')
  await typeYear(wrapper, '9026')
  expect([given(wrapper), said(wrapper)]).toEqual([[], 'December 20, 9026: in 7,000 years?'])
})

test('No puts back the date that was there, in sight too, and the focus where it was typed', async () => {
  const wrapper = dateField('2026-12-20')
  await typeYear(wrapper, '9026')
  await press(wrapper, 'No')
  expect([given(wrapper), said(wrapper), shown(wrapper)]).toEqual([[], '', '12/20/2026'])
  expect(document.activeElement?.getAttribute('role')).toBe('spinbutton')
})

test('Escape says no', async () => {
  const wrapper = dateField('2026-12-20')
  await typeYear(wrapper, '9026')
  await wrapper.get('[role="spinbutton"]').trigger('keydown', { key: 'Escape' })
  expect([given(wrapper), said(wrapper)]).toEqual([[], ''])
})

test('Yes takes it, and Undo puts back what was there', async () => {
  const wrapper = dateField('2026-12-20')
  await typeYear(wrapper, '9026')
  await press(wrapper, 'Yes, I mean it')
  expect([given(wrapper), said(wrapper)]).toEqual([[['9026-12-20']], 'December 20, 9026 it is.'])
  await press(wrapper, 'Undo')
  expect([given(wrapper), said(wrapper), shown(wrapper)]).toEqual([[['9026-12-20'], ['2026-12-20']], '', '12/20/2026'])
})

test('typing on asks about the new year, or takes it', async () => {
  const wrapper = dateField('2026-12-20')
  await typeYear(wrapper, '9026')
  await typeYear(wrapper, '2027')
  expect([given(wrapper), said(wrapper)]).toEqual([[['2027-12-20']], ''])
})

test('a past day is asked about only where a day to come is meant', async () => {
  const toCome = dateField('2026-12-20')
  await typeYear(toCome, '2025')
  expect([given(toCome), said(toCome)]).toEqual([[], 'December 20, 2025 has passed. Is it meant?'])
  const any = dateField('2026-12-20', { isToCome: false })
  await typeYear(any, '2025')
  expect([given(any), said(any)]).toEqual([[['2025-12-20']], ''])
})

test('the question is there in Korean', async () => {
  i18n.global.locale.value = 'ko'
  const wrapper = dateField('2026-12-20')
  const part = wrapper.get('[role="spinbutton"][aria-label="연도"]')
  ;(part.element as HTMLElement).focus()
  for (const key of '9026') await part.trigger('keydown', { key })
  expect(said(wrapper)).toBe('9026년 12월 20일, 7,000년 뒤가 맞나요?')
})

test.each(['0000-01-01', '0001-01-01', '9999-12-31'])('%s is shown and can be changed', async (day) => {
  const wrapper = dateField(day)
  await typeYear(wrapper, '2027')
  expect(given(wrapper)).toEqual([[`2027${day.slice(4)}`]])
})
