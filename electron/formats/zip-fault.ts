import type { Fact } from '../shared/facts.ts'

/** What is wrong with a zip, of what the library that reads it says. */
export function zipFault(error: unknown): Fact {
  const said = error instanceof Error ? error.message : ''
  if (/end of central directory/i.test(said)) return { fact: 'cut-off' }
  return { fact: /encrypt/i.test(said) ? 'encrypted-zip' : 'unreadable-zip' }
}
