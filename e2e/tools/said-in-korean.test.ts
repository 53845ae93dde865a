import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readImport } from '../../electron/formats/import.ts'
import { BAD_FILES } from '../../electron/formats/test-bad-files.ts'
import { UserError, type Failure } from '../../electron/shared/errors.ts'
import { FACTS, type FactCode } from '../../electron/shared/facts.ts'
import { FOREIGN, type ForeignKind } from '../../electron/shared/foreign.ts'
import { failureWords, type Translate } from '../../renderer/app/failure-words.ts'
import { i18n } from '../../renderer/app/i18n.ts'

i18n.global.locale.value = 'ko'
const korean = i18n.global.t as Translate

/** Names and forms that are the same in every language. */
const NAMES = /Weekdeck|Anki(?:Hub)?|CrowdAnki|Mnemosyne|Mochi|SuperMemo|Markdown|Word|Excel|PowerPoint|Pages|Numbers|Keynote|OpenDocument|Jupyter|Office|Git LFS|git lfs pull|UTF-8|CSV|JSON|XML|HTML|PDF|EPUB|RTF|HWP|SQLite|Q&A|\bid\b|true|false|\.\w+|Q:|A:|C:|MB|CP949/g

/** Words of another language in what a person is told, without what is quoted from the file. */
function english(failure: Failure): readonly string[] {
  const { what, remedy, details } = failureWords(failure, korean)
  const quoted = [failure.file, failure.at, ...[failure.found, failure.expected].flatMap((fact) => Object.values(fact?.values ?? {}))].map(String)
  const told = quoted.reduce((text, quote) => text.replaceAll(quote, ''), [what, remedy, ...details].join('\n'))
  return told.replace(NAMES, '').match(/[A-Za-z]{2,}/g) ?? []
}

async function failureOf(name: string, bytes: Uint8Array): Promise<Failure | null> {
  try {
    await readImport([{ name, bytes }])
    return null
  } catch (error) {
    if (error instanceof UserError) return error.failure
    throw error
  }
}

describe('in Korean no error carries English', () => {
  test.each(BAD_FILES.filter(({ gives }) => typeof gives === 'string'))('$what', async ({ name, bytes }) => {
    const failure = await failureOf(name, await bytes())
    expect(failure && english(failure)).toEqual([])
  })

  test.each([
    ['{"format":"weekdeck"}'], ['{"format":"weekdeck","version":1}'], ['{"format":"weekdeck","version":7}'], ['{"format":"weekdeck","version":1,"deck":3,"cards":[]}'],
    ['{"format":"weekdeck",'], ['{"format":"weekdeck","version":x}'], ['{"format":"weekdeck" "a"}'], ['{"format":"weekdeck","version":1,"deck":{"id":"d","course":"d","title":"","language":"en"},"cards":[]}'],
    ['{"format":"weekdeck","version":1,"deck":{"id":"a b","course":"d","title":"t","language":"en"},"cards":[{"kind":"song"}]}'],
    ['{"format":"weekdeck","version":1,"deck":{"id":"d","course":"d","title":"t","language":"en"},"cards":[{"id":"a","kind":"cloze","text":"x"}]}'],
  ])('%s', async (text) => {
    const failure = await failureOf('a.json', Buffer.from(text))
    expect(failure && english(failure)).toEqual([])
  })

  test.each(Object.keys(FOREIGN) as ForeignKind[])('a file that is: %s', (kind) => {
    expect(english({ code: 'format-unknown', message: '', file: '파일', kind })).toEqual([])
  })

  test.each(Object.keys(FACTS) as FactCode[])('a fact: %s', (fact) => {
    expect(english({ code: 'deck-damaged', message: '', found: { fact } })).toEqual([])
  })
})

const CASES = join(import.meta.dirname, '../../../shared/fixtures/cases')

describe('the files of the shared fixtures', () => {
  test.skipIf(!existsSync(CASES))('are refused in Korean or read', async () => {
    const told = await Promise.all(readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isFile()).map(async ({ name }) => {
      const failure = await failureOf(name, readFileSync(join(CASES, name)))
      return failure ? english(failure).map((word) => `${name}: ${word}`) : []
    }))
    expect(told.flat()).toEqual([])
  })

  test.skipIf(!existsSync(CASES)).each([['25-crowdanki.json', 'crowdanki'], ['25b-generic-array.json', 'json'], ['28-supermemo.xml', 'supermemo'], ['29-mnemosyne.cards', 'mnemosyne']])('%s is called what it is', async (name, kind) => {
    expect(await failureOf(name, readFileSync(join(CASES, name)))).toMatchObject({ code: 'format-unknown', kind })
  })
})
