import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Net } from 'electron'
import { loud } from './loud.ts'

/** Types Chromium would tell by a file's name. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
  '.mp3': 'audio/mpeg',
}

export const net = loud<Net>('net', {
  async fetch(input, init) {
    const url = new URL(typeof input === 'string' ? input : input.url)
    if (url.protocol !== 'file:' || init !== undefined) throw new Error(`host: net.fetch of ${url.href} is not implemented`)
    try {
      const bytes = await readFile(fileURLToPath(url))
      return new Response(bytes, { headers: { 'content-type': TYPES[extname(url.pathname)] ?? 'application/octet-stream' } })
    } catch {
      throw new Error('net::ERR_FILE_NOT_FOUND')
    }
  },
})
