import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../tools/programs.ts'

const OUT = join(ROOT, 'out')
const PAGE = join(OUT, 'renderer/index.html')
const ASSETS = join(OUT, 'renderer/assets')

/** The text of a built file and of all that is loaded with it; what is imported later is not. */
function loadedWith(paths: readonly string[], found = new Map<string, string>()): string {
  for (const path of paths.filter((one) => !found.has(one))) {
    const text = readFileSync(path, 'utf8')
    found.set(path, text)
    loadedWith([...text.matchAll(/\b(?:from|import)\s?"(\.[^"]+\.js)"/g)].map(([, to = '']) => join(dirname(path), to)), found)
  }
  return [...found.values()].join('\n')
}

/** A text's size in thousands of bytes. */
function kilobytesOf(text: string): number {
  return Buffer.byteLength(text) / 1000
}

test('main loads at its start what a start needs: no reader, no calendar, nothing for media', () => {
  const text = loadedWith([join(OUT, 'main/index.js')])
  // The bundle says above each module where it is from.
  const modules = [...text.matchAll(/^\/\/(?:#region)? (\S+\.[cm]?[jt]s)$/gm)].map(([, path = '']) => path)
  const packages = new Set(modules.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
  expect([...packages].sort()).toEqual([
    'ajv', 'ajv-formats', 'atomically', 'buffer-crc32', 'conf', 'debounce-fn', 'dot-prop', 'electron-store', 'env-paths', 'es-hangul', 'fast-deep-equal', 'fast-uri',
    'json-schema-traverse', 'mimic-function', 'pend', 'semver', 'stubborn-fs', 'stubborn-utils', 'ts-fsrs', 'uint8array-extras', 'when-exit', 'yauzl', 'yazl', 'zod',
  ])
  expect(modules.length).toBeGreaterThan(100)
  expect(modules.length).toBeLessThan(450)
  expect(kilobytesOf(text)).toBeLessThan(1450)
})

test('the window loads before its first paint what every screen needs, and nothing that computes intervals', () => {
  const entry = [...readFileSync(PAGE, 'utf8').matchAll(/(?:src|href)="(\.[^"]+\.js)"/g)].map(([, path = '']) => join(dirname(PAGE), path))
  expect(entry.length).toBeGreaterThan(0)
  expect(kilobytesOf(loadedWith(entry))).toBeLessThan(480)
  const scripts = readdirSync(ASSETS).filter((name) => name.endsWith('.js')).map((name) => join(ASSETS, name))
  expect(kilobytesOf(loadedWith([...entry, ...scripts.filter((path) => path.includes('TodayScreen'))]))).toBeLessThan(600)
  // FSRS-6 is known by its second parameter.
  expect(scripts.filter((path) => readFileSync(path, 'utf8').includes('1.2931'))).toEqual([])
})
