import { expect, test } from 'vitest'
import { sectionAt } from './section.ts'

const guide = `# Guide

Before.

## One {week=1}

Some words.

Q: What is it?
A: A thing. ^w1-thing

\`\`\`
# not a heading
\`\`\`

### Inner

C: A {{c1::hole::hint}} here. ^w1-hole

## Two
After.
`

test('a section runs from its heading to the next of its level, cleaned for reading', () => {
  expect(sectionAt(guide, 9)).toBe(`## One

Some words.

**Q.** What is it?
**A.** A thing.

\`\`\`
# not a heading
\`\`\`

### Inner

A ==hole== here.`)
})

test('the nearest heading counts, whatever its level', () => {
  expect(sectionAt(guide, 18)).toBe('### Inner\n\nA ==hole== here.')
})

test('text above every heading is a section of its own', () => {
  expect(sectionAt('Just text.\n\n# Head', 1)).toBe('Just text.')
})

test('the last section runs to the end', () => {
  expect(sectionAt(guide, 21)).toBe('## Two\nAfter.')
})
