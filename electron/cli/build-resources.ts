import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readImport } from '../formats/import.ts'
import { reportOf } from './build-report.ts'
import { filesOf } from './build.ts'
import { failureOf, type CommandResult } from './command.ts'
import { describeWarnings } from './describe-build.ts'
import { readInput } from './input.ts'
import { writeFolder } from './write-folder.ts'

const RESOURCES = join(import.meta.dirname, '../../resources')

/** Builds every guide that ships, each into a folder of its own name; other folders go. Warnings are printed; a guide that cannot be used fails. */
export async function buildResources(resources = RESOURCES): Promise<CommandResult> {
  const root = join(resources, 'guide')
  const names = existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : []
  const built = await Promise.all(names.map((name) => buildOne(name, resources)))
  removeOthers(join(resources, 'decks'), names)
  const isDone = built.every((one) => one.error === undefined)
  return {
    isDone,
    report: isDone ? { ok: true, guides: built } : { ok: false, error: built.find((one) => one.error)?.error },
    text: built
      .filter((one) => one.error === undefined)
      .map((one) => `resources/decks/${one.name}: ${String(one.cards)} cards\n`)
      .join(''),
    notes: built.map((one) => one.notes).join(''),
  }
}

/** Decks of a guide that is no more would still be shown. */
function removeOthers(decks: string, names: readonly string[]): void {
  const old = existsSync(decks) ? readdirSync(decks).filter((name) => !names.includes(name)) : []
  for (const name of old) rmSync(join(decks, name), { recursive: true })
}

async function buildOne(name: string, resources: string) {
  try {
    const read = await readImport(await readInput(join(resources, 'guide', name)))
    const files = filesOf(read.deck)
    writeFolder(join(resources, 'decks', name), files)
    const { cards, warnings } = reportOf(read, [...files.keys()])
    return { name, cards, notes: describeWarnings(warnings), error: undefined }
  } catch (error) {
    const failure = failureOf(error)
    return { name, cards: 0, notes: `resources/guide/${name}: ${failure.message}\n`, error: failure }
  }
}
