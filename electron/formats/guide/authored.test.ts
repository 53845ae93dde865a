import { describe, expect, it } from 'vitest'
import { readText, said } from './test-guide.ts'

/** What became no card, as place and reason, and the warnings' codes. */
function refused(text: string): { leftOut: string[]; warnings: string[] } {
  const { leftOut, warnings } = readText(text).report
  return {
    leftOut: leftOut.map(({ line, text: quoted, reason }) => `${String(line)}: ${quoted} – ${reason}`),
    warnings: warnings
      .filter(({ code }) => code !== 'title-missing')
      .map(({ code, at }) => `${code} ${at.map(({ line }) => line).join(',')}`),
  }
}

describe('Q: and A:', () => {
  it('make a basic card, with its whole note', () => {
    const { deck } = readText('# T\n\n## S\n\nQ: Front? #tag #둘\nA: Back. ^my-id\n')
    expect(deck.notes).toStrictEqual([
      {
        kind: 'basic',
        front: 'Front?',
        back: 'Back.',
        id: 'my-id',
        tags: ['tag', '둘'],
        source: { file: 'guide.md', line: 5, headings: ['T', 'S'] },
      },
    ])
  })

  it('take paragraphs, lists and code after the marker, as they are written', () => {
    expect(said('Q: one\ntwo\n\nthree\n\nA:\n- a\n  - b\n\n```js\nx :: y\n```\n')).toEqual([
      { kind: 'basic', front: 'one\ntwo\n\nthree', back: '- a\n  - b\n\n```js\nx :: y\n```' },
    ])
  })

  it('end with the next card, a rule or a heading, also where the rule would underline the text', () => {
    expect(said('Q: a\nA: b\n---\nprose\n\nQ: c\nA: d\n## H\nprose\n\nQ: e\nA: f\n\nC: [g]\n')).toEqual([
      { kind: 'basic', front: 'a', back: 'b' },
      { kind: 'basic', front: 'c', back: 'd' },
      { kind: 'basic', front: 'e', back: 'f' },
      { kind: 'cloze', text: '{{c1::g}}' },
    ])
  })

  it('may stand in list items and quotes, together or one after the other', () => {
    expect(said('- Q: a\n  A: b\n- Q: c\n- A: d\n- Q: e\n  - A: f\n\n> Q: g\n> A: h\n')).toEqual([
      { kind: 'basic', front: 'a', back: 'b' },
      { kind: 'basic', front: 'c', back: 'd' },
      { kind: 'basic', front: 'e', back: 'f' },
      { kind: 'basic', front: 'g', back: 'h' },
    ])
  })

  it('begin anew right below a list, a table or a lazy line', () => {
    expect(said('Q: a\nA:\n- one\n- two\nQ: b\nA: c\n\n| x |\n|-|\n| y |\nQ: d\nA: e\n')).toEqual([
      { kind: 'basic', front: 'a', back: '- one\n- two' },
      { kind: 'basic', front: 'b', back: 'c\n\n| x |\n|-|\n| y |' },
      { kind: 'basic', front: 'd', back: 'e' },
    ])
  })

  it('may be bold, and have a full-width colon', () => {
    expect(said('**Q:** a\n**A:** b\n\n**Q: c**\n**A: d**\n\nQ：질문\nA：답\n')).toEqual([
      { kind: 'basic', front: 'a', back: 'b' },
      { kind: 'basic', front: 'c', back: 'd' },
      { kind: 'basic', front: '질문', back: '답' },
    ])
  })

  it('keep a picture and drop a comment', () => {
    expect(said('Q: What?\n\n![](a.png)\n\nA: _This_ <!-- hidden -->\n')).toEqual([
      { kind: 'basic', front: 'What?\n\n![](a.png)', back: '_This_' },
    ])
  })

  it('are reported where one of them is missing', () => {
    expect(refused('Q: a\n\nQ: b\nA:\n\nA: c\n\n---\n\nA: d\n\nok :: ok\n')).toEqual({
      leftOut: [
        '1: a – question-needs-answer',
        '10: A: d – answer-needs-question',
      ],
      warnings: ['question-without-answer 1', 'answer-without-question 10'],
    })
  })
})

describe('C:', () => {
  it('makes a hole of each bracket, but not of links, pictures, footnotes, code, math and boxes', () => {
    expect(said('C: [Berlin] is [the] ![x](y) [link](z) [^1] [[page]] `[c]` $a[0]$ \\[no\\].\n\nC:\n- [x] [yes]\n')).toEqual([
      { kind: 'cloze', text: '{{c1::Berlin}} is {{c2::the}} ![x](y) [link](z) [^1] [[page]] `[c]` $a[0]$ \\[no\\].' },
      { kind: 'cloze', text: '- [x] {{c1::yes}}' },
    ])
  })

  it('takes math into a hole and keeps its braces from ending it', () => {
    expect(said('C: It is [$\\frac{1}{x^{2}}$].\n\nC: {{c2::$x^{2}$}} and ==$y_{i}$==\n')).toEqual([
      { kind: 'cloze', text: 'It is {{c1::$\\frac{1}{x^{2} }$}}.' },
      { kind: 'cloze', text: '{{c2::$x^{2}$}} and {{c3::$y_{i}$}}' },
    ])
  })

  it('is no path of a disk', () => {
    expect(refused('C:\\\\Users\\\\me\n\nok :: ok\n')).toEqual({ leftOut: [], warnings: [] })
  })

  it('goes on over tables', () => {
    expect(said('C: Table:\n\n| a | b |\n| - | - |\n| F | [T] |\n')).toEqual([
      { kind: 'cloze', text: 'Table:\n\n| a | b |\n| - | - |\n| F | {{c1::T}} |' },
    ])
  })

  it('is reported without a hole, and with one that never ends', () => {
    expect(refused('C: none\n\nC: {{c1::open\n\nok :: ok\n')).toEqual({
      leftOut: [
        '1: none – cloze-needs-hole',
        '3: {{c1::open – hole-unclosed',
      ],
      warnings: ['cloze-without-holes 1', 'cloze-unclosed 3'],
    })
  })
})

describe('holes without a marker', () => {
  it('make a cloze of their paragraph or list item', () => {
    expect(said('The ==Firehose==가 온다.\n\n- {{c1::S3::storage}} and {{c1::EBS}} #aws\n')).toEqual([
      { kind: 'cloze', text: 'The {{c1::Firehose}}가 온다.' },
      { kind: 'cloze', text: '{{c1::S3::storage}} and {{c1::EBS}}', tags: ['aws'] },
    ])
  })

  it('are no comparisons, templates or code', () => {
    expect(said('if a==b and c==d, or a == b\n\n{{ site.url }}\n\n`==x==` \\==y==\n\nok :: ok\n')).toEqual([
      { kind: 'basic', front: 'ok', back: 'ok' },
    ])
  })

  it('make a card of a heading that has one', () => {
    expect(said('## {{c1::Canberra::city}} was founded in 1913\n')).toEqual([
      { kind: 'cloze', text: '{{c1::Canberra::city}} was founded in 1913' },
    ])
  })
})

describe('::', () => {
  it('makes one card a line, ::: both directions', () => {
    expect(said('a :: b\nno card\n- c #t ::: d ^id-1\n')).toEqual([
      { kind: 'basic', front: 'a', back: 'b' },
      { kind: 'basic', front: 'c', back: 'd', reverse: true, tags: ['t'] },
    ])
  })

  it('needs spaces between Latin letters, and none beside Hangul or in a file of #flashcards', () => {
    expect(said('std::vector is a::b\n\n용어::뜻\n')).toEqual([{ kind: 'basic', front: '용어', back: '뜻' }])
    expect(said('#flashcards\n\nq 1::a 1\n\nA {{hole}} here <!--SR:!2024-05-22,1,230-->\n')).toEqual([
      { kind: 'basic', front: 'q 1', back: 'a 1' },
      { kind: 'cloze', text: 'A {{c1::hole}} here' },
    ])
  })

  it('is nothing inside code, math and holes', () => {
    expect(said('`a :: b` and $x :: y$\n\n    e :: f\n\n~~~\ng :: h\n~~~\n\n{{c1::i :: j}}\n')).toEqual([
      { kind: 'cloze', text: '{{c1::i :: j}}' },
    ])
  })

  it('is reported with an empty side', () => {
    expect(refused('status :: \n\nok :: ok\n')).toEqual({
      leftOut: ['1: status … – card-needs-sides'],
      warnings: ['side-empty 1'],
    })
  })
})

describe('a line with only ?', () => {
  it('parts front from back, ?? for both directions, with a list or a block of its own', () => {
    expect(said('a\nb\n?\nc\nd\n\ne\n??\n- f\n\ng\n\n?\n\nh\n')).toEqual([
      { kind: 'basic', front: 'a\nb', back: 'c\nd' },
      { kind: 'basic', front: 'e', back: '- f', reverse: true },
      { kind: 'basic', front: 'g', back: 'h' },
    ])
  })
})

describe('Q: with a task list', () => {
  it('makes a choice with reasons and an explanation', () => {
    const text =
      'Q: Cheapest? {paper=1 week=2} ^q1\n- [ ] Real-time — always on\n- [x] Serverless – pay per use\n- [ ] A - B\n\n> Rare calls.\n> Second line.\n\nprose\n'
    expect(readText(text).deck.notes).toEqual([
      {
        kind: 'choice',
        id: 'q1',
        front: 'Cheapest?',
        options: [
          { text: 'Real-time', right: false, why: 'always on' },
          { text: 'Serverless', right: true, why: 'pay per use' },
          { text: 'A - B', right: false },
        ],
        explanation: 'Rare calls.\nSecond line.',
        paper: 1,
        week: 2,
        source: { file: 'guide.md', line: 1, headings: [] },
      },
    ])
  })

  it('takes the reason below an option, an A: as explanation, and the id at the very end', () => {
    expect(said('Q: q\n- [x] a\n  — yes\n- [ ] b\nA: because\n')).toEqual([
      {
        kind: 'choice',
        front: 'q',
        options: [
          { text: 'a', right: true, why: 'yes' },
          { text: 'b', right: false },
        ],
        explanation: 'because',
      },
    ])
    expect(readText('Q: q\n- [x] a\n- [ ] b ^last\n').deck.notes[0]?.id).toBe('last')
  })

  it('is reported without a right option; a task list alone is no card', () => {
    expect(refused('Q: q\n- [ ] a\n- [ ] b\n\nprose\n\n- [x] done\n\nok :: ok\n')).toEqual({
      leftOut: ['1: q – choice-needs-right'],
      warnings: ['choice-without-right 1'],
    })
  })
})

describe('a table under {.cards}', () => {
  it('asks for the first cell and answers with the others under their headings', () => {
    expect(
      said('## Services {.cards}\n\n| Name | Use | Limit |\n|-|-|-|\n| Lex ^lex | chat | 15 min |\n| Polly | **speech** | |\n'),
    ).toEqual([
      { kind: 'basic', front: 'Lex', back: '- **Use**: chat\n- **Limit**: 15 min' },
      { kind: 'basic', front: 'Polly', back: '**Use**: **speech**' },
    ])
  })

  it('reports a row without a first cell', () => {
    expect(refused('## S {.cards}\n\n| a | b |\n|-|-|\n| | x |\n| y | z |\n').leftOut).toEqual([
      '5: | x – row-needs-cells',
    ])
  })
})

describe('headings Front and Back', () => {
  it('make a card of the texts below them', () => {
    expect(said('# Deck\n\n<!-- Card Start -->\n\n### Front\n\nWhat?\n\n### Back\n\nThis:\n- a\n\n<!-- Card End -->\n')).toEqual([
      { kind: 'basic', front: 'What?', back: 'This:\n- a' },
    ])
  })
})

describe('attributes', () => {
  it("of a heading hold below it until the next heading of its level; inner ones and a card's own win", () => {
    const text =
      '## A {week=1 MLS-C01=d1}\n\na :: b\n\n### B {week=2 MLA-C01=d2}\n\nc :: d\n\ne {week=3} :: f\n\n## C\n\ng :: h\n'
    expect(said(text)).toEqual([
      { kind: 'basic', front: 'g', back: 'h' },
      { kind: 'basic', front: 'a', back: 'b', week: 1, domains: { 'MLS-C01': 'd1' } },
      { kind: 'basic', front: 'c', back: 'd', week: 2, domains: { 'MLS-C01': 'd1', 'MLA-C01': 'd2' } },
      { kind: 'basic', front: 'e', back: 'f', week: 3, domains: { 'MLS-C01': 'd1', 'MLA-C01': 'd2' } },
    ])
  })

  it('that mean nothing are warned of with their line, and the rest is read', () => {
    expect(refused('## A {wekk=1 paper=2}\n\na :: b\n')).toEqual({ leftOut: [], warnings: ['attribute-unknown 1'] })
    expect(said('## A {wekk=1 paper=2}\n\na :: b {json: 1}\n')).toEqual([
      { kind: 'basic', front: 'a', back: 'b {json: 1}', paper: 2 },
    ])
  })
})

it('a property without a value, as Obsidian writes it, is no card and no slip', () => {
  const { deck, report } = readText('#flashcards\n\nstatus::\ncount::\nterm::meaning\n')
  expect([deck.notes.map((note) => note.kind === 'basic' && [note.front, note.back]), report.warnings.map(({ code }) => code)]).toEqual([[['term', 'meaning']], ['title-missing']])
})
