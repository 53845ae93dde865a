import { describe, expect, test } from 'vitest'
import type { NoteTexts } from './edit.ts'
import { faultsOf, LONGEST_TEXT, rulesFor } from './edit-faults.ts'

const md = { markup: 'md', mayLackBack: false } as const
const html = { ...md, markup: 'html' } as const
const right = { text: 'One', right: true }

describe('faults of texts', () => {
  test.each<readonly [string, NoteTexts, ReturnType<typeof faultsOf>]>([
    ['a whole card', { kind: 'basic', front: 'Q', back: 'A' }, []],
    ['nothing at all', { kind: 'basic', front: ' \n', back: '' }, [{ fault: 'edit-front-empty', field: 'front' }, { fault: 'edit-back-empty', field: 'back' }]],
    ['a tag that Markdown shows as it is', { kind: 'basic', front: '<br>', back: '<b>' }, []],
    ['a further card without a front', { kind: 'basic', front: 'Q', back: 'A', others: [{ id: 't2', front: '', back: '' }] }, [{ fault: 'edit-front-empty', field: 'others', index: 0 }]],
    ['a cloze', { kind: 'cloze', text: 'S3 is {{c1::object}} storage' }, []],
    ['a cloze without a hole', { kind: 'cloze', text: 'S3 is {{object}} storage {{c0::x}}' }, [{ fault: 'edit-no-hole', field: 'text' }]],
    ['an empty cloze', { kind: 'cloze', text: '' }, [{ fault: 'edit-front-empty', field: 'text' }]],
    ['a choice', { kind: 'choice', front: 'Q', options: [right, { text: 'Two', right: false }] }, []],
    ['a choice of one', { kind: 'choice', front: 'Q', options: [right] }, [{ fault: 'edit-few-options', field: 'options' }]],
    ['a choice with nothing right and an empty option', { kind: 'choice', front: 'Q', options: [{ ...right, right: false }, { text: ' ', right: false }] },
      [{ fault: 'edit-option-empty', field: 'options', index: 1 }, { fault: 'edit-none-right', field: 'options' }]],
    ['an explanation of a whole book', { kind: 'cloze', text: '{{c1::a}}', explanation: 'a'.repeat(LONGEST_TEXT + 1) }, [{ fault: 'edit-too-long', field: 'explanation' }]],
  ])('%s', (_name, texts, faults) => {
    expect(faultsOf(texts, md)).toEqual(faults)
  })

  test('HTML that shows nothing is empty; a picture is not', () => {
    const front = (text: string): unknown => faultsOf({ kind: 'basic', front: text, back: 'A' }, html)
    expect([front('<div><br>&nbsp;</div>'), front('<img src="media:a.png">')]).toEqual([[{ fault: 'edit-front-empty', field: 'front' }], []])
  })
})

test('only a card whose deck gives a back needs one', () => {
  const note = { id: 'a', kind: 'basic', front: 'Q', back: 'A' } as const
  expect([note, { ...note, back: '' }, { ...note, derived: true as const }].map((one) => rulesFor(one).mayLackBack)).toEqual([false, true, true])
})
