/** Words by which {@link whyNot} tells headings, bold leads and cells that are no terms. Each list is of whole texts. */

/** Sections about the guide, its author or how it is run. */
export const ABOUT_GUIDE = wholeText([
  'about(?:\\s(?:the\\s)?(?:author|me|us|this).*)?', 'authors?', 'contact.*', 'contribut.*', 'licen[cs]e.*', 'acknowledg.*', 'credits?', 'thanks',
  'change\\s?log', 'disclaimer', '(?:table\\sof\\s)?contents', 'toc', 'faq', 'feedback', 'support', 'sponsors?', 'star\\shistory',
  'how\\sto\\suse.*', 'getting\\sstarted', 'installation', 'usage', 'setup', 'introduction', 'preface', 'foreword', 'welcome.*',
  'prerequisites?', '(?:learning|study)\\s(?:objectives?|outcomes?|goals?)', '학습\\s?목표', 'next\\ssteps?', 'progress.*', 'study\\stips?', 'tips?', 'rules?', 'logistics', 'grading',
  '글쓴이', '작성자', '저자', '제작자', '만든\\s?(?:이|사람)', '기여', '구성원', 'members?', 'participants?', '라이[선센]스', '문의', '연락처', '목차', '차례', '머리말', '서문', '들어가며', '들어가기.*',
  '마치며', '마무리', '안내', '공지.*', '규칙', '운영.*', '진행\\s?방식', '진행\\s?방법', '참여.*', '스터디(?:원|\\s?방식|\\s?규칙|\\s?소개)?', '모집.*', '준비물',
  '후기', '회고', '업데이트', '변경\\s?이력', '출처', '벌금', '멤버', '팀원', '사용법', '이용\\s?방법', '이\\s?(?:문서|가이드|저장소).*',
])

/** Sections that plan or track the study. */
export const PLAN_TITLE = wholeText([
  '(?:(?:학습|공부|스터디|주차별|주간|월간|전체|강의|수업|시험|나의|\\d+주)\\s?)*(?:플랜|계획표?|일정표?|스케[줄쥴]|로드맵|커리큘럼|진도표?|진도\\s?체크|체크리스트|점수|출석|트래커)',
  '(?:[\\w-]+\\s){0,3}(?:plan|schedule|roadmap|curriculum|syllabus|timeline|tracker|checklist)',
])

/** Headings of tasks to solve. */
export const EXERCISES = wholeText([
  '.*(?:문제|퀴즈|과제|숙제|미션|실습)(?:\\s?\\d+)?',
  '(?:exercises?|quiz(?:zes)?|homework.*|assignments?.*|problems?|practice.*|labs?|projects?)(?:\\s#?\\d+)?',
])

/** Leads that say what kind of remark follows. */
export const LABEL = wholeText([
  '(?:주요\\s?|핵심\\s?|학습\\s?|총\\s?|예상\\s?|소요\\s?|최종\\s?)*(?:목표|목적|내용|주제|포인트|요약|키워드|기간|시간|일정|비용|결과물?|산출물|효과|수정일?|업데이트)',
  '참고.*', '주의.*', '예시?', '예제', '팁', '과제', '숙제', '실습', '준비물', '날짜', '장소', '일시', '대상', '비고', '메모', '링크', '자료', '강의', '교재',
  '완료(?:\\s?기준)?', '검증\\s?포인트', '기대\\s?효과', '할\\s?일', '방법', '순서', '작성[일자]', '버전', '이유', '진도', '범위', '참석자', '발표자?',
  'goals?', 'objectives?', 'notes?', 'tips?', 'examples?', 'warning', 'important', 'outcomes?', 'outputs?', 'deliverables?', 'duration', 'time', 'dates?',
  'location', 'deadline', 'hours?', 'readings?', 'watch', 'videos?', 'projects?', 'homework', 'assignments?', 'exercises?', 'practice', 'resources?', 'links?',
  'tasks?', 'topics?', 'focus', 'milestones?', 'why', 'how', 'what', 'when', 'where', 'who', 'skills?', 'tools?', 'optional', 'bonus', 'status', 'level', 'cost',
  'price', 'source', 'learn', 'key\\s\\w+', 'total', 'summary', 'tl;?dr', 'todo', 'done', 'author', 'version', '(?:last\\s)?updated?', 'estimated\\s\\w+',
  '(?:start|end|exam|target|due|finish)\\s(?:date|day)', '(?:total|weekly|daily|weekday|weekend|study)\\s(?:hours?|time|study)', '(?:시작|종료|시험|마감)\\s?일(?:정|자)?',
  'success\\s(?:criteria|rate)', 'best\\sfor', 'timeline', 'created', 'commitment', 'learning\\s\\w+', 'acceptance\\scriteria', 'prerequisites?', 'instructors?',
])

/** What a fold says that does not ask: it only opens. */
export const FOLD_LABEL = wholeText([
  '(?:click|tap|show|view|see|expand|open|more|toggle|reveal|read).*', '(?:answers?|solutions?|hints?|explanations?|details?|code|outputs?|spoilers?|screenshots?|images?)(?:\\s?#?\\d+)?',
  '(?:정답|해답|해설|답안?|풀이|힌트|코드|출력|결과|이미지|사진)(?:\\s?\\d+)?(?:\\s?(?:보기|확인|펼치기))?', '(?:펼치기|펼쳐\\s?보기|접기|더\\s?보기|자세히.*|클릭.*|눌러.*)',
])

/** Days, months, sessions and parts; weeks are read apart. */
export const CALENDAR = wholeText([
  '[월화수목금토일]요일', '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?', 'days?\\s?\\d.*', 'week(?:end|day)s?', '주말', '평일',
  '\\d{1,3}\\s?(?:일|일차|회차|차시|교시|개월|개월차|월|단계)', '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*',
  '(?:month|phase|step|part|session|module|unit|lecture|lesson|chapter|quarter|sprint|q)s?\\s?#?\\d.*',
])

/** Terms that tell too little by themselves: the question names the section they stand in. */
export const GENERIC = wholeText([
  '개요', '특징', '특성', '장점', '단점', '장단점', '정의', '종류', '유형', '구성\\s?요소', '구조', '원리', '용도', '기능', '차이점?', '비교', '한계', '배경', '필요성',
  '효과', '활용', '사용\\s?사례', '활용\\s?사례', 'overview', 'features?', 'benefits?', 'advantages?', 'disadvantages?', 'limitations?', 'pros?', 'cons?',
  'definitions?', 'types?', 'components?', 'architecture', 'use\\scases?', 'purpose', 'background', 'basics', 'fundamentals', 'concepts?', 'comparison',
  'differences?', 'terms?',
])

/** Answers that are still to be written. */
export const PLACEHOLDER = wholeText(['(?:tbd|todo|n\\/?a|none|없음|추후.*|미정|준비\\s?중|coming\\ssoon|작성\\s?(?:중|예정))[.!]?'])

function wholeText(texts: readonly string[]): RegExp {
  return new RegExp(`^(?:${texts.join('|')})$`, 'iu')
}
