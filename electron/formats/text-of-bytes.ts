import iconv from 'iconv-lite'
import type { TextEncoding } from '../shared/domain/reading.ts'
import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { foreignBytes, foreignFile } from './foreign.ts'

/** Bytes as text, with how they were written. */
export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
}

/**
 * Decodes a file: by its byte order mark, else as UTF-8, else as UTF-16 by where its zero bytes stand, else as CP949; or
 * as a person says, with a sign for what that encoding does not have. Fails with `file-empty`, `format-unknown` (a
 * binary file) or `not-text` (some other encoding).
 */
export function decodeText(name: string, bytes: Uint8Array, chosen?: TextEncoding): DecodedText {
  if (bytes.length === 0)
    throw new UserError({ code: 'file-empty', message: `${name} is empty. Choose a file with cards in it.`, file: name })
  const kind = foreignBytes(bytes)
  if (kind) throw foreignFile(name, kind)
  if (chosen) return { text: iconv.decode(bufferOf(bytes), chosen).replaceAll('\0', '\uFFFD'), encoding: chosen }
  const utf16 = utf16Of(bytes)
  const text = utf16 ? decode(bytes, utf16) : decode(bytes, 'utf-8')
  const korean = text === null && !utf16 ? decodeKorean(bytes) : null
  if (korean !== null) return { text: korean, encoding: 'cp949' }
  if (text === null || text.includes('\0')) throw notText(name, utf16 ? new Uint8Array() : bytes)
  if (text.trim() === '')
    throw new UserError({
      code: 'file-empty',
      message: `${name} holds nothing but white space. Choose a file with cards in it.`,
      file: name,
    })
  return { text, encoding: utf16 ?? 'utf-8' }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 20
  if (odd > many && even < odd / 10) return 'utf-16le'
  return even > many && odd < even / 10 ? 'utf-16be' : null
}

/** CP949, where what is not ASCII turns out to be Hangul. The platform's own decoder lacks most of its syllables. */
function decodeKorean(bytes: Uint8Array): string | null {
  const text = iconv.decode(bufferOf(bytes), 'cp949')
  const strange = text.match(/[^\p{ASCII}]/gu) ?? []
  const hangul = strange.filter((letter) => /[가-힣ㄱ-ㆎ]/.test(letter))
  return !text.includes('\uFFFD') && !text.includes('\0') && hangul.length * 2 > strange.length ? text : null
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function decode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function notText(name: string, bytes: Uint8Array): UserError {
  const controls = bytes.subarray(0, 4096).filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  if (controls * 100 > Math.min(bytes.length, 4096)) {
    return foreignFile(name, 'binary')
  }
  const message = `${name} is not written in UTF-8. Open it in an editor, save it with the encoding UTF-8, and choose it again.`
  return new UserError({ code: 'not-text', message, file: name, found: { fact: 'other-encoding' }, expected: verbatim('UTF-8') })
}
