import { describe, expect, it } from 'vitest'
import { readText } from './test-guide.ts'

/** Rows as `weeks | topic | notes @line`, and what was said of the rest. */
function planOf(text: string): { rows: string[]; leftOut: string[]; warnings: string[] } {
  const { deck, report } = readText(`${text}\n\n# End\n\nend :: end\n`)
  return {
    rows: deck.plan.map(
      ({ week, toWeek, topic, notes, line }) =>
        `${String(week)}${toWeek === undefined ? '' : `-${String(toWeek)}`} | ${topic} | ${notes} @${String(line)}`,
    ),
    leftOut: report.leftOut.map(({ line, text: quoted, reason }) => `${String(line)}: ${quoted} – ${reason}`),
    warnings: report.warnings
      .filter(({ code }) => code.startsWith('plan'))
      .map(({ code, at }) => `${code} ${at.map(({ line }) => line).join(',')}`),
  }
}

function rowsOf(text: string): string[] {
  return planOf(text).rows
}

describe('a plan in a table', () => {
  it('has week, topic and notes by their headings', () => {
    expect(
      rowsOf(
        '## 학습 플랜\n\n| 주차  | 학습 주제 | 비고 |\n|---|---|---|\n| 1주차 | AI **서비스** | SageMaker, [Lex](https://x) |\n| 2~3주차 | 데이터 | |\n',
      ),
    ).toEqual(['1 | AI 서비스 | SageMaker, Lex @5', '2-3 | 데이터 |  @6'])
  })

  it('reads the forms of a week', () => {
    const weeks = [
      '1',
      '2주',
      '**3주차**',
      'Week 4',
      'W5',
      'wk 6',
      'Week 7-8',
      '9주차~10주차',
      '제11주차',
      '12주차_실습',
      'Weeks 13–14',
      '📅 15주차 (3/4)',
    ]
    expect(
      rowsOf(
        `| 주 | 내용 |\n|-|-|\n${weeks.map((week, index) => `| ${week} | 내용 가${String.fromCharCode(0xac00 + index * 28)} |`).join('\n')}`,
      ).map((row) => row.split(' |')[0]),
    ).toEqual(['1', '2', '3', '4', '5', '6', '7-8', '9-10', '11', '12', '13-14', '15'])
  })

  it('may have many columns, the week not the first of them', () => {
    const text =
      '## 일정\n\n| 회차 | 날짜 | 주차 | 챕터 | 발표자 | 자료 | 비고 |\n|-|-|-|-|-|-|-|\n' +
      '| 1 | 3/4 | 1주차 | 아키텍처 | 홍길동 | [링크](https://x) | OT |\n| 2 | 3/7 | 1주차 | etcd | 김철수 | | |\n| 3 | 3/11 | 2주차 | 네트워크 | 이영희 | | |\n'
    expect(rowsOf(text)).toEqual([
      '1 | 아키텍처 · etcd | OT · 회차: 1 · 날짜: 3/4 · 발표자: 홍길동 · 회차: 2 · 날짜: 3/7 · 발표자: 김철수 @5',
      '2 | 네트워크 | 회차: 3 · 날짜: 3/11 · 발표자: 이영희 @7',
    ])
  })

  it('takes the most varied column as topic where no heading says so', () => {
    expect(
      rowsOf('| Week | Level | Zzz |\n|-|-|-|\n| 1 | easy | arrays |\n| 2 | easy | trees |\n| 3 | hard | graphs |\n'),
    ).toEqual(['1 | arrays | easy @3', '2 | trees | easy @4', '3 | graphs | hard @5'])
  })

  it('takes pages for a topic, and a tick for none', () => {
    expect(rowsOf('| 주차 | 공부 범위 | 완료 여부 |\n|-|-|-|\n| 1주차 | p.24~81 | ✅ |\n| 2주차 | p.84~151 | 🍽️ |\n')).toEqual([
      '1 | p.24~81 |  @3',
      '2 | p.84~151 |  @4',
    ])
  })

  it('takes an empty week for the week above and says so', () => {
    expect(
      planOf(
        '## 학습 계획\n\n| 주차 | 내용 | 메모 |\n|-|-|-|\n| 1주차 | 개요 | |\n| | 부팅 | GRUB |\n| * | 권한 | |\n| 2주차 | 파일 | |\n| 추석 연휴 | | |\n| 네번째 | 이상한 행 | |\n',
      ),
    ).toEqual({
      rows: ['1 | 개요 · 부팅 · 권한 | GRUB @5', '2 | 파일 |  @8'],
      leftOut: [
        '9: 추석 연휴 – plan-rest',
        '10: 네번째 | 이상한 행 – plan-week-unread',
      ],
      warnings: ['plan-row-unread 10', 'plan-week-assumed 6,7'],
    })
  })

  it('takes an empty week for none where weeks are written again', () => {
    const { rows, leftOut } = planOf('| Week | Topic |\n|-|-|\n| 1 | arrays |\n| 1 | lists |\n| | bonus talk |\n| 2 | trees |\n')
    expect(rows).toEqual(['1 | arrays · lists |  @3', '2 | trees |  @6'])
    expect(leftOut).toEqual(['5: bonus talk – plan-no-week'])
  })

  it('goes on over two tables of one shape, beside a score table', () => {
    const table = (...rows: string[]): string => `| Week | Focus |\n|-|-|\n${rows.join('\n')}\n\n`
    const text = `## Month 1\n\n${table('| 1 | IAM |', '| 2 | EC2 |')}## Month 2\n\n${table('| 3 | VPC |', '| D-Day | Exam! |')}## Score\n\n| Week | Score |\n|-|-|\n| 1 | 62 |\n| 2 | 68 |\n`
    expect(planOf(text)).toEqual({
      rows: ['1 | IAM |  @5', '2 | EC2 |  @6', '3 | VPC |  @12'],
      leftOut: ['13: D-Day | Exam! – plan-rest'],
      warnings: [],
    })
  })

  it('is the one that reads best; the other is told', () => {
    const text =
      '## Tracker\n\n| Week | Mood |\n|-|-|\n| 1 | good |\n| 2 | good |\n| 3 | good |\n\n## Plan\n\n| Week | Topic |\n|-|-|\n| 1 | arrays |\n| 2 | trees |\n'
    expect(planOf(text)).toEqual({
      rows: ['1 | arrays |  @13', '2 | trees |  @14'],
      leftOut: ['3: table under "Tracker" – other-plan'],
      warnings: [],
    })
  })

  it('counts on where weeks start over', () => {
    expect(
      rowsOf('| Week | Topic |\n|-|-|\n| 1 | a1 topic |\n| 2 | a2 topic |\n| 1 | b1 topic |\n| 2 | b2 topic |\n').map(
        (row) => row.split(' |')[0],
      ),
    ).toEqual(['1', '2', '3', '4'])
  })

  it('may name weeks by dates, over a new year', () => {
    expect(
      rowsOf(
        '## Schedule\n\n| Date | Lecture |\n|-|-|\n| Dec 17 | Overview |\n| Dec 19 | Types |\n| Dec 24 | *Christmas break* |\n| Jan 7 | Loops |\n',
      ),
    ).toEqual(['1 | Overview · Types |  @5', '4 | Loops |  @8'])
    expect(
      rowsOf('| 날짜 | 주제 |\n|-|-|\n| 3/4 ~ 3/10 | 가나 |\n| 3월 11일 | 다라 |\n| 2024.03.18 | 마바 |\n').map(
        (row) => row.split(' |')[0],
      ),
    ).toEqual(['1', '2', '3'])
  })

  it('may be turned: weeks in the header', () => {
    expect(rowsOf('| | 1주차 | 2주차 |\n|-|-|-|\n| 주제 | 배열 | 트리 |\n| 과제 | 풀기 | 짜기 |\n')).toEqual([
      '1 | 배열 | 풀기 @1',
      '2 | 트리 | 짜기 @1',
    ])
  })

  it('may be HTML, with spans and empty lines', () => {
    const text =
      '<table>\n <tr><th>Week</th><th>Topic</th><th>Due</th></tr>\n\n    <tr>\n    <td rowspan="2">Week 1</td><td>Intro to <b>SQL</b></td><td></td></tr>\n' +
      '    <tr><td>Joins &amp; windows</td><td>HW1</td></tr>\n\n <tr><td colspan="3"><b>Part II</b></td></tr>\n <tr><td>Week 2–3</td><td>Spark</td><td></td></tr>\n</table>\n'
    expect(planOf(text)).toEqual({
      rows: ['1 | Intro to SQL · Joins & windows | HW1 @4', '2-3 | Spark |  @9'],
      leftOut: ['8: Part II – plan-headline'],
      warnings: [],
    })
  })
})

describe('a plan without a table', () => {
  it('may stand in headings, from week 0, with their to-dos as checklists', () => {
    const text =
      '# Course\n\n## Week 0 - Setup\nInstall.\n\n## Week 1: Intro\n- [x] Watch\n- [ ] Homework\n\n### CRISP-DM\n\n- [ ] Read\n\n## Week 2–3\n- Regression\n- Metrics\n'
    expect(rowsOf(text)).toEqual(['0 | Setup | Install. @3', '1 | Intro | CRISP-DM @6', '2-3 | Regression | Metrics @14'])
    expect(readText(text).deck.plan[1]?.tasks).toEqual([
      { text: 'Watch', done: true },
      { text: 'Homework', done: false },
      { text: 'Read', done: false },
    ])
  })

  it('counts on where the weeks of headings start over, for the cards below them too', () => {
    const { deck } = readText(
      '## Part 1\n### Week 1\na :: b\n### Week 2\nc :: d\n## Part 2\n### Week 1\ne :: f\n### Week 2\ng :: h\n',
    )
    expect(deck.plan.map(({ week, topic, line }) => [week, topic, line])).toEqual([
      [1, '', 2],
      [2, '', 4],
      [3, '', 7],
      [4, '', 9],
    ])
    expect(deck.notes.map((note) => note.week)).toEqual([1, 2, 3, 4])
  })

  it('may be a list, or bold lines with lists below', () => {
    expect(
      rowsOf('## 로드맵\n\n- **1주차**: 설계\n  - 요구사항\n  - 화면\n- **2~3주차** – 구축\n- **4주차**\n  - 보안\n'),
    ).toEqual(['1 | 설계 | 요구사항 · 화면 @3', '2-3 | 구축 |  @6', '4 | 보안 |  @7'])
    expect(rowsOf('**Week 1: Foundations**\n- arrays\n\n**Week 2: Trees**\n')).toEqual([
      '1 | Foundations | arrays @1',
      '2 | Trees |  @4',
    ])
  })

  it('is none where a single heading or a span names weeks', () => {
    expect(rowsOf('# 6주 완성 정보처리기사\n\n## 1주차와 달라진 점\n\n## 2주간의 회고\n')).toEqual([])
  })

  it('starts anew below a heading that counts no part: the plan with most weeks is taken', () => {
    const text =
      '## 1-Week Plan\n### Week 1: A\n### Week 2: B\n\n## 4-Week Plan\n### WEEK 1 (Jan 1-8, 2026)\n**Status:** new\n**Learning Target:** Python\n\n- **Time**: 4 h\n- [ ] Read\n' +
      '### WEEK 2 (Jan 9)\n### Week 3\n- VPC\n'
    expect(planOf(text)).toEqual({
      rows: ['1 | Python | Time: 4 h @6', '2 |  |  @12', '3 | VPC |  @13'],
      leftOut: [
        '2: week headings under "Week 1: A" – other-plan',
      ],
      warnings: [],
    })
    expect(readText(text).deck.plan[0]?.tasks).toEqual([{ text: 'Read', done: false }])
  })
})
