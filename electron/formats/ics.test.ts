import { expect, test } from 'vitest'
import { writeIcs, type PlanCalendar } from './ics.ts'

const plan: PlanCalendar = {
  course: 'aws-mls',
  title: '자격증; 6주, 플랜',
  language: 'ko',
  madeAtMs: Date.parse('2026-11-23T03:00:00Z'),
  weeks: [
    { week: 1, from: '2026-11-23', to: '2026-11-29', summary: '1주차 서비스, 개념', description: 'Rekognition, Lex\n둘째 줄; 끝' },
    { week: 2, from: '2026-11-30', to: '2026-12-06', summary: `2주차 ${'아주 긴 제목 '.repeat(20)}`.trim(), description: '' },
  ],
  exam: { day: '2028-02-28', summary: '시험일' },
  breaks: [{ from: '2026-12-31', to: '2026-12-31', summary: '쉬는 날' }, { from: '2027-01-05', to: '2027-01-01', summary: '거꾸로' }],
}

type Event = Readonly<Record<string, string>>

/** Reads events back as RFC 5545 has it: lines unfolded, properties by name, text unescaped. */
function eventsIn(text: string): readonly Event[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({})
    const colon = line.indexOf(':')
    const value = line.slice(colon + 1).replaceAll(/\\([\\;,n])/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign))
    const event = events.at(-1)
    if (event) event[line.slice(0, colon)] ??= value
  }
  return events
}

const shown = ({ UID, SUMMARY, DESCRIPTION, ...event }: Event): unknown => [UID, event['DTSTART;VALUE=DATE'], event['DTEND;VALUE=DATE'], SUMMARY, DESCRIPTION]

test('weeks, breaks and the exam are whole days; the end is the day after', () => {
  expect(eventsIn(writeIcs(plan)).map(shown)).toEqual([
    ['aws-mls-week-1@weekdeck', '20261123', '20261130', '1주차 서비스, 개념', 'Rekognition, Lex\n둘째 줄; 끝'],
    ['aws-mls-week-2@weekdeck', '20261130', '20261207', plan.weeks[1]?.summary, undefined],
    ['aws-mls-break-2026-12-31@weekdeck', '20261231', '20270101', '쉬는 날', undefined],
    ['aws-mls-exam@weekdeck', '20280228', '20280229', '시험일', undefined],
  ])
})

test('every line ends in CRLF and takes at most 75 bytes, and no character is cut in two', () => {
  const lines = writeIcs(plan).split('\r\n')
  expect(
    [lines.filter((line) => Buffer.byteLength(line) > 75), lines.filter((line) => /[\n\uFFFD]/u.test(line)), lines.some((line) => line.startsWith(' '))]
  ).toEqual([[], [], true])
})

test('what a calendar must have is there, once and closed', () => {
  const lines = writeIcs(plan).trim().split('\r\n')
  const count = (start: string): number => lines.filter((line) => line.startsWith(start)).length
  expect([lines[0], lines.at(-1), lines[1], count('PRODID:'), count('NAME:자격증\\; 6주\\, 플랜')]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', 'VERSION:2.0', 1, 1])
  expect(['BEGIN:VEVENT', 'END:VEVENT', 'UID:', 'DTSTAMP:20261123T030000Z', 'TRANSP:TRANSPARENT'].map(count)).toEqual([4, 4, 4, 4, 4])
})

test('a later export has the same ids, so that a calendar replaces its events', () => {
  const later = writeIcs({ ...plan, madeAtMs: plan.madeAtMs + 86_400_000, weeks: plan.weeks.map((week) => ({ ...week, to: '2026-12-24' })) })
  expect(eventsIn(later).map(({ UID }) => UID)).toEqual(eventsIn(writeIcs(plan)).map(({ UID }) => UID))
})

test('an empty plan is an empty calendar', () => {
  expect(eventsIn(writeIcs({ ...plan, weeks: [], breaks: [], exam: undefined }))).toEqual([])
})
