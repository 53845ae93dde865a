import { expect, test } from 'vitest'
import { groupFiles } from './import-groups.ts'

test.each([
  ['packages, tables and decks are each their own', ['a.apkg', 'b.csv', 'c.json', 'd.txt'], ['a.apkg', 'b.csv', 'c.json', 'd.txt']],
  ['Markdown is one guide, with the pictures beside it', ['1.md', 'x.png', '2.md', 'words.csv'], ['1.md x.png 2.md', 'words.csv']],
  ['a folder with Markdown is one guide, whatever else is in it', ['g:1.md', 'g:package.json', 'g:data/x.csv', 'y.csv'], ['1.md package.json data/x.csv', 'y.csv']],
  ['a folder without is many imports', ['g:a.apkg', 'g:b.csv'], ['a.apkg', 'b.csv']],
  ['the files of a built deck are one', ['guide.json', 'plan.json', 'week-1.json', 'other.json'], ['guide.json plan.json week-1.json', 'other.json']],
  ['pictures alone are not a guide', ['a.png', 'b.png'], ['a.png', 'b.png']],
])('%s', (_name, names, groups) => {
  const files = names.map((text) => {
    const [, folder, name = text] = /^(\w+):(.*)$/.exec(text) ?? []
    return { name, ...(folder === undefined ? {} : { folder }) }
  })
  expect(groupFiles(files).map((group) => group.map(({ name }) => name).join(' '))).toEqual(groups)
})
