import { describe, expect, test } from 'vitest'
import { UserError } from '../shared/errors.ts'
import { readImport } from './import.ts'
import type { BadFile } from './test-bad-file.ts'
import { BAD_FILES } from './test-bad-files.ts'

/** Nobody waits longer, whatever the file is. */
const MOST_MS = 10_000

async function outcome({ name, bytes, gives }: BadFile & { readonly name: string }): Promise<BadFile['gives']> {
  const content = await bytes()
  try {
    const { deck, report } = await readImport([{ name, bytes: content }])
    const has = typeof gives === 'string' ? undefined : gives.has
    const isThere = has !== undefined && deck.notes.some((note) => note.kind === 'basic' && note.front === has)
    return { notes: deck.notes.length, warnings: report.warnings.map(({ code }) => code).sort(), ...(isThere ? { has } : {}) }
  } catch (error) {
    if (error instanceof UserError && error.failure.message.length < 1000) return error.failure.code
    throw error
  }
}

describe('a bad file gives one clear error, or its cards and named warnings', () => {
  test.each(BAD_FILES)('$what', { timeout: MOST_MS }, async (file) => {
    const { gives } = file
    expect(await outcome(file)).toEqual(typeof gives === 'string' ? gives : { warnings: [], ...gives })
  })
})
