import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { ProcessFacts } from './page/preload-world.ts'

/** The name of the world preloads run in, as Electron calls it. */
export const ISOLATED_WORLD = 'Electron Isolated Context'

/** The function main is told things by, in the isolated world only. */
export const BINDING = '__hostTell'

/** The function main calls to tell things, in the isolated world only. */
export const RECEIVER = '__hostReceive'

export interface WorldOptions {
  /** A name no page can guess: the two worlds talk under it. */
  readonly secret: string
  readonly facts: ProcessFacts
  /** The preload's source; '' for none. */
  readonly preload: string
  readonly isPreview: boolean
}

const PREVIEW_SUFFIXES = { ko: ' – 미리보기', en: ' – preview' }

/** Modules of `page/` as one text that declares what they export. */
function source(...names: readonly string[]): string {
  const texts = names.map((name) => stripTypeScriptTypes(readFileSync(join(import.meta.dirname, 'page', name), 'utf8')))
  return texts.join('\n').replace(/^import .*$/gm, '').replace(/^export /gm, '')
}

/** Runs only in a real page of a window: not in the empty one it starts with, not in frames. */
function inPage(body: string): string {
  return `if (window === top && location.href !== 'about:blank') (() => { 'use strict'\n${body}\n})()`
}

/** Script for the page's own world: the bridge's far end, before anything of the page runs. */
export function mainWorld(secret: string): string {
  return inPage(`${source('bridge.ts')}\nnew Bridge(${JSON.stringify({ own: `${secret}main`, other: `${secret}isolated` })})`)
}

/** Script for the isolated world: the preload and what it finds around it. */
export function isolatedWorld({ secret, facts, preload, isPreview }: WorldOptions): string {
  return inPage(`${source('codec.ts', 'bridge.ts', 'preload-world.ts')}
const bridge = new Bridge(${JSON.stringify({ own: `${secret}isolated`, other: `${secret}main` })})
const tell = (message) => globalThis[${JSON.stringify(BINDING)}](JSON.stringify(message))
watchTitle(tell, ${JSON.stringify(isPreview ? PREVIEW_SUFFIXES : {})})
${isPreview ? 'reportWindow(tell)' : ''}
const facts = ${JSON.stringify(facts)}
globalThis[${JSON.stringify(RECEIVER)}] = startPreload({ bridge, tell, facts, preload(require, process, module) {
const exports = module.exports, global = globalThis
${preload}
} })`)
}
