import type { Failure } from '../shared/errors.ts'
import { sayFact } from '../shared/facts.ts'
import { readWords, USAGE, type Asked } from './asked.ts'
import { failureOf, type CommandResult } from './command.ts'

/** What a run of the tool prints and ends with. */
export interface Ended {
  readonly exitCode: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
}

/** Runs the tool with the words after its name. */
export async function runDeck(words: readonly string[]): Promise<Ended> {
  const isJson = words.includes('--json')
  const asked = readWords(words)
  if (typeof asked === 'string') return misused(asked, isJson)
  try {
    const { isDone, report, text, notes } = await run(asked)
    return { exitCode: isDone ? 0 : 1, stdout: isJson ? printed(report) : text, stderr: notes }
  } catch (error) {
    return failed(failureOf(error), isJson)
  }
}

/** Each command is loaded when it is asked for: the readers and writers are most of the time a short run takes. */
async function run(asked: Asked): Promise<CommandResult> {
  switch (asked.command) {
    case 'build':
      return (await import('./build.ts')).build(asked)
    case 'inspect':
      return (await import('./inspect.ts')).inspect(asked.from, asked.isStrict)
    case 'convert':
      return (await import('./convert.ts')).convert(asked, Date.now())
    case 'build-resources':
      return (await import('./build-resources.ts')).buildResources()
    case 'schema': {
      const text = (await import('../formats/deck-schema.ts')).deckJsonSchema()
      return { isDone: true, report: JSON.parse(text) as object, text, notes: '' }
    }
    case 'help':
      return { isDone: true, report: { ok: true, usage: USAGE }, text: `${USAGE}\n`, notes: '' }
  }
}

function misused(message: string, isJson: boolean): Ended {
  const { stdout, stderr } = failed({ code: 'bad-argument', message }, isJson)
  return { exitCode: 2, stdout, stderr: `${stderr}${USAGE}\n` }
}

/** How a run ends that could not be done. */
export function failed(error: Failure, isJson: boolean): Ended {
  return { exitCode: 1, stdout: isJson ? printed({ ok: false, error: inEnglish(error) }) : '', stderr: `${error.message}\n` }
}

/** A failure whose facts are words, for those who read the JSON. */
function inEnglish({ found, expected, ...failure }: Failure): object {
  return { ...failure, ...(found ? { found: sayFact(found) } : {}), ...(expected ? { expected: sayFact(expected) } : {}) }
}

function printed(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
