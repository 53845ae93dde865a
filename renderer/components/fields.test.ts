// @vitest-environment jsdom
import { mount, type VueWrapper } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { h, type Component } from 'vue'
import { i18n } from '../app/i18n.ts'
import AppField from './AppField.vue'
import AppSelect from './AppSelect.vue'
import DateField from './DateField.vue'
import NumberField from './NumberField.vue'
import SegmentedControl from './SegmentedControl.vue'
import TextField from './TextField.vue'

const HELP = 'How many cards you meet on a day.'

interface SlotProps {
  readonly id: string
  readonly labelId: string
  readonly describedBy: string | undefined
}

/** A control in a labelled field, as every screen uses it. */
function inField(control: Component, props: (slot: SlotProps) => object): VueWrapper {
  return mount(AppField, {
    props: { label: 'New cards', help: HELP },
    slots: { default: (slot: SlotProps) => h(control, { describedBy: slot.describedBy, ...props(slot) }) },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
}

const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]
const controls: readonly (readonly [name: string, field: () => VueWrapper])[] = [
  ['a number', () => inField(NumberField, ({ id }) => ({ id, modelValue: 3, min: 0, max: 9 }))],
  ['a date', () => inField(DateField, ({ labelId }) => ({ labelId, modelValue: '2027-01-04', today: '2026-11-29' }))],
  ['a list', () => inField(AppSelect, ({ id }) => ({ id, modelValue: 'a', options }))],
  ['segments', () => inField(SegmentedControl, ({ labelId }) => ({ labelledby: labelId, modelValue: 'a', options }))],
  ['a text', () => inField(TextField, ({ id }) => ({ id, modelValue: '' }))],
]

test.each(controls)('the help under %s is announced with it', (_name, field) => {
  const wrapper = field()
  const described = wrapper.findAll('[aria-describedby]').map((one) => one.attributes('aria-describedby') ?? '')
  expect(described.map((ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent))).toEqual([[HELP]])
  wrapper.unmount()
})

test('a number that was refused or rounded does not stay in sight', async () => {
  const wrapper = mount(NumberField, { props: { modelValue: 3, min: 0, max: 9 }, global: { plugins: [i18n] } })
  const input = wrapper.get('input')
  await input.setValue('70')
  expect(wrapper.emitted('update:modelValue')).toEqual([[9]])
  await wrapper.setProps({ modelValue: 9 })
  await input.setValue('')
  expect(input.element.value).toBe('9')
  wrapper.unmount()
})
