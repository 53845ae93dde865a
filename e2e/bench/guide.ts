import createMarkdown from 'markdown-it'
import { bundleFiles } from '../../electron/formats/files.ts'
import { readGuide } from '../../electron/formats/guide/read.ts'
import { figureOf, type Figure } from './figures.ts'

const HOSTILE_BYTES = 64 * 1024
const WEEKS = 6

/** Guides far larger than anybody writes, lines nobody writes, and what a plain parse of the same text takes. */
export function measureGuide(): readonly Figure[] {
  const [small, half, large] = [10_000, 50_000, 100_000].map((cards) => guideOf(cards)) as [string, string, string]
  const built = { small: timed(5, () => build(small)), half: timed(3, () => build(half)), large: timed(3, () => build(large)) }
  const plain = createMarkdown({ html: true })
  const parsed = timed(3, () => plain.parse(large, {}))
  return [
    figureOf('build of 10,000 cards', built.small, { at: 'p50', ms: 1_000 }),
    figureOf('build of 100,000 cards', built.large, { at: 'p50', ms: 8_000 }),
    ratio('build: 100,000 cards ÷ 50,000 cards (times)', [built.large, built.half], 2.3),
    figureOf('plain parse of the 100,000 cards by markdown-it', parsed),
    ratio('build ÷ plain parse (times)', [built.large, parsed], 4),
    ...['[[', '{{c1::', '**', '|', '`', ' :: ', '==', '$'].map((sign) =>
      figureOf(`a line of 64 KB of ${sign.trim()}`, timed(3, () => build(hostile(sign))), { at: 'p95', ms: 200 })),
  ]
}

/** A guide of six weeks: questions, pairs, clozes and choices in turn, sixty to a section. */
function guideOf(cards: number): string {
  const rows = Array.from({ length: WEEKS }, (_unused, index) => `| ${String(index + 1)}주차 | 주제 ${String(index + 1)} | 읽기, 풀기 |`)
  const parts = ['# 큰 가이드', '', '| 주차 | 주제 | 비고 |', '|---|---|---|', ...rows, '']
  for (let card = 0; card < cards; card += 1) {
    if (card % 60 === 0) parts.push(`## 절 ${String(card / 60)} {week=${String(1 + Math.floor((card * WEEKS) / cards))}}`, '', '본문은 **굵은 글**과 [고리](https://example.com)를 지닌 한 문단입니다.', '')
    parts.push(...cardAt(card), '')
  }
  return parts.join('\n')
}

function cardAt(card: number): readonly string[] {
  const name = String(card)
  switch (card % 4) {
    case 0:
      return [`Q: 물음 ${name}의 답은 무엇입니까?`, `A: 답 ${name}, 그리고 \`코드\` ^q${name}`]
    case 1:
      return [`용어 ${name} :: 뜻 ${name}`]
    case 2:
      return [`C: 빈칸 ${name}에는 {{c1::낱말 ${name}}}이 들어갑니다.`]
    default:
      return [`Q: 고르기 ${name}?`, '- [ ] 보기 하나 — 아님', '- [x] 보기 둘 — 맞음', '- [ ] 보기 셋 — 아님']
  }
}

function hostile(sign: string): string {
  return `# 긴 줄\n\n${sign.repeat(Math.ceil(HOSTILE_BYTES / sign.length))}\n\nQ: 물음\nA: 답\n`
}

function build(text: string): void {
  bundleFiles(readGuide([{ name: 'guide.md', text }]).deck)
}

function timed(runs: number, work: () => unknown): readonly number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
}

/** The quicker run of each: what else the machine did is in neither. */
function ratio(name: string, [one, other]: readonly [readonly number[], readonly number[]], most: number): Figure {
  return figureOf(name, [Math.min(...one) / Math.min(...other)], { at: 'p50', ms: most })
}
