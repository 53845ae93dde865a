import { expect, test } from 'vitest'
import { decodeLine, encodeLine } from './journal-line.ts'

const value = { seq: 7, kind: 'review', text: '카드 \n "x"' }
const line = encodeLine(value)
const body = line.subarray(0, -1)

test('a line is its length, its checksum and its JSON', () => {
  const json = JSON.stringify(value)
  expect(line.toString()).toMatch(new RegExp(`^${Buffer.byteLength(json).toString(16).padStart(8, '0')} [0-9a-f]{8} \\{.*\\}\\n$`))
  expect(decodeLine(body)).toEqual({ kind: 'entry', value, checksum: parseInt(line.toString('latin1', 9, 17), 16) })
})

test('every beginning of a line is unfinished', () => {
  const beginnings = Array.from({ length: body.length }, (_unused, length) => decodeLine(body.subarray(0, length)).kind)
  expect(beginnings).toEqual(beginnings.map(() => 'unfinished'))
})

test('a line with any bit flipped is no entry', () => {
  const kinds = Array.from({ length: body.length * 8 }, (_unused, bit) => {
    const bytes = Buffer.from(body)
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return decodeLine(bytes).kind
  })
  expect(kinds.filter((kind) => kind === 'entry')).toEqual([])
})

test.each(['\0\0\0\0', 'null', '[]', `${body.toString()} `, `x${body.toString()}`])('%j is damaged', (text) => {
  expect(decodeLine(Buffer.from(text))).toEqual({ kind: 'damaged' })
})
