import { expect, test } from 'vitest'
import { resourceGroups } from './resource-groups.ts'

test('resources stand under their headings, in the order of the guide, without its title', () => {
  const [book, docs, blog] = [
    { title: 'Book', headings: ['Guide', 'Resources', 'Books'] },
    { title: 'Docs', url: 'https://example.com', headings: ['Guide', 'Resources', 'Links'] },
    { title: 'Blog', url: 'https://example.org', headings: ['Guide', 'Resources', 'Links'] },
  ] as const
  const loose = { title: 'Loose', headings: ['Guide'] }
  expect(resourceGroups([book, docs, loose, blog], 'Guide')).toEqual([
    { heading: 'Resources › Books', resources: [book] },
    { heading: 'Resources › Links', resources: [docs, blog] },
    { heading: '', resources: [loose] },
  ])
})
