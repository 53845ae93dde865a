import { describe, expect, it } from 'vitest'
import { readFrontMatter, splitFrontMatter, type FrontMatter } from './front-matter.ts'
import { Findings } from './report.ts'
import { processorMs } from './test-guide.ts'

function read(text: string): { front: FrontMatter; warnings: string[] } {
  const findings = new Findings()
  const { yaml } = splitFrontMatter(text)
  const front = yaml === null ? {} : readFrontMatter(yaml, 'a.md', findings)
  return {
    front,
    warnings: findings.warnings().flatMap(({ example, at }) => `${at.map(({ line }) => line).join(',')}: ${example}`),
  }
}

describe('front matter', () => {
  it('is read with its exams', () => {
    expect(
      read(
        '---\ntitle: A guide\nlanguage: ko\ncourse: aws\nexams:\n  - code: MLS-C01\n    name: ML\n    lastDate: 2026-03-31\n    minutes: 180\n    questions: 65\n    pass: 750\n    domains: [{ id: d1, name: Data, weight: 20 }]\ntags: [x]\n---\n# T\n',
      ),
    ).toEqual({
      front: {
        title: 'A guide',
        language: 'ko',
        course: 'aws',
        exams: [
          {
            code: 'MLS-C01',
            name: 'ML',
            lastDate: '2026-03-31',
            minutes: 180,
            questions: 65,
            pass: 750,
            domains: [{ id: 'd1', name: 'Data', weight: 20 }],
          },
        ],
      },
      warnings: [],
    })
  })

  it('is blanked, so that line numbers hold', () => {
    expect(splitFrontMatter('---\na: b\n---\n# T\n')).toEqual({ yaml: 'a: b\n', body: '\n\n\n# T\n' })
  })

  it('is none where a rule opens the text', () => {
    expect(splitFrontMatter('---\n\nProse here.\n\n---\n')).toEqual({ yaml: null, body: '---\n\nProse here.\n\n---\n' })
    expect(splitFrontMatter('# T\n---\na: b\n---\n')).toEqual({ yaml: null, body: '# T\n---\na: b\n---\n' })
  })

  it('keeps what can be read beside what cannot', () => {
    expect(read('---\ntitle: [1, 2]\ncourse: c\nexams: soon\nlanguage: my own\n---\n')).toEqual({
      front: { course: 'c' },
      warnings: ['2,5,4: title: [1,2] → "…"'],
    })
  })

  it.each([
    ['title: ' + 'x'.repeat(400), `2: title: "${'x'.repeat(59)}… → "…" ≤ 300`],
    ['language: my own', '2: language: "my own" → ko, en'],
    ['exams: soon', '2: exams: "soon" → - code: …'],
    ['exams: [{ code: X }]', '2: exams[0].name: – → "…"'],
    ['exams: [{ code: X, name: Y, minutes: -4, lastDate: 2026-02-31 }]', '2: exams[0].lastDate: "2026-02-31" → YYYY-MM-DD; exams[0].minutes: -4 → 1–100000'],
    ['exams: [{ code: X, name: Y, domains: [{ id: 1, name: D, weight: 500 }] }]', '2: exams[0].domains[0].weight: 500 → 0–100'],
    ['title: : :', '2,2,2: title: : :'],
    ['a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]', '1: &…, *…'],
  ])('tells what is wrong by the line and by signs, in no language: %s', (yaml, warning) => {
    expect(read(`---\n${yaml}\n---\n`).warnings).toEqual([warning])
  })

  it.each([
    ['braces without end', 'title: ' + '{'.repeat(500)],
    ['brackets without end', 'title: ' + '['.repeat(7000)],
    ['complex keys without end', 'title: ' + '? '.repeat(300)],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]`,
    ],
    ['too much of it', `title: x\n${'a: b\n'.repeat(3000)}`],
  ])('takes no long time for %s', (_name, yaml) => {
    expect(processorMs(() => read(`---\n${yaml}\n---\n# T\n`))).toBeLessThan(1000)
  })
})
