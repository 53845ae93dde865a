import { describe, expect, it } from 'vitest'
import { maskLiterals } from './mask.ts'
import { plainText } from './plain.ts'
import { foldSpaces, normaliseText, shorten, trimLines, withoutComments } from './text.ts'

describe('normaliseText', () => {
  it('takes off the byte order mark, joins line ends and composes Hangul', () => {
    expect(normaliseText('\uFEFFa\r\nb\rc\0\u1112\u1161\u11ab')).toBe('a\nb\nc\uFFFD한')
  })
})

describe('small tools of text', () => {
  it('fold spaces, cut by letters, trim lines, drop comments', () => {
    expect(foldSpaces(' a \n b\u3000c ')).toBe('a b c')
    expect(shorten('가나다 라마', 5)).toBe('가나다…')
    expect(shorten('가나다', 5)).toBe('가나다')
    expect(trimLines(['', 'a', '', 'b', ' '])).toEqual(['a', '', 'b'])
    expect(withoutComments('a<!-- b -->c<!-- open')).toBe('ac<!-- open')
  })
})

describe('maskLiterals', () => {
  const seen = (text: string): string => maskLiterals(text).replaceAll('\u0001', '·')

  it('blanks code spans, math, comments and escapes at the same length', () => {
    expect(seen('a `b::c` d')).toBe('a ······ d')
    expect(seen('``a ` b`` c')).toBe('········· c')
    expect(seen('$x :: y$ and $$a\nb$$')).toBe('········ and ···\n···')
    expect(seen('<!-- a --> \\[b\\]')).toBe('·········· ··b··')
  })

  it('leaves prices, lone backticks and unclosed comments as they are', () => {
    expect(seen('$5 and $6, $5–$6 ` <!-- a')).toBe('$5 and $6, $5–$6 ` <!-- a')
  })
})

describe('plainText', () => {
  it('takes markup off and keeps what is none', () => {
    expect(plainText('**Amazon** [S3](https://x "t") `code` ~~no~~ ==mark== *it* __b__')).toBe('Amazon S3 code no mark it b')
    expect(plainText('2 * 3, 2*3, snake_case, 5주차_실습, C# \\* &amp; <b>x</b><br>y')).toBe(
      '2 * 3, 2*3, snake_case, 5주차_실습, C# * & x · y',
    )
    expect(plainText('**재현율(Recall)**은 *이*다 ![alt](p.png) [[page|shown]] [[page]] <https://x.y>')).toBe(
      '재현율(Recall)은 이다 alt shown page https://x.y',
    )
    expect(plainText('This {{c1::Canberra::city}}')).toBe('This Canberra')
  })
})
