import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { TEXT_ENCODINGS } from '../shared/domain/reading.ts'
import { WRITE_FORMATS } from '../shared/domain/writing.ts'
import type { BuildOptions } from './build.ts'
import type { ConvertOptions } from './convert.ts'

export const USAGE = `Usage:
  deck build GUIDE --out DIR [--strict] [--json]   a guide (a file or a folder) to deck files
  deck inspect FILE [--strict] [--json]            what a guide or a deck holds, and what its author may mend
  deck convert IN OUT [--encoding NAME] [--bom] [--force] [--json]   a deck of any kind to .json, .csv, .tsv, .txt (Anki), .apkg or .md
  deck build-resources                             every guide of resources/guide to resources/decks
  deck schema                                      the JSON Schema of a deck file
  deck doctor DATA_FOLDER [--json]                 checks everything a person's data folder holds, and repairs it

build, inspect and convert read in a process of their own, which is ended over 1 GB or ten seconds and half a second a megabyte; --unwatched lets them take what they need.

Exit codes: 0 done, 1 the file cannot be used (doctor: something was found), 2 wrong words on the command line.`

/** A command that reads what a stranger may have made; `from` is a file or a folder. */
export type AskedToRead = { readonly from: string; readonly isUnwatched: boolean } & (
  | ({ readonly command: 'build' } & BuildOptions)
  | { readonly command: 'inspect'; readonly isStrict: boolean }
  | ({ readonly command: 'convert' } & ConvertOptions)
)

/** What the words of the command line ask for. */
export type Asked = AskedToRead | { readonly command: 'build-resources' | 'schema' | 'help' }

/** Whether a run is to be watched from outside; `--unwatched` is for those who know their file. */
export function isWatched(asked: Asked): asked is AskedToRead {
  return 'from' in asked && !asked.isUnwatched
}

/** What is asked for, or what is wrong with the words. Loads nothing, so that wrong words and `--help` are answered at once. */
export function readWords(words: readonly string[]): Asked | string {
  try {
    return asked(parse(words))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function parse(words: readonly string[]) {
  return parseArgs({
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
}

function asked({ values, positionals }: ReturnType<typeof parse>): Asked | string {
  const [command = 'help', from, to, ...more] = values.help ? ['help'] : positionals
  const isStrict = values.strict ?? false
  const isUnwatched = values.unwatched ?? false
  switch (command) {
    case 'build':
      if (from === undefined || to !== undefined) return 'build takes one guide: a file or a folder'
      return values.out === undefined ? 'build needs --out DIR' : { command, from, out: values.out, isStrict, isUnwatched }
    case 'inspect':
      return from === undefined || to !== undefined ? 'inspect takes one file or folder' : { command, from, isStrict, isUnwatched }
    case 'convert': {
      if (from === undefined || to === undefined || more.length > 0) return 'convert takes a file and the name of the new one'
      const format = WRITE_FORMATS.find((one) => `.${one}` === extname(to).toLowerCase())
      if (!format) return `OUT must end with ${WRITE_FORMATS.map((one) => `.${one}`).join(', ')}`
      const encoding = TEXT_ENCODINGS.find((one) => one === values.encoding)
      if (values.encoding !== undefined && !encoding) return `--encoding is one of ${TEXT_ENCODINGS.join(', ')}`
      return { command, from, to, format, ...(encoding ? { encoding } : {}), isForced: values.force ?? false, hasMark: values.bom ?? false, isUnwatched }
    }
    case 'build-resources':
    case 'schema':
    case 'help':
      return { command }
    default:
      return `there is no command "${command}"`
  }
}
