import { describe, expect, it } from 'vitest'
import { readText } from './test-guide.ts'

function resources(text: string): string[] {
  return readText(text).deck.resources.map(({ title, url, headings }) =>
    [title, url ?? 'no address', headings.join(' > ')].join(' | '),
  )
}

describe('resources', () => {
  it('are the links of lists and of prose, under their headings', () => {
    expect(
      resources(
        '# T\n\nSee [docs](https://a.example/x_(y) "title").\n\n## Links\n\n- [A](<https://b.example>) – good\n- Name: https://c.example.\n- <https://d.example>\n- [ref][r]\n- [local](./file.md)\n\n[r]: https://e.example\n',
      ),
    ).toEqual([
      'docs | https://a.example/x_(y) | T',
      'A | https://b.example | T > Links',
      'Name | https://c.example | T > Links',
      'https://d.example | https://d.example | T > Links',
      'ref | https://e.example | T > Links',
    ])
  })

  it('are also the books of a list that has no links', () => {
    expect(resources('## 참고 서적\n\n- "ML with AWS" by A. Mishra\n  - 좋은 책\n\n## 자료 구조\n\n- 스택\n')).toEqual([
      '"ML with AWS" by A. Mishra | no address | 참고 서적',
    ])
  })

  it('go by what their row is about where the link says only "link"', () => {
    expect(resources('| Topic | Slides |\n|-|-|\n| Trees | [pdf](https://a.example/1) |\n')).toEqual([
      'Trees (pdf) | https://a.example/1 | ',
    ])
  })

  it('are read of HTML, and each counts once', () => {
    expect(resources('<p><a href="https://a.example">A</a></p>\n\n[B](https://b.example) [B](https://b.example)\n')).toEqual([
      'A | https://a.example | ',
      'B | https://b.example | ',
    ])
  })

  it('are not the links of a card', () => {
    expect(resources('## S\n\na :: [b](https://a.example)\n')).toEqual([])
  })
})
