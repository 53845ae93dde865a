import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { HEAD_NAME, isContent, readHead } from './backup-content.ts'
import type { OnShare } from '../shared/on-share.ts'
import { decodeLine } from './journal-line.ts'
import { linesOf, readLines, type RawLine } from './raw-lines.ts'
import { damagedZip, readZip } from './zip-read.ts'
import type { ZipSource } from './zip-write.ts'

const JOURNAL_FILE = /^journal\//

export interface BackupCheck {
  readonly path: string
  /** What it was made of: a line that is damaged there may be damaged here. */
  readonly sources: readonly ZipSource[]
  readonly signal?: AbortSignal | undefined
  readonly onShare?: OnShare
}

/**
 * Reads a backup back: the checksum of every file, that it has every source, and every line of the journal. Gives its
 * size; fails with `backup-damaged`.
 */
export async function checkBackup({ path, sources, signal, onShare }: BackupCheck): Promise<number> {
  const file = basename(path)
  const missing = new Map(sources.map((source) => [source.name, source.path]))
  let hasHead = false as boolean
  await readZip({
    path,
    isAllowed: isContent,
    signal,
    onRead: (bytes, all) => { onShare?.(bytes / Math.max(1, all)) },
    take: async (name, content) => {
      const source = missing.get(name)
      missing.delete(name)
      if (name === HEAD_NAME) hasHead = readHead(await headTextOf(content)) !== undefined
      else if (JOURNAL_FILE.test(name)) await checkJournal(name, { content, source, file })
      else await readThrough(content)
    },
  })
  const [gone] = missing.keys()
  if (!hasHead || gone !== undefined) throw damagedZip(file, { fact: 'missing-file' }, gone ?? HEAD_NAME)
  return (await stat(path)).size
}

/** To its end, where the checksum is told. */
async function readThrough(content: AsyncIterable<Buffer>): Promise<void> {
  const chunks = content[Symbol.asyncIterator]()
  while ((await chunks.next()).done !== true) continue
}

/** The text of a head; what is longer than any head is none, and is not held in memory. */
export async function headTextOf(content: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > MOST_HEAD_BYTES) return ''
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

const MOST_HEAD_BYTES = 1 << 16

interface JournalCheck {
  readonly content: AsyncIterable<Buffer>
  readonly source: string | undefined
  readonly file: string
}

/** A journal keeps its damaged lines where they are, so a copy may have as many, and no more. */
async function checkJournal(name: string, { content, source, file }: JournalCheck): Promise<void> {
  const damaged = await countDamaged(linesOf(content))
  if (damaged === 0 || source === undefined) return
  if (damaged > (await countDamaged(readLines(source)))) throw damagedZip(file, { fact: 'damaged-line' }, name)
}

async function countDamaged(batches: AsyncIterable<readonly RawLine[]>): Promise<number> {
  let damaged = 0
  for await (const lines of batches) {
    for (const { bytes, isEnded } of lines) if (bytes.length > 0 && isEnded && decodeLine(bytes).kind !== 'entry') damaged += 1
  }
  return damaged
}
