import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { writeZip } from './zip-write.ts'

test('a file that went away before its turn fails the zip, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weekdeck-zip-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  const [there, gone] = [join(folder, 'there.json'), join(folder, 'gone.json')]
  writeFileSync(there, 'x'.repeat(100_000))
  const sources = [there, gone, there].map((path, number) => ({ name: `${String(number)}.json`, path }))
  await expect(writeZip({ path: join(folder, 'a.zip'), head: { name: 'head.json', text: '{}' }, sources })).rejects.toMatchObject({ code: 'ENOENT' })
})
