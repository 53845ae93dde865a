import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileText } from './write/test-hostile-text.ts'
import { writeIcs, type PlanCalendar } from './ics.ts'

/** Whatever any reader may take for the end of a line, not only the CRLF of RFC 5545. */
const ANY_LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u

/** The lines of a calendar as its properties and components, unfolded, by the readiest reader there may be. */
function propertiesIn(text: string): readonly (readonly [name: string, value: string])[] {
  return text.replaceAll(/\r\n[ \t]/g, '').trimEnd().split(ANY_LINE_END).map((line) => {
    const colon = line.indexOf(':')
    const value = line.slice(colon + 1).replaceAll(/\\([\\;,nN])/g, (_all, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
    return [line.slice(0, colon).replace(/;.*/, ''), value]
  })
}

/** A text as a calendar can say it: one kind of line end, and no other control character. */
function sayable(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n|[\v\f\r\u0085\u2028\u2029]/g, '\n').replaceAll(/(?![\n\t])\p{Cc}/gu, '')
}

const day = fc.constantFrom('2026-11-23', '9999-12-31', '0001-01-01')
const plan: fc.Arbitrary<PlanCalendar> = fc.record({
  course: hostileText,
  title: hostileText,
  language: fc.constantFrom('ko', 'pt-BR'),
  madeAtMs: fc.constant(Date.parse('2026-11-23T03:00:00Z')),
  weeks: fc.array(fc.record({ week: fc.nat(520), from: day, to: day, summary: hostileText, description: hostileText }), { maxLength: 3 }),
  exam: fc.option(fc.record({ day, summary: hostileText }), { nil: undefined }),
  breaks: fc.array(fc.record({ from: day, to: day, summary: hostileText }), { maxLength: 2 }),
})

const HEAD = ['BEGIN', 'VERSION', 'PRODID', 'METHOD', 'NAME', 'X-WR-CALNAME']
const EVENT = ['BEGIN', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'SUMMARY', 'TRANSP', 'DESCRIPTION', 'END']

test('no title, topic or note adds a property or an event of its own, and each is read back as it was', () => {
  fc.assert(fc.property(plan, (drawn) => {
    const found = propertiesIn(writeIcs(drawn))
    const events: readonly { readonly summary: string; readonly description?: string }[] = [...drawn.weeks, ...drawn.breaks.filter(({ from, to }) => from <= to), ...(drawn.exam ? [drawn.exam] : [])]
    const described = drawn.weeks.filter(({ description }) => sayable(description) !== '')
    const name = sayable(drawn.title)
    const expected = [
      ...HEAD.filter((property) => name !== '' || !property.endsWith('NAME')),
      ...events.flatMap(({ description = '' }) => EVENT.filter((property) => property !== 'DESCRIPTION' || sayable(description) !== '')),
      'END',
    ]
    expect(found.map(([property]) => property)).toEqual(expected)
    const valuesOf = (property: string): readonly string[] => found.filter(([each]) => each === property).map(([, value]) => value)
    expect([valuesOf('NAME'), valuesOf('X-WR-CALNAME')]).toEqual(name === '' ? [[], []] : [[name], [name]])
    expect(valuesOf('SUMMARY')).toEqual(events.map(({ summary }) => sayable(summary)))
    expect(valuesOf('DESCRIPTION')).toEqual(described.map(({ description }) => sayable(description)))
    expect(valuesOf('UID').every((id) => id.startsWith(`${sayable(drawn.course)}-`) && id.endsWith('@weekdeck'))).toBe(true)
    expect(valuesOf('DTEND').filter((date) => !/^\d{8}$/.test(date))).toEqual([])
  }), { seed: 1, numRuns: 300 })
})
