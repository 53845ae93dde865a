import { expect, test } from 'vitest'
import { searchFor, searchText } from './search-pattern.ts'

const finds = (text: string, typed: string): boolean => searchFor(typed)(searchText(text))

test('letters are found whatever their case, blanks and composition', () => {
  expect(['sagemaker', 'SAGE MAKER', 'Sage', 'xgboost'].map((typed) => finds('Amazon Sage Maker', typed))).toEqual([true, true, true, false])
  expect(finds('교차 검증'.normalize('NFD'), '교차검증')).toBe(true)
  expect(finds('교차 검증', '교차'.normalize('NFD'))).toBe(true)
})

test('first consonants stand for syllables, alone and among syllables', () => {
  expect(['ㅅㅇㅈㅁㅇㅋ', '세ㅇㅈ', 'ㅁㅇㅋ', 'ㅅㅇㅋ'].map((typed) => finds('Amazon 세이지메이커', typed))).toEqual([true, true, true, false])
})

test('consonants that the keyboard joined are taken apart', () => {
  expect(['ㄳ', 'ㄱㅅ'].map((typed) => finds('교차 검증과 감소', typed))).toEqual([true, true])
})

test('the last syllable may still be in the making', () => {
  expect(['세잊', '세이', '세이직', '세읻'].map((typed) => finds('세이지', typed))).toEqual([true, true, false, false])
  expect(['감', '가', '갑'].map((typed) => finds('값을', typed))).toEqual([false, true, false])
})

test('signs mean themselves', () => {
  expect(['f(x)', '[a-z]', 'a.c', '*'].map((typed) => finds('f(x) = [a-z] * 2', typed))).toEqual([true, true, false, true])
})

test('nothing typed finds everything', () => {
  expect(['', '  ', '"', '""'].map((typed) => finds('Anything', typed))).toEqual([true, true, true, true])
})

test('words are found wherever they are, in any order', () => {
  const text = 'Amazon Textract reads forms: which feature answers questions about a contract?'
  expect(['textract contract', 'CONTRACT textract', 'textract invoice', 'contract?  forms'].map((typed) => finds(text, typed))).toEqual([true, true, false, true])
  expect(['검증 교차', 'ㄱㅈ 데이', '검증 나무'].map((typed) => finds('교차 검증은 데이터를 나눈다', typed))).toEqual([true, true, false])
})

test('what is in quotes is found as one, also while the quote is open', () => {
  expect(['"area under"', '"under area"', '“area under”', '"area un', 'curve "the area"'].map((typed) => finds('the area under the curve', typed))).toEqual([true, false, true, true, true])
})
