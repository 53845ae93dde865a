import { describe, expect, it } from 'vitest'
import type { Note } from '../../shared/domain/card.ts'
import { slug } from './identity.ts'
import { readText } from './test-guide.ts'

function ids(text: string): string[] {
  return readText(text).deck.notes.map((note: Note) => note.id)
}

describe('a card without ^id', () => {
  it('has one made of course, headings, kind and front: the same on every machine', () => {
    expect(ids('# Course\n\n## Part\n\nfront :: back\n')).toEqual(['56e4eb5f21c2e7ee'])
  })

  it('keeps it when its back, its markup, its spaces or its place change', () => {
    const before = ids('# C\n\na b :: c\n')
    expect(ids('# C\n\nprose\n\nz :: y\n\n**a**  b :: d ^\n').at(1)).toBe(before[0])
    expect(ids('# C\n\nQ: a b\nA: c\n')).toEqual(before)
  })

  it('gets another by another front, heading, kind or course', () => {
    const all = [
      '# C\n\na :: b\n',
      '# C\n\nx :: b\n',
      '# C\n\n## D\n\na :: b\n',
      '# C\n\nQ: a\n- [x] b\n',
      '---\ncourse: e\n---\n# C\n\na :: b\n',
    ].flatMap(ids)
    expect(new Set(all).size).toBe(5)
  })

  it('tells pictures apart', () => {
    expect(new Set(ids('# C\n\nQ: What? ![](a.png)\nA: x\n\nQ: What? ![](b.png)\nA: y\n')).size).toBe(2)
  })

  it('gets ~2 and a warning where it repeats', () => {
    const { deck, report } = readText('# C\n\na :: b\na :: c\n\nx :: y ^id\n\nz :: w ^id\n')
    const [first = ''] = deck.notes.map((note) => note.id)
    expect(deck.notes.map((note) => note.id)).toEqual([first, `${first}~2`, 'id', 'id~2'])
    expect(report.warnings).toEqual([
      {
        code: 'id-repeated',
        count: 2,
        example: 'a',
        at: [
          { file: 'guide.md', line: 4 },
          { file: 'guide.md', line: 8 },
        ],
      },
    ])
  })
})

describe("a guide's names", () => {
  const head = (text: string, name?: string) => readText(text, name).deck.head

  it('come of the front matter, else of the title', () => {
    expect(head('---\ntitle: T\ncourse: AWS MLS\nlanguage: ko\n---\n# X\n')).toEqual({
      id: 'aws-mls-ko',
      course: 'aws-mls',
      title: 'T',
      language: 'ko',
    })
    expect(head('# 정보처리기사: 8주!\n')).toEqual({
      id: '정보처리기사-8주-ko',
      course: '정보처리기사-8주',
      title: '정보처리기사: 8주!',
      language: 'ko',
    })
    expect(head('## 日本語のガイド\n')).toEqual({
      id: 'guide-178162de-ja',
      course: 'guide-178162de',
      title: '日本語のガイド',
      language: 'ja',
    })
  })

  it("never come of the file's name, which only shows", () => {
    const one = head('a :: b\n', 'one.md')
    expect(head('a :: b\n', 'two.md')).toEqual({ ...one, title: 'two' })
  })

  it('are safe as the name of a folder', () => {
    expect([slug('../A/b: C?'), slug('한글  Guide'), slug('日本')]).toEqual(['a-b-c', '한글-guide', ''])
  })
})
