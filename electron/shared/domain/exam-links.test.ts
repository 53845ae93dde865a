import { expect, test } from 'vitest'
import { cardKey } from './deck.ts'
import { CardLinks, type LinkCard } from './exam-links.ts'

function card(id: string, front: string, over: { readonly heading?: string; readonly tags?: readonly string[]; readonly week?: number } = {}): LinkCard {
  const { heading = 'Other', tags, week = 2 } = over
  return {
    key: cardKey('c', id), week,
    note: { id, kind: 'basic', front, back: 'Answer', ...(tags ? { tags } : {}), source: { file: 'week.md', line: 1, headings: ['Guide', heading] } },
  }
}

const CARDS = [
  card('like', 'Which window?', { heading: '스트림을 나누기' }),
  card('elsewhere', 'Which window?', { heading: '스트림을 나누기', week: 3 }),
  card('named by its front', 'What does Kinesis keep?'),
  card('named by its heading', 'How long?', { heading: '스트림 수집: Kinesis Data Streams', week: 1 }),
  card('tagged', 'What is a shard?', { tags: ['kinesis'] }),
  card('section', 'What is a record?', { heading: '스트림 받기' }),
]

test('shared tags come first, then the section, then what names the tag, then a like heading of the same week', () => {
  const question = card('question', 'Two teams read it.', { heading: '스트림 받기', tags: ['kinesis'] })
  expect(new CardLinks([...CARDS, question]).of(question)).toEqual([
    { key: 'c/question', reason: { kind: 'itself' } },
    { key: 'c/tagged', reason: { kind: 'tag', tag: 'kinesis' } },
    { key: 'c/section', reason: { kind: 'section', section: '스트림 받기' } },
    { key: 'c/named by its heading', reason: { kind: 'tag', tag: 'kinesis' } },
  ])
})

test('without tags the section leads, then like headings of its week; other weeks are left alone', () => {
  const question = card('question', 'Two teams read it.', { heading: '스트림 받기' })
  expect(new CardLinks(CARDS).of(question)).toEqual([
    { key: 'c/section', reason: { kind: 'section', section: '스트림 받기' } },
    { key: 'c/like', reason: { kind: 'section', section: '스트림을 나누기' } },
  ])
})

test('a tag of several words is found as a heading writes it', () => {
  const question = card('question', 'Few pictures.', { heading: 'Vision', tags: ['transfer-learning'] })
  expect(new CardLinks([card('heading', 'What stays?', { heading: 'Transfer Learning in practice', week: 9 })]).of(question)).toEqual([
    { key: 'c/heading', reason: { kind: 'tag', tag: 'transfer-learning' } },
  ])
})

test('of a week the cards that share rare words come before those that share common ones', () => {
  const cards = [
    card('boost', 'XGBoost needs labels', { heading: '표 데이터' }),
    card('neighbours', 'k-NN asks the labels of neighbours', { heading: '이웃' }),
    card('trees', 'Trees need labels', { heading: '표 데이터' }),
  ]
  const question = card('question', 'Whose labels does NN ask, the neighbours?', { heading: '알고리즘' })
  expect(new CardLinks(cards).of(question)).toEqual([{ key: 'c/neighbours', reason: { kind: 'section', section: '이웃' } }])
})

test('questions of a paper stand behind no other question', () => {
  const question = card('question', 'Two teams read it.', { heading: '스트림 받기' })
  const other = card('other', 'Seven teams read it.', { heading: '스트림 받기' })
  const paper = { ...other, note: { ...other.note, paper: 1 } }
  expect(new CardLinks([paper]).of(question)).toEqual([])
  expect(new CardLinks([paper]).of(paper)).toEqual([{ key: 'c/other', reason: { kind: 'itself' } }])
})

test('nothing is linked to a question that nothing is about', () => {
  expect(new CardLinks(CARDS).of(card('question', 'Alone', { heading: 'Unheard', week: 8 }))).toEqual([])
})
