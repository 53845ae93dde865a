import { expect, test } from 'vitest'
import { endingByContent, isMediaName, mediaEnding } from './media.ts'

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))
const text = (value: string): Uint8Array => new TextEncoder().encode(value)
const PNG = bytes('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082')
const JPEG = bytes('ffd8ffe000104a46494600010100000100010000')
const MP3 = bytes('494433030000000000')
const OGG = bytes('4f67675300020000000000000000000000000000000000000000011e01766f7262697300')

test.each([
  ['a picture by its right name', PNG, 'a.png', 'png'],
  ['a picture by a wrong one', PNG, 'a.jpg', 'png'],
  ['a picture called a page', PNG, 'a.html', 'png'],
  ['either name of a JPEG', JPEG, 'a.jpeg', 'jpeg'],
  ['a sound', MP3, 'a.mp3', 'mp3'],
  ['a sound of a family', OGG, 'a.oga', 'oga'],
  ['a drawing', text('<?xml version="1.0"?><!-- made -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 'svg'],
  ['a drawing by another name', text('<svg/>'), 'a.png', 'svg'],
  ['a page called a picture', text('<!doctype html><script>1</script>'), 'a.png', undefined],
  ['a page called a drawing', text('<html><svg/></html>'), 'a.svg', undefined],
  ['a page of XML called a drawing', text('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>'), 'a.svg', undefined],
  ['a page of two bytes a letter, called a picture', Buffer.from('\uFEFF<html>', 'utf16le'), 'a.png', undefined],
  ['and called a sound', Buffer.from('\uFEFF<html>', 'utf16le'), 'a.mp3', undefined],
  ['and without its mark', Buffer.from('<html>', 'utf16le'), 'a.bmp', undefined],
  ['a page behind a zero, called a picture', text('\0<html><script>1</script>'), 'a.jpg', undefined],
  ['a script called a sound', text('alert(1)'), 'a.mp3', undefined],
  ['a document called a picture', text('%PDF-1.7\n%\u00e2'), 'a.png', undefined],
  ['bytes nobody knows, called a sound', bytes('0001020304fffefdfc'), 'a.mp3', 'mp3'],
  ['bytes nobody knows, called a page', bytes('0001020304fffefdfc'), 'a.html', undefined],
  ['nothing', new Uint8Array(), 'a.png', undefined],
])('%s', async (...[, content, name, ending]) => {
  expect(await endingByContent(content, name)).toBe(ending)
})

test('media are named by a checksum and an ending that a card may show', () => {
  const hash = 'ab'.repeat(32)
  expect(['png', 'webm', 'html', 'js', 'svg', 'PNG'].map((ending) => isMediaName(`${hash}.${ending}`))).toEqual([true, true, false, false, true, false])
  expect([isMediaName(`${hash.slice(1)}.png`), isMediaName(hash), isMediaName(`../${hash}.png`)]).toEqual([false, false, false])
  expect([mediaEnding('A.PNG'), mediaEnding('png'), mediaEnding('a.png.html')]).toEqual(['png', undefined, undefined])
})
