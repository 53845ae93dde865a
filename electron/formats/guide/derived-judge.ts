import type { Reason, ReasonCode } from '../../shared/reasons.ts'
import type { Block } from './blocks.ts'
import type { Candidate } from './derived-candidates.ts'
import { ABOUT_GUIDE, CALENDAR, EXERCISES, FOLD_LABEL, GENERIC, LABEL, PLACEHOLDER, PLAN_TITLE } from './derived-words.ts'
import { plainText } from './plain.ts'
import { isResourceTitle } from './resources.ts'
import type { Section } from './sections.ts'
import { readTask } from './tasks.ts'
import { readWeek } from './week-label.ts'

/** Letters of plain text that a card asks for at most, and that an answer has at least under a heading and at most. */
const LONGEST_ASK = 60
const SHORTEST_BODY = 8
const LONGEST_ANSWER = 500
const LONGEST_FOLD = 200

const SAYS_GUIDE = new RegExp(
  '^(?:이|본)\\s?(?:문서|가이드|저장소|레포|글|자료|페이지|스터디)|^(?:this|the)\\s(?:guide|document|repo(?:sitory)?|page|course|readme|roadmap|curriculum|plan)\\b',
  'i',
)
const INSTRUCTION = new RegExp(
  '(?:하기|보기|듣기|읽기|풀기|만들기|쓰기|익히기|세요|십시오|합시다|하자)$|^(?:learn|read|watch|complete|review|practi[cs]e|build|create|set\\s?up|study|take|join|do|start|finish|' +
    "understand|explore|implement|write|solve|get|find|install|make|master|submit|attend|try|don'?t|be)\\s",
  'i',
)

/** Questions of a subject, not of the reader or the guide: most lines that end in a question mark are prompts. */
const SUBJECT_QUESTION = new RegExp(
  "^(?:what(?:'s|\\s(?:is|are|does|do|makes|happens|causes))|why\\s(?:is|are|does|do)|how\\s(?:is|are|does|do|many|much)|when\\s(?:is|are|does|do)|which|need|want)\\s\\S.*\\?$" +
    '|(?:란|이란|무엇인가요?|무엇입니까|무엇일까요?|뭔가요|무엇인지|차이(?:점)?[은는]?|어떻게 다른가요?|언제 쓰(?:나요|는가)|왜 필요한가요?)\\s?[?？]$',
  'i',
)
const READER_QUESTION = /\b(?:you|your|we|our|us|i|my|it|this|that|they|here|next|new|inside|included|covered|help|contribut\w*|prerequisites?|course|guide|repo(?:sitory)?)\b|우리|여러분|당신|[이본]\s?(?:문서|가이드|저장소|글|과정|강의|스터디)/i

/** Why a candidate is no card; null when it is one. */
export function whyNot(candidate: Candidate): Reason | null {
  return whyNotSection(candidate) ?? whyNotAsk(candidate) ?? whyNotAnswer(candidate)
}

function whyNotSection({ section, answer, form }: Candidate): Reason | null {
  const titles = titlesBelow(section)
  if (titles.some((title) => ABOUT_GUIDE.test(title)) || SAYS_GUIDE.test(plainText(answer.slice(0, 200))))
    return because('about-guide')
  if (belowWeek(titles).some((title) => PLAN_TITLE.test(title))) return because('part-of-plan')
  if (titles.some(isResourceTitle) && form !== 'row' && isLinksOrList(answer, section)) return because('resources')
  return null
}

function because(reason: ReasonCode): Reason {
  return { reason }
}

/** The titles a section stands under, its own first; the guide's own title tells nothing of a section. */
function titlesBelow(section: Section): readonly string[] {
  const titles: string[] = []
  for (let above: Section | null = section; above && above.level > 1; above = above.parent) titles.push(bareTitle(above.title))
  return titles
}

/** Titles up to a week's: what stands under a week of a plan is the subject again. */
function belowWeek(titles: readonly string[]): readonly string[] {
  const week = titles.findIndex((title) => readWeek(title) !== null)
  return week < 0 ? titles : titles.slice(0, week)
}

function isLinksOrList(answer: string, section: Section): boolean {
  return shareOfLinks(answer) > 0 || section.blocks.every((block) => block.kind === 'list' || block.kind === 'rule')
}

function whyNotAsk({ ask, form, isPartOfWord }: Candidate): Reason | null {
  const term = termOf(ask)
  if (isPartOfWord) return because('part-of-word')
  if (!/\p{L}/u.test(term) || term.length < 2) return because('no-word')
  if (readWeek(term) || CALENDAR.test(term) || /^\d[\d\s:./~–-]*(?:\p{L}{1,5})?$/u.test(term)) return because('names-time')
  if (form !== 'heading' && LABEL.test(term)) return because('label')
  if (form === 'fold') return whyNotFold(term)
  if ([...term].length > LONGEST_ASK || term.split(' ').length > 9) return because('term-too-long')
  if (isOfSubject(term)) return null
  if (/[.!?？。]$/.test(term) || /(?:니다|이다|한다|된다)$/.test(term)) return because('sentence')
  if (form === 'heading' && EXERCISES.test(term)) return because('exercises')
  return INSTRUCTION.test(term) ? because('instruction') : null
}

/** What opens on a click is mostly an answer: its question may be of any words, but must be one. */
function whyNotFold(term: string): Reason | null {
  if (FOLD_LABEL.test(term)) return because('label')
  if (ABOUT_GUIDE.test(term)) return because('about-guide')
  if ([...term].length > LONGEST_FOLD) return because('term-too-long')
  return /[?？]$/.test(term) || !/[.!。]$|(?:니다|이다|한다|된다)$/.test(term) ? null : because('sentence')
}

/** "What is drift?", "드리프트란?": it asks of the subject what a card would ask. */
export function isOfSubject(term: string): boolean {
  return SUBJECT_QUESTION.test(term) && !READER_QUESTION.test(term)
}

function whyNotAnswer({ ask, answer, form, section }: Candidate): Reason | null {
  const text = plainText(answer.replace(/^\s*(?:[-*+>]|\d+[.)])\s/gm, ''))
  if (!/\p{L}{2}|\d/u.test(text) || PLACEHOLDER.test(text)) return because('nothing-to-answer')
  if (shareOfLinks(answer) > 0.6) return because('only-links')
  if (text.length > LONGEST_ANSWER)
    return { reason: 'answer-too-long', values: { letters: text.length, most: LONGEST_ANSWER } }
  if (text === termOf(ask)) return because('says-no-more')
  if (/[:：]$/.test(text)) return because('breaks-off')
  if (/[?？]$/.test(text) && !/[.。]\s|다\.\s/.test(text)) return because('question-only')
  if (form !== 'heading') return null
  if (section.blocks.every((block) => block.kind === 'table' || block.kind === 'rule'))
    return because('only-table')
  if (section.blocks.some(isToDos)) return because('to-dos')
  if (text.length < SHORTEST_BODY) return because('too-little')
  return section.hasParts && !saysWhatItIs(termOf(ask), text) ? because('introduction') : null
}

function isToDos(block: Block): boolean {
  return block.kind === 'list' && block.items.some((item) => readTask(item) !== null)
}

/** "X is …", "X는 …": the text begins with its own heading and goes on to say something of it. */
function saysWhatItIs(term: string, text: string): boolean {
  return (
    text.toLowerCase().startsWith(term.toLowerCase()) &&
    /^(?:\s?\([^()]*\))?(?:은|는|이란|란|\s(?:is|are|refers|means|was)\b)/.test(text.slice(term.length))
  )
}

/** How much of a text is links, by letters. */
function shareOfLinks(markdown: string): number {
  const links = [...markdown.matchAll(/\[[^[\]]*\]\([^()\s]*\)|<?https?:\/\/[^\s<>)]+>?/g)].reduce(
    (sum, [link]) => sum + link.length,
    0,
  )
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
