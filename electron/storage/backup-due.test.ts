import { expect, test } from 'vitest'
import { isBackupDue } from './backup-due.ts'

test('an hour of an answer a minute is backed up every ten minutes', () => {
  const made: number[] = []
  for (let minute = 0; minute <= 60; minute += 1) {
    if (isBackupDue({ atMs: minute * 60_000, lastAtMs: (made.at(-1) ?? -1000) * 60_000 })) made.push(minute)
  }
  expect(made).toEqual([0, 10, 20, 30, 40, 50, 60])
})

test('a clock that was set back a year does not stop backups for a year', () => {
  expect(isBackupDue({ atMs: 0, lastAtMs: 365 * 86_400_000 })).toBe(true)
})
