import { MOST_WEEKS } from './attributes.ts'

/** A week or a range of weeks at the start of a text, and the text after it. */
export interface WeekLabel {
  readonly week: number
  readonly toWeek?: number
  readonly rest: string
}

const TO = '\\s*(?:[-–—−~∼〜～]|to|through|and|&|,)\\s*'
/** What makes a span or a sentence of it: 6주 완성, 2주간, 1주차와 달라진 점. */
const NO_LABEL = '\\s?(?:간|동안|완성|과정|플랜|계획)|[와과의에은는을를이가도만로]|부터|까지'
const PATTERNS: readonly RegExp[] = [
  // 1주차, 제1주차, 1~2주차, 1주차~2주차, 1주: …
  new RegExp(`^제?\\s?(\\d{1,3})\\s?(?:주차?)?${TO}제?\\s?(\\d{1,3})\\s?주(?:차|(?=$|[\\s:：.,)\\]_|/-]))(?!${NO_LABEL})`, 'i'),
  new RegExp(`^제?\\s?(\\d{1,3})\\s?주(?:\\s?차|째|(?=$|\\s*[:：.,)\\]_|/(–—-]))(?!${NO_LABEL})`),
  // Week 1, Weeks 1-2, Wk 3, W4
  new RegExp(
    `^(?:weeks?|wks?\\.?|w(?=\\d))[\\s#.:_-]*(\\d{1,3})(?:${TO}(?:weeks?|wks?|w)?[\\s#.]*(\\d{1,3})(?!\\s*(?:hours?|hrs?|h\\b|min|days?|시간|분|일)))?(?![\\d.]*\\d)`,
    'i',
  ),
  /^(\d{1,2})(?:st|nd|rd|th)\s+week\b/i,
  /^第\s?(\d{1,3})\s?[周週]/,
]
/** A label stands at the start; this many letters are looked at. */
const LOOKED_AT = 100

const KOREAN = ['첫', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉', '열']
const ENGLISH = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const KOREAN_WORD = new RegExp(`^(${KOREAN.join('|')})(?:째|\\s?번째)?\\s?주(?:차|(?![가-힣]))`)
const ENGLISH_WORD = new RegExp(`^week\\s+(${ENGLISH.join('|')})\\b`, 'i')

/** Reads `1주차`, `Week 1-2: …`, `W3`, `첫째 주`. The text must be plain; signs before the first word are passed over. */
export function readWeek(text: string): WeekLabel | null {
  const lead = /^[^\p{L}\p{N}]*/u.exec(text.slice(0, LOOKED_AT))?.[0].length ?? 0
  const start = text.slice(lead, lead + LOOKED_AT)
  if (!/\d|주|week/i.test(start)) return null
  const rest = (label: string): string => afterLabel(text.slice(lead + label.length))
  for (const pattern of PATTERNS) {
    const match = pattern.exec(start)
    if (match) return labelled(Number(match[1]), match[2], rest(match[0]))
  }
  const word = KOREAN_WORD.exec(start) ?? ENGLISH_WORD.exec(start)
  const name = word?.[1]?.toLowerCase() ?? ''
  return word ? labelled(Math.max(KOREAN.indexOf(name), ENGLISH.indexOf(name)) + 1, undefined, rest(word[0])) : null
}

/** Reads a cell that holds a number or a range of numbers and nothing else: `1`, `01`, `1-2`. */
export function readBareWeek(text: string): WeekLabel | null {
  const match = new RegExp(`^(\\d{1,3})(?:${TO}(\\d{1,3}))?\\s?[.)]?$`).exec(text.trim())
  return match ? labelled(Number(match[1]), match[2], '') : null
}

/** The week a heading names at its start, or in brackets at its end. */
export function weekOfHeading(title: string): WeekLabel | null {
  const end = /[([]([^()[\]]{1,20})[)\]]$/.exec(title.slice(-24))?.[1]
  return readWeek(title) ?? (end === undefined ? null : readWeek(end))
}

function labelled(week: number, to: string | undefined, rest: string): WeekLabel | null {
  const toWeek = Number(to ?? week)
  if (week > MOST_WEEKS || toWeek > MOST_WEEKS) return null
  return toWeek > week ? { week, toWeek, rest } : { week, rest }
}

/** The text after a label, without the signs between and a date in brackets. */
function afterLabel(text: string): string {
  return text
    .replace(/^[\s:：.,)\]_|–—~-]+/, '')
    .replace(/^\([^()]*\d[^()]*\)[\s:：|–—-]*/, '')
    .trim()
}
