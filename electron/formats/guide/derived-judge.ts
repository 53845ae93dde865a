import type { Candidate } from './derived-candidates.ts'
import { plainText } from './plain.ts'
import { isResourceTitle } from './resources.ts'
import type { Section } from './sections.ts'
import { readWeek } from './week-label.ts'

/** Letters of plain text that a card asks for at most, and that an answer has at least under a heading and at most. */
const LONGEST_ASK = 60
const SHORTEST_BODY = 8
const LONGEST_ANSWER = 500

const ABOUT_GUIDE = new RegExp(
  '^(?:about(?:\\s(?:the\\s)?(?:author|me|us|this).*)?|authors?|contact.*|contribut.*|licen[cs]e.*|acknowledg.*|credits?|thanks|change\\s?log|disclaimer|'
  + '(?:table\\sof\\s)?contents|toc|faq|feedback|support|sponsors?|star\\shistory|how\\sto\\suse.*|getting\\sstarted|installation|usage|setup|'
  + 'introduction|preface|foreword|welcome.*|prerequisites?|next\\ssteps?|progress.*|checklist|study\\stips?|tips?|rules?|logistics|grading|'
  + '(?:글쓴이|작성자|저자|제작자|만든\\s?(?:이|사람)|기여|라이[선센]스|문의|연락처|목차|차례|머리말|서문|들어가며|들어가기.*|마치며|마무리|안내|공지.*|규칙|운영.*|'
  + '진행\\s?방식|진행\\s?방법|참여.*|스터디(?:원|\\s?방식|\\s?규칙|\\s?소개)?|모집.*|준비물|후기|회고|업데이트|변경\\s?이력|출처|벌금|멤버|팀원|사용법|이용\\s?방법|이\\s?(?:문서|가이드|저장소).*))$',
  'iu',
)
const SAYS_GUIDE = /^(?:이|본)\s?(?:문서|가이드|저장소|레포|글|자료|페이지|스터디)|^(?:this|the)\s(?:guide|document|repo(?:sitory)?|page|course|readme|roadmap|curriculum|plan)\b/i
const PLAN_TITLE = new RegExp(
  '^(?:(?:학습|공부|스터디|주차별|주간|월간|전체|강의|수업|시험|나의|\\d+주)\\s?)*(?:플랜|계획표?|일정표?|스케[줄쥴]|로드맵|커리큘럼|진도표?|진도\\s?체크|체크리스트|점수|출석|트래커)$|'
  + '^(?:[\\w-]+\\s){0,3}(?:plan|schedule|roadmap|curriculum|syllabus|timeline|tracker|checklist)$',
  'i',
)
const LABEL = new RegExp(
  '^(?:(?:주요\\s?|핵심\\s?|학습\\s?|총\\s?|예상\\s?|소요\\s?|최종\\s?)*(?:목표|목적|내용|주제|포인트|요약|키워드|기간|시간|일정|비용|결과물?|산출물|효과|수정일?|업데이트)|참고.*|주의.*|예시?|예제|팁|과제|숙제|실습|준비물|'
  + '날짜|장소|일시|대상|비고|메모|링크|자료|강의|교재|완료(?:\\s?기준)?|검증\\s?포인트|기대\\s?효과|할\\s?일|방법|순서|작성[일자]|수정일|버전|이유|진도|범위|참석자|발표자?|'
  + 'goals?|objectives?|notes?|tips?|examples?|warning|important|outcomes?|outputs?|deliverables?|duration|time|dates?|location|deadline|hours?|readings?|watch|videos?|projects?|homework|assignments?|exercises?|'
  + 'practice|resources?|links?|tasks?|topics?|focus|milestones?|why|how|what|when|where|who|skills?|tools?|optional|bonus|status|level|cost|price|source|learn|key\\s\\w+|total|summary|tl;?dr|todo|done|'
  + 'author|version|(?:last\\s)?updated?|estimated\\s\\w+|success\\scriteria|acceptance\\scriteria|prerequisites?|instructors?)$',
  'iu',
)
const CALENDAR = new RegExp(
  '^[^\\p{L}\\p{N}]*(?:[월화수목금토일]요일|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?|days?\\s?\\d.*|\\d{1,3}\\s?(?:일|일차|회차|차시|교시|개월|개월차|월|단계)|'
  + '(?:month|phase|step|part|session|module|unit|lecture|lesson|chapter|quarter|sprint|q)s?\\s?#?\\d.*|week(?:end|day)s?|주말|평일|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[^\\p{L}\\p{N}]*$',
  'iu',
)
const INSTRUCTION = /(?:하기|보기|듣기|읽기|풀기|만들기|쓰기|익히기|세요|십시오|합시다|하자)$|^(?:learn|read|watch|complete|review|practi[cs]e|build|create|set\s?up|study|take|join|do|start|finish|understand|explore|implement|write|solve|get|find|install|make|master|submit|attend|try|don'?t|be)\s/i
const GENERIC = /^(?:개요|특징|특성|장점|단점|장단점|정의|종류|유형|구성\s?요소|구조|원리|용도|기능|차이점?|비교|한계|배경|필요성|효과|활용|사용\s?사례|활용\s?사례|overview|features?|benefits?|advantages?|disadvantages?|limitations?|pros?|cons?|definitions?|types?|components?|architecture|use\scases?|purpose|background|basics|fundamentals|concepts?|comparison|differences?|terms?)$/i
const EXERCISES = /(?:문제|퀴즈|과제|숙제|미션|실습)(?:\s?\d+)?$|^(?:exercises?|quiz(?:zes)?|homework.*|assignments?.*|problems?|practice.*|labs?|projects?)(?:\s#?\d+)?$/i
const PLACEHOLDER = /^(?:tbd|todo|n\/?a|none|없음|추후.*|미정|준비\s?중|coming\ssoon|작성\s?(?:중|예정))[.!]?$/i

/** Why a candidate is no card; null when it is one. */
export function whyNot(candidate: Candidate): string | null {
  return whyNotSection(candidate) ?? whyNotAsk(candidate) ?? whyNotAnswer(candidate)
}

function whyNotSection({ section, answer, form }: Candidate): string | null {
  const titles = titlesBelow(section)
  if (titles.some((title) => ABOUT_GUIDE.test(title)) || SAYS_GUIDE.test(plainText(answer.slice(0, 200)))) return 'about the guide or its author, not its subject'
  if (titles.some((title) => PLAN_TITLE.test(title))) return 'part of the plan, not of the subject'
  if (titles.some(isResourceTitle) && form !== 'row' && isLinksOrList(answer, section)) return 'links or books: kept as resources'
  return null
}

/** The titles a section stands under, its own first; the guide's own title tells nothing of a section. */
function titlesBelow(section: Section): readonly string[] {
  const titles: string[] = []
  for (let above: Section | null = section; above && above.level > 1; above = above.parent) titles.push(bareTitle(above.title))
  return titles
}

function isLinksOrList(answer: string, section: Section): boolean {
  return shareOfLinks(answer) > 0 || section.blocks.every((block) => block.kind === 'list' || block.kind === 'rule')
}

function whyNotAsk({ ask, form, isPartOfWord }: Candidate): string | null {
  const term = termOf(ask)
  if (isPartOfWord) return 'only part of a word is bold'
  if (!/\p{L}/u.test(term) || term.length < 2) return 'nothing to ask for: no word stands there'
  if (readWeek(term) || CALENDAR.test(term) || /^\d[\d\s:./~–-]*(?:\p{L}{1,5})?$/u.test(term)) return 'names a time, not a term'
  if (form !== 'heading' && LABEL.test(term)) return 'a label, not a term'
  if ([...term].length > LONGEST_ASK || term.split(' ').length > 9) return 'too long for a term'
  if (/[.!?？。]$/.test(term) || /(?:니다|이다|한다|된다)$/.test(term)) return 'a sentence, not a term'
  if (form === 'heading' && EXERCISES.test(term)) return 'exercises, not an answer'
  return INSTRUCTION.test(term) ? 'an instruction, not a term' : null
}

function whyNotAnswer({ ask, answer, form, section }: Candidate): string | null {
  const text = plainText(answer.replace(/^\s*(?:[-*+>]|\d+[.)])\s/gm, ''))
  if (!/\p{L}{2}|\d/u.test(text) || PLACEHOLDER.test(text)) return 'nothing stands there to answer with'
  if (shareOfLinks(answer) > 0.6) return 'only links: kept as resources'
  if (text.length > LONGEST_ANSWER) return `too long to recall (${String(text.length)} letters, at most ${String(LONGEST_ANSWER)})`
  if (text === termOf(ask)) return 'says no more than its term'
  if (/[:：]$/.test(text)) return 'the answer breaks off'
  if (/[?？]$/.test(text) && !/[.。]\s|다\.\s/.test(text)) return 'a question without an answer'
  if (form !== 'heading') return null
  if (section.blocks.every((block) => block.kind === 'table' || block.kind === 'rule')) return 'only a table, and none of its rows is a card'
  if (text.length < SHORTEST_BODY) return 'too little text under the heading'
  return section.hasParts && !saysWhatItIs(termOf(ask), text) ? 'an introduction to its parts, not an answer' : null
}

/** "X is …", "X는 …": the text begins with its own heading and goes on to say something of it. */
function saysWhatItIs(term: string, text: string): boolean {
  return text.toLowerCase().startsWith(term.toLowerCase()) && /^(?:\s?\([^()]*\))?(?:은|는|이란|란|\s(?:is|are|refers|means|was)\b)/.test(text.slice(term.length))
}

/** How much of a text is links, by letters. */
function shareOfLinks(markdown: string): number {
  const links = [...markdown.matchAll(/\[[^[\]]*\]\([^()\s]*\)|<?https?:\/\/[^\s<>)]+>?/g)].reduce((sum, [link]) => sum + link.length, 0)
  return links / Math.max(1, markdown.replace(/\s+/g, ' ').length)
}

/** What a candidate asks for, plain, without numbering or signs before it. */
export function termOf(ask: string): string {
  return bareTitle(plainText(ask))
}

/** Whether a term tells too little by itself: it needs its section named. */
export function isGeneric(term: string): boolean {
  return GENERIC.test(term)
}

function bareTitle(title: string): string {
  return title
    .replace(/^(?:\d\uFE0F?\u20E3|[^\p{L}\p{N}"'“‘(<「『.])+/u, '')
    .replace(/^\(?\d{1,3}(?:[.-]\d{1,3})*[.)]\s*|^\d{1,2}[.-]\d{1,2}\s+/, '')
    .replace(/[\s:：]+$/, '')
}
