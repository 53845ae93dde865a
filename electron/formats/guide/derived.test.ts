import { describe, expect, it } from 'vitest'
import { readText, said } from './test-guide.ts'

/** Fronts and backs of what was made, and why the rest was left out. */
function derived(text: string): { cards: string[]; leftOut: string[] } {
  const { deck, report } = readText(text)
  return {
    cards: deck.notes.map((note) => (note.kind === 'basic' ? `${note.front} = ${note.back}` : note.kind)),
    leftOut: report.leftOut.map(({ line, text: quoted, reason }) => `${String(line)}: ${quoted} – ${reason}`),
  }
}

describe('an unmarked guide', () => {
  it('gives cards marked as derived', () => {
    expect(said('# T\n\n## 1. **ETL**\n\nExtract, transform, load.\n')).toEqual([
      { kind: 'basic', front: 'ETL', back: 'Extract, transform, load.', derived: true },
    ])
  })

  it('asks for a bold lead within its section, and answers with what stands after or below it', () => {
    expect(
      derived(
        '# T\n\n## Use cases\n\n1. **Recommendations**  \n   - Amazon Personalize\n2. **Contact centres**\n   - Lex\n   - Connect\n3. **LEFT JOIN**은 왼쪽 테이블의 모든 행을 남기고 나머지를 비운다.\n',
      ),
    ).toEqual({
      cards: [
        'Use cases › Recommendations = Amazon Personalize',
        'Use cases › Contact centres = - Lex\n- Connect',
        'Use cases › LEFT JOIN = **LEFT JOIN**은 왼쪽 테이블의 모든 행을 남기고 나머지를 비운다.',
      ],
      leftOut: ['3: Use cases – parts-are-cards'],
    })
  })

  it('asks for the term of a definition', () => {
    expect(
      derived(
        '**RMSE**: root of the mean of squared residuals, in the units of y.\n**MAE** – mean of absolute residuals, less moved by outliers.\n',
      ).cards,
    ).toEqual([
      'RMSE = root of the mean of squared residuals, in the units of y.',
      'MAE = mean of absolute residuals, less moved by outliers.',
    ])
  })

  it('asks for the first cell of a row that is no plan', () => {
    expect(
      derived('## Storage\n\n| # | Service | Kind | Note |\n|-|-|-|-|\n| 1 | **S3** | object | |\n| 2 | EBS | block | one AZ |\n')
        .cards,
    ).toEqual(['Storage › S3 = **Kind**: object', 'Storage › EBS = - **Kind**: block\n- **Note**: one AZ'])
  })

  it('names the section where the term is general, repeated or of a year', () => {
    expect(
      derived('## S3\n\n### 특징\n\n객체 저장소로 끝없이 커진다.\n\n## Trends (2024)\n\n### Rainier\n\nA very large cluster.\n')
        .cards,
    ).toEqual(['S3 › 특징 = 객체 저장소로 끝없이 커진다.', 'Trends (2024) › Rainier = A very large cluster.'])
  })

  it('asks what a guide asks of its subject, and nothing it asks of its reader', () => {
    expect(
      derived(
        '# Quiz\n\n## SQL\n\n**Which join keeps all left rows?**\n→ LEFT JOIN\n\n1. **What is drift?** Inputs change over time.\n2. **What will you build?** A chat app.\n\n## 인덱스란?\n\n찾기를 빠르게 하는 자료 구조.\n\n## 왜 이 스터디를 하나요?\n\n합격하려고 합니다.\n',
      ).cards,
    ).toEqual(['Which join keeps all left rows? = LEFT JOIN', 'What is drift? = Inputs change over time.', '인덱스란? = 찾기를 빠르게 하는 자료 구조.'])
  })

  it('asks what a fold hides', () => {
    const text = [
      '# Interview', '', '## Docker', '',
      '<details>', '<summary>How would you find a running container?</summary><br><b>', '', '`docker ps`', '</b></details>', '',
      '<details>', '  <summary><b>이미지와 컨테이너의 차이는?</b></summary>', '  이미지는 틀, 컨테이너는 실행된 것', '</details>', '',
      '<details><summary>Click to see the answer</summary>42 is the answer</details>', '',
      '<details><summary>Never closed?</summary>', '', 'text', '',
    ].join('\n')
    expect(derived(text).cards).toEqual(['How would you find a running container? = `docker ps`', '이미지와 컨테이너의 차이는? = 이미지는 틀, 컨테이너는 실행된 것'])
  })

  it('leaves alone how a study is run', () => {
    const text = '# Nine weeks\n\n## Overview\n\n| Parameter | Value |\n|---|---|\n| Exam Date | January 31 |\n| Total Hours | 128 hours |\n\n## Learning Objectives\n\n- Know EC2\n- Know S3\n'
    expect(derived(text).cards).toEqual([])
  })

  it('leaves out what is no term or no answer, each with its reason', () => {
    const text =
      '# Title\n\n- **Mon:** lecture\n- **Goal:** learn\n- **S**torage\n- **Learn the basics:** now\n- **What is it?** good question, and a long one\n- **Term**: [link](https://x.example)\n- **Other**: TBD\n- **2주차**: x y\n- **Long**: ' +
      `${'word '.repeat(120)}\n- [ ] **Task**: do it\n\n## License\n\nMIT, see the file.\n\n## Exercises\n\n1. Write a function.\n`
    expect(derived(text)).toEqual({
      cards: [],
      leftOut: [
        '3: Mon: lecture – names-time',
        '4: Goal: learn – label',
        '5: S: Storage – part-of-word',
        '6: Learn the basics: now – instruction',
        '7: What is it?: good question, and a long one – sentence',
        '8: Term: link – only-links',
        '9: Other: TBD – nothing-to-answer',
        '10: 2주차: x y – names-time',
        `11: Long: ${'word '.repeat(40).trim()} – answer-too-long`.replace(
          /(?<=Long: ).*(?= – )/,
          (said) => `${said.slice(0, 153).trimEnd()}…`,
        ),
        '1: Title – answer-too-long',
        '14: License – about-guide',
        '18: Exercises – exercises',
      ],
    })
  })

  it('gives nothing beside cards the author wrote', () => {
    expect(derived('## Term\n\nA long enough body.\n\n## Cards\n\na :: b\n')).toEqual({ cards: ['a = b'], leftOut: [] })
  })
})
