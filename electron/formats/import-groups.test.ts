import { expect, test } from 'vitest'
import { groupFiles } from './import-groups.ts'

test.each([
  ['packages, tables and decks are each their own', ['a.apkg', 'b.csv', 'c.json', 'd.txt'], ['a.apkg', 'b.csv', 'c.json', 'd.txt']],
  ['Markdown is one guide, with the pictures beside it', ['1.md', 'img/x.png', '2.md'], ['1.md img/x.png 2.md']],
  ['a guide’s folder keeps its texts, a table beside it does not', ['g/1.md', 'g/notes.txt', 'g/words.csv'], ['g/1.md g/notes.txt', 'g/words.csv']],
  ['the files of a built deck are one', ['guide.json', 'plan.json', 'week-1.json', 'other.json'], ['guide.json plan.json week-1.json', 'other.json']],
  ['pictures alone are not a guide', ['a.png', 'b.png'], ['a.png', 'b.png']],
])('%s', (_name, names, groups) => {
  expect(groupFiles(names.map((name) => ({ name }))).map((group) => group.map(({ name }) => name).join(' '))).toEqual(groups)
})
