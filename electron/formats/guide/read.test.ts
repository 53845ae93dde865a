import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cardsOf } from '../../shared/domain/card.ts'
import { bundleFiles, deckFromFiles } from '../files.ts'
import { readGuide } from './read.ts'
import { exam, processorMs, readText } from './test-guide.ts'

const SHARED = join(import.meta.dirname, '../../../../shared')
const GUIDE = join(SHARED, 'guide/aws-mls-guide.ko.md')
const DECKS = join(SHARED, 'fixtures/decks/md')
const FORMS = [
  'Q: q\nA: a',
  'C: [x] y',
  'f :: b',
  'f ::: b',
  'f\n?\nb',
  '==x==',
  '{{c1::x}}',
  '{{c1::',
  'Q: q\n- [x] a\n- [ ] b\n\n> e',
  '## 1주차 {week=2}',
  '# H',
  '---',
  '```',
  '| 주차 | b |\n|-|-|\n| 1주차 | d |',
  '<table><tr><td rowspan=2>1주차',
  '- **a**: b',
  '> **b** – c',
  '  - nested',
  '[l](https://x.example)',
  '[[',
  '$x$',
  '`',
  '\\',
  '^id',
  '#tag',
  '{paper=1}',
  '\t',
  '가나다',
  '**',
  '==',
  '::',
  '?',
  `# ${'가나 '.repeat(200)}`,
  `a :: b ^${'x'.repeat(150)} #${'y'.repeat(150)}`,
  '---\nlanguage: x y\ntitle: 7\n---',
]

describe('readGuide', () => {
  it('reads the files of a folder by name, with one front matter for all', () => {
    const { deck, report } = readGuide([
      { name: 'week-2.md', text: '# Week 2\n\nc :: d {X=d1}\n' },
      {
        name: '00.md',
        text: `---\ntitle: Guide\ncourse: g\nexams: [{code: X, name: X, domains: [{id: d1, name: d1, weight: 10}]}]\n---\n\n| Week | Topic |\n|-|-|\n| 1 | arrays |\n| 2 | trees |\n`,
      },
      { name: 'week-1.md', text: '# Week 1\n\na :: b\n' },
    ])
    expect(deck).toEqual({
      head: { id: 'g-en', course: 'g', title: 'Guide', language: 'en' },
      exams: [exam('X', 'd1')],
      resources: [],
      plan: [
        { week: 1, topic: 'arrays', notes: '', line: 9 },
        { week: 2, topic: 'trees', notes: '', line: 10 },
      ],
      notes: [
        {
          kind: 'basic',
          front: 'a',
          back: 'b',
          id: deck.notes[0]?.id,
          week: 1,
          source: { file: 'week-1.md', line: 3, headings: ['Week 1'] },
        },
        {
          kind: 'basic',
          front: 'c',
          back: 'd',
          id: deck.notes[1]?.id,
          week: 2,
          domains: { X: 'd1' },
          source: { file: 'week-2.md', line: 3, headings: ['Week 2'] },
        },
      ],
    })
    expect(report).toEqual({ byRule: { attribute: 0, heading: 2, words: 0, first: 0, none: 0 }, leftOut: [], warnings: [] })
  })

  it('reads decomposed Hangul, a byte order mark and Windows line ends as the same guide', () => {
    const text = '# 가이드\n\n## 기본\n\n질문 :: 답\n'
    expect(readText(`\uFEFF${text.normalize('NFD').replaceAll('\n', '\r\n')}`)).toEqual(readText(text))
  })

  it('gives what deck files hold, whatever the text, and never fails', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...FORMS), fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 30 }),
        fc.constantFrom('\n', '\n\n', ' '),
        (parts, between) => {
          const { deck } = readText(parts.join(between))
          expect(deckFromFiles(bundleFiles(deck))).toEqual(deck)
          expect(readText(parts.join(between)).deck).toEqual(deck)
        },
      ),
      { numRuns: 300 },
    )
  })

  it("changes no other card's id when one card is edited", () => {
    const card = fc.record({ front: fc.stringMatching(/^[a-z가-힣]{1,8}$/), back: fc.stringMatching(/^[a-z가-힣]{1,8}$/) })
    fc.assert(
      fc.property(
        fc.uniqueArray(card, { minLength: 2, maxLength: 8, selector: ({ front }) => front }),
        fc.nat(),
        fc.stringMatching(/^[A-Z]{1,8}$/),
        (cards, at, edit) => {
          const written = (all: typeof cards): string =>
            `# T\n\n${all.map(({ front, back }, index) => `${index % 3 === 0 ? '## S\n\n' : ''}Q: ${front}\nA: ${back}\n`).join('\n')}`
          const index = at % cards.length
          const before = readText(written(cards)).deck.notes.map((note) => note.id)
          const after = readText(written(cards.with(index, { front: edit, back: edit }))).deck.notes.map((note) => note.id)
          expect(after.toSpliced(index, 1)).toEqual(before.toSpliced(index, 1))
          expect(after[index]).not.toBe(before[index])
        },
      ),
      { numRuns: 100 },
    )
  })

  it.each([
    '[',
    '[[',
    '{{',
    '{{c1::',
    '**',
    '*a',
    '|',
    '`',
    '``a`',
    '==',
    '::',
    ' :: ',
    '$',
    '<!--',
    '<table>',
    '[a](',
    '[a](http://',
    '\\',
    '{a=b ',
    ' #a',
    '> ',
    '- ',
    'Q: ',
    '- [x] a\n',
    '# 1주차\n',
    '|a|b|\n|-|-|\n',
  ])('takes no long time for 64 KB of %j', (part) => {
    const text = part.repeat(65_536 / part.length)
    const ms = processorMs(() => {
      for (const before of ['', 'C: ', '| 주차 | b |\n|-|-|\n| 1주차 | ']) readText(before + text)
    })
    // Each takes well under 200 ms by itself; this only tells linear from square.
    expect(ms).toBeLessThan(3000)
  })
})

const guideThere = existsSync(GUIDE)

describe('the guide as a person wrote it', () => {
  beforeEach((context) => { context.skip(!guideThere, 'needs the shared guide beside the checkout') })

  const { deck, report } = guideThere ? readText(readFileSync(GUIDE, 'utf8'), 'guide.md') : readText('')

  it('gives its six weeks', () => {
    expect(deck.plan.map(({ week, topic, notes, line }) => `${String(line)}: ${String(week)} ${topic} / ${notes}`)).toEqual([
      '61: 1 AWS AI 서비스 및 ML 개념 이해 / Amazon SageMaker, Rekognition, Lex',
      '62: 2 데이터 준비 및 전처리 / 데이터 수집, 정제, 피처 엔지니어링',
      '63: 3 모델 훈련 및 하이퍼파라미터 튜닝 / Amazon SageMaker 사용법 학습',
      '64: 4 배포 및 운영 / Amazon SageMaker 배포 및 관리',
      '65: 5 AWS Well-Architected Framework 학습 / 보안, 비용, 성능 최적화',
      '66: 6 모의시험 및 리뷰 / 기출문제 풀이 및 약점 보완',
    ])
  })

  it('gives cards of its services and sections', () => {
    expect(
      deck.notes.map((note) =>
        note.kind === 'basic' ? `${String(note.week)} ${note.front} = ${note.back.slice(0, 40)}` : note.kind,
      ),
    ).toEqual([
      '1 AWS Certified Machine Learning – Specialty = AWS Certified Machine Learning – Special',
      '1 AWS AI 서비스 › 맞춤형 추천 시스템 = Amazon Personalize',
      '1 AWS AI 서비스 › 고객 센터 현대화 = Amazon Lex, Amazon Connect',
      '1 AWS AI 서비스 › 안전 및 보안 개선 = Amazon Rekognition',
      '1 AWS AI 서비스 › 고객 참여 촉진 = Amazon Comprehend',
      '1 최신 동향 (2024년 기준) › 생성형 AI 역량 강화 = AWS는 자체 설계한 AI 칩과 AI 도구를 통해 생성형 AI를 더 저렴',
      '1 최신 동향 (2024년 기준) › Project Rainer = AWS는 Anthropic과 협력하여 세계 최대 규모의 AI 슈퍼컴퓨터 ',
      '3 인증 대상 = - AWS 클라우드 환경에서 ML 및 딥러닝 작업을 수행한 경험이 있는 ',
    ])
  })

  it('names what was left out, and keeps links and books', () => {
    expect(report.leftOut.map(({ line, text, reason }) => `${String(line)}: ${text} – ${reason}`)).toEqual([
      '14: AWS AI 서비스 – parts-are-cards',
      '43: 공식 자료 – resources',
      '47: 참고 서적 – resources',
      '51: 온라인 강의 – resources',
      '70: 참고 링크 – resources',
      '78: 작성자 – about-guide',
    ])
    expect(deck.resources.map(({ title, url }) => `${title} ${url ?? ''}`.trim())).toEqual([
      'AWS AI 서비스 https://aws.amazon.com/ai/',
      'AWS Certified Machine Learning – Specialty Exam Guide https://aws.amazon.com/certification/certified-machine-learning-specialty/',
      'AWS Well-Architected Framework https://aws.amazon.com/architecture/well-architected/',
      '"Machine Learning with AWS" by Abhishek Mishra',
      '"AWS Certified Machine Learning Specialty Practice Tests" by Neal Davis',
      'A Cloud Guru - AWS Certified Machine Learning Specialty Course https://acloudguru.com/',
      'Udemy - AWS Machine Learning Specialty Exam Preparation https://www.udemy.com/',
      'AWS Certification Official Site https://aws.amazon.com/certification/',
      'AWS AI Services Overview https://aws.amazon.com/ai/',
      'AWS Machine Learning Blog https://aws.amazon.com/blogs/machine-learning/',
      'AWS Developer Forum https://forums.aws.amazon.com/',
    ])
  })
})

const decksThere = existsSync(DECKS)

describe('decks that people wrote for other programs', () => {
  beforeEach((context) => { context.skip(!decksThere, 'needs the shared decks beside the checkout') })

  it('give as many notes and cards as were counted by hand', () => {
    const counted = (decksThere ? readdirSync(DECKS).sort() : []).map((name) => {
      const { notes } = readText(readFileSync(join(DECKS, name), 'utf8'), name).deck
      return `${name} ${String(notes.length)} ${String(notes.flatMap(cardsOf).length)}`
    })
    expect(counted).toEqual([
      'hashcards_art.md 2 2',
      'hashcards_geography.md 2 3',
      'hashcards_geology.md 1 1',
      'hashcards_math.md 6 9',
      'hashcards_quotes.md 1 3',
      // Two of its three texts are longer than an answer should be.
      'mdanki_complex.md 1 1',
      'mdankidecks_deck-with-cloze.md 2 2',
      'mdankidecks_deck-with-math.md 2 2',
      'mdankidecks_deck-with-multiline-question.md 1 1',
      'mdankidecks_deck-without-h1.md 1 1',
      // Four headings, and the three rows of the fifth's table.
      'mdankidecks_deck.md 7 7',
      'meowcards_ai_terms.md 32 32',
      'meowcards_aws_ai1.md 117 117',
      'meowcards_aws_ml.md 34 34',
      'obsidiansr_notes5_D.md 2 2',
      'obsidiansr_notes6_A.md 1 2',
      'obsidiansr_triboelectric.md 1 1',
      'thomasribeiro_biology.md 2 2',
      'thomasribeiro_chemistry.md 2 4',
      'thomasribeiro_computer-science.md 2 3',
      'thomasribeiro_languages.md 2 2',
    ])
  })
})
