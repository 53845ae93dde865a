import { parseArgs } from 'node:util'
import { deckJsonSchema } from '../formats/deck-schema.ts'
import type { Failure } from '../shared/errors.ts'
import { sayFact } from '../shared/facts.ts'
import { build } from './build.ts'
import { buildResources } from './build-resources.ts'
import { failureOf, type CommandResult } from './command.ts'
import { convert } from './convert.ts'
import { inspect } from './inspect.ts'

const USAGE = `Usage:
  deck build GUIDE --out DIR [--strict] [--json]   a guide (a file or a folder) to deck files
  deck inspect FILE [--strict] [--json]            what a guide or a deck holds, and what its author may mend
  deck convert IN OUT [--encoding NAME] [--bom] [--force] [--json]   a deck of any kind to .json, .csv, .tsv, .txt (Anki), .apkg or .md
  deck build-resources                             every guide of resources/guide to resources/decks
  deck schema                                      the JSON Schema of a deck file
  deck doctor DATA_FOLDER [--json]                 checks everything a person's data folder holds, and repairs it

build, inspect and convert read in a process of their own, which is ended over 1 GB or ten seconds and half a second a megabyte; --unwatched lets them take what they need.

Exit codes: 0 done, 1 the file cannot be used (doctor: something was found), 2 wrong words on the command line.`

/** What was asked for on the command line. */
interface Asked {
  readonly command: string
  readonly paths: readonly string[]
  readonly options: { readonly out?: string; readonly encoding?: string; readonly isStrict: boolean; readonly isForced: boolean; readonly hasMark: boolean }
}

/** What a run of the tool prints and ends with. */
export interface Ended {
  readonly exitCode: 0 | 1 | 2
  readonly stdout: string
  readonly stderr: string
}

/** Runs the tool with the words after its name. */
export async function runDeck(words: readonly string[]): Promise<Ended> {
  const isJson = words.includes('--json')
  const asked = read(words)
  if (typeof asked === 'string') return misused(asked, isJson)
  try {
    const result = await run(asked)
    if (typeof result === 'string') return misused(result, isJson)
    return { exitCode: result.isDone ? 0 : 1, stdout: isJson ? printed(result.report) : result.text, stderr: result.notes }
  } catch (error) {
    return failed(failureOf(error), isJson)
  }
}

function read(words: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        encoding: { type: 'string' },
        bom: { type: 'boolean' },
        force: { type: 'boolean' },
        unwatched: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    const [command = 'help', ...paths] = values.help ? ['help'] : positionals
    return {
      command,
      paths,
      options: {
        isStrict: values.strict ?? false,
        isForced: values.force ?? false,
        hasMark: values.bom ?? false,
        ...(values.out === undefined ? {} : { out: values.out }),
        ...(values.encoding === undefined ? {} : { encoding: values.encoding }),
      },
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The command's result, or what is wrong with the words. */
function run({ command, paths, options }: Asked): Promise<CommandResult | string> | CommandResult | string {
  const [path, target] = paths
  switch (command) {
    case 'build':
      if (path === undefined || paths.length > 1) return 'build takes one guide: a file or a folder'
      return options.out === undefined
        ? 'build needs --out DIR'
        : build({ guide: path, out: options.out, isStrict: options.isStrict })
    case 'inspect':
      return path === undefined || paths.length > 1 ? 'inspect takes one file or folder' : inspect(path, options.isStrict)
    case 'convert':
      if (path === undefined || target === undefined || paths.length > 2) return 'convert takes a file and the name of the new one'
      return convert({ ...options, from: path, to: target, nowMs: Date.now() })
    case 'build-resources':
      return buildResources()
    case 'schema':
      return { isDone: true, report: JSON.parse(deckJsonSchema()) as object, text: deckJsonSchema(), notes: '' }
    case 'help':
      return { isDone: true, report: { ok: true, usage: USAGE }, text: `${USAGE}\n`, notes: '' }
    default:
      return `there is no command "${command}"`
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
