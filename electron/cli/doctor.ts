import { parseArgs } from 'node:util'
import type { DataCheck, Finding } from '../shared/contract.ts'
import type { Failure } from '../shared/errors.ts'
import { openConfStore } from '../storage/conf-store.ts'
import { treat } from '../storage/doctor.ts'
import { failureOf } from './command.ts'
import type { Ended } from './run.ts'

const USAGE = 'Usage: deck doctor DATA_FOLDER [--json]\n\nExit codes: 0 nothing found, 1 something found (and repaired where that is possible), 2 not checked.'

const WORDS: Readonly<Record<Finding['code'], string>> = {
  'torn-tail': 'the last line was not written to its end; it was cut off',
  'quarantined': 'damaged; set aside in',
  'entry-unreadable': 'holds an entry that cannot be read, and what it said is missing; kept in',
  'restored-from-snapshot': 'lacked what the snapshots held; begun anew with their state',
  'rebuilt-from-journal': 'the snapshots were built again from it',
  'settings-reset': 'could not be read; the defaults hold again',
  'deck-part-unreadable': 'has a part that cannot be read; mend the file, or import the deck again:',
  'setting-reset': 'makes no sense; the default holds again. The file is kept in',
  'deck-unreadable': 'cannot be read; import it again:',
  'unknown-entry': 'holds entries of a later version; they were left as they are',
  'open-elsewhere': 'has the folder open as well',
  'journal-completed': 'lacked what the snapshots held; it was written down again',
  'deck-missing': 'is not there; import it again',
  'media-damaged': 'is not what its name says; set aside in',
  'not-saved': 'cannot be written',
}

/** `deck doctor DATA_FOLDER`: looks at everything a data folder holds and repairs what can be. */
export async function runDoctor(words: readonly string[]): Promise<Ended> {
  const asked = folderIn(words)
  if (typeof asked !== 'string') return notChecked({ code: 'bad-argument', message: asked.wrong }, { isJson: words.includes('--json'), usage: `${USAGE}\n` })
  const isJson = words.includes('--json')
  try {
    const check = await treat({ dataFolder: asked, openStore: openConfStore, now: Date.now })
    const exitCode = check.findings.length === 0 ? 0 : 1
    return { exitCode, stdout: isJson ? printed({ ok: exitCode === 0, ...check }) : describe(check), stderr: '' }
  } catch (error) {
    return notChecked(failureOf(error), { isJson, usage: '' })
  }
}

function folderIn(words: readonly string[]): string | { readonly wrong: string } {
  try {
    const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { json: { type: 'boolean' } } })
    const [folder, ...more] = positionals
    return folder !== undefined && more.length === 0 ? folder : { wrong: 'doctor takes one data folder' }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

function describe({ entries, cards, stores, decks, media, findings }: DataCheck): string {
  const counted = [[entries, 'entries'], [cards, 'cards'], [stores, 'stores'], [decks, 'decks'], [media, 'media files']] as const
  const checked = `Checked ${counted.map(([count, what]) => `${String(count)} ${what}`).join(', ')}.`
  const lines = findings.length === 0 ? ['Everything is in order.'] : findings.map(lineOf)
  return [checked, ...lines, ''].join('\n')
}

function lineOf({ code, file, at, detail, isRepaired }: Finding): string {
  return [isRepaired ? 'repaired ' : 'LEFT     ', at === undefined ? file : `${file}, ${at},`, WORDS[code], detail].filter(Boolean).join(' ')
}

function notChecked(error: Failure, { isJson, usage }: { readonly isJson: boolean; readonly usage: string }): Ended {
  return { exitCode: 2, stdout: isJson ? printed({ ok: false, error }) : '', stderr: `${error.message}\n${usage}` }
}

function printed(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
