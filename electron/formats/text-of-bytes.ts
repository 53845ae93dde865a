import iconv from 'iconv-lite'
import type { TextEncoding } from '../shared/domain/reading.ts'
import { UserError } from '../shared/errors.ts'
import { verbatim } from '../shared/facts.ts'
import { foreignBytes, foreignFile } from './foreign.ts'

/** Bytes as text, with how they were written. */
export interface DecodedText {
  readonly text: string
  readonly encoding: TextEncoding
  /** Some bytes are no letters of that encoding; `\uFFFD` stands for each. */
  readonly isDamaged: boolean
}

/** Stands for what cannot be read. */
export const UNREADABLE = '\uFFFD'

/**
 * Decodes a file: by its byte order mark, else as UTF-8, else as UTF-16 by where its zero bytes stand, else as CP949; or
 * as a person says. Where no encoding fits every byte, the first that fits nearly all of them does, so that a damaged
 * byte costs a letter. Fails with `file-empty`, `format-unknown` (a binary file) or `not-text` (some other encoding).
 */
export function decodeText(name: string, bytes: Uint8Array, chosen?: TextEncoding): DecodedText {
  if (bytes.length === 0)
    throw new UserError({ code: 'file-empty', message: `${name} is empty. Choose a file with cards in it.`, file: name })
  const kind = foreignBytes(bytes)
  if (kind) throw foreignFile(name, kind)
  const read = chosen ? tryAs(chosen, bytes) : wholeText(bytes) ?? nearlyWholeText(bytes)
  if (!read) throw notText(name, bytes)
  if (!chosen && read.text.trim() === '')
    throw new UserError({
      code: 'file-empty',
      message: `${name} holds nothing but white space. Choose a file with cards in it.`,
      file: name,
    })
  const { text, encoding } = read
  return { text, encoding, isDamaged: !read.isWhole }
}

/** Bytes read in one encoding. */
interface Attempt {
  readonly text: string
  readonly encoding: TextEncoding
  /** Letters that are none in it. */
  readonly bad: number
  /** Nothing of it is damaged in any way. */
  readonly isWhole: boolean
}

function wholeText(bytes: Uint8Array): Attempt | undefined {
  return firstOf(bytes, ({ isWhole, encoding, text }) => isWhole && (encoding !== 'cp949' || isKorean(text, bytes)))
}

/** Damage is rare, or the encoding is another. */
function nearlyWholeText(bytes: Uint8Array): Attempt | undefined {
  return firstOf(bytes, ({ text, encoding, bad }) => {
    if (encoding.startsWith('utf-16')) return text.length - bad >= bad * 2
    if (isBinary(bytes)) return false
    if (encoding === 'cp949') return isKorean(text, bytes) && count(text, HANGUL) >= bad * 2
    return count(text, NOT_ASCII) - bad >= bad * 2 || linesWith(text, UNREADABLE).length * MOST_DAMAGED <= count(text, '\n')
  })
}

const HANGUL = /[가-힣ㄱ-ㆎ]/g
const NOT_ASCII = /[^\p{ASCII}]/gu
/** Of so many lines one may be damaged where nothing else tells the encoding. */
const MOST_DAMAGED = 100

/** The bytes in the first encoding that may be theirs and that is good enough. */
function firstOf(bytes: Uint8Array, isGood: (attempt: Attempt) => boolean): Attempt | undefined {
  const plain = tryAs('utf-8', bytes)
  const wide = wideOf(bytes, plain)
  if (wide) return [tryAs(wide, bytes)].find(isGood)
  return isGood(plain) ? plain : [tryAs('cp949', bytes)].find(isGood)
}

function tryAs(encoding: TextEncoding, bytes: Uint8Array): Attempt {
  const clean = encoding === 'utf-8' ? withoutHalves(bytes) : bytes
  // The platform's own decoder lacks most syllables of CP949.
  const read = encoding === 'cp949' ? iconv.decode(bufferOf(clean), encoding) : new TextDecoder(encoding).decode(clean)
  const bad = read.includes(UNREADABLE) ? count(read, UNREADABLE) - knownBad(clean, encoding) : 0
  return { text: read.replaceAll('\0', UNREADABLE), encoding, bad, isWhole: bad === 0 && clean === bytes && !read.includes('\0') }
}

/** A file may hold the sign for what cannot be read, written by whoever damaged it before. */
function knownBad(bytes: Uint8Array, encoding: TextEncoding): number {
  return encoding === 'utf-8' ? count(bufferOf(bytes).toString('latin1'), '\xEF\xBF\xBD') : 0
}

/** Half of a letter, written in UTF-8 as if it were a whole one, becomes the sign for what cannot be read. */
function withoutHalves(bytes: Uint8Array): Uint8Array {
  let copy: Buffer | undefined
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3)
    if (second < 0xa0 || second > 0xbf || third < 0x80 || third > 0xbf) continue
    copy ??= Buffer.from(bytes)
    copy.set([0xef, 0xbf, 0xbd], at)
  }
  return copy ?? bytes
}

function markOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Of a text in ASCII every second byte is zero; of any other text in UTF-16 some are, and the bytes are no UTF-8. */
function wideOf(bytes: Uint8Array, plain: Attempt): 'utf-16le' | 'utf-16be' | null {
  const guessed = markOf(bytes) ? null : utf16Of(bytes)
  return markOf(bytes) ?? (guessed && (guessed.share >= SURE_SHARE || plain.bad > 0) ? guessed.encoding : null)
}

const SURE_SHARE = 0.2

function utf16Of(bytes: Uint8Array): { readonly encoding: 'utf-16le' | 'utf-16be'; readonly share: number } | null {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 20
  if (odd > many && even < odd / 10) return { encoding: 'utf-16le', share: odd / sample.length }
  return even > many && odd < even / 10 ? { encoding: 'utf-16be', share: even / sample.length } : null
}

/** Whether what is not ASCII turns out to be Hangul, and mostly syllables in use: Japanese bytes give those that are not. */
function isKorean(text: string, bytes: Uint8Array): boolean {
  const hangul = count(text, HANGUL)
  return hangul * 2 > count(text, NOT_ASCII) && usualSyllables(bytes) * 2 >= hangul
}

/** Pairs of bytes that are one of the 2,350 syllables of KS X 1001, which CP949 adds the rest to. */
function usualSyllables(bytes: Uint8Array): number {
  let usual = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x80) continue
    if (lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1) usual += 1
    at += 1
  }
  return usual
}

/** The lines, from 1, that hold a sign, with their text. */
export function linesWith(text: string, sign: string): readonly { readonly line: number; readonly text: string }[] {
  return text.split(/\r\n?|\n/).flatMap((one, index) => (one.includes(sign) ? [{ line: index + 1, text: one }] : []))
}

function count(text: string, sign: RegExp | string): number {
  return typeof sign === 'string' ? text.split(sign).length - 1 : (text.match(sign) ?? []).length
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Control characters, more than a few of them, stand in no text. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096)
  const controls = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return controls > 2 && controls * 100 > sample.length
}

function notText(name: string, bytes: Uint8Array): UserError {
  if (isBinary(bytes) && !markOf(bytes)) return foreignFile(name, 'binary')
  const message = `${name} is not written in UTF-8. Open it in an editor, save it with the encoding UTF-8, and choose it again.`
  return new UserError({ code: 'not-text', message, file: name, found: { fact: 'other-encoding' }, expected: verbatim('UTF-8') })
}
