/**
 * Draws the app's icons from resources/icons/icon.svg: PNGs for Linux, an .ico for Windows, an .icns for macOS. Both
 * containers hold PNGs as they are, so no image library is needed. Run it after changing the drawing.
 */
import { chromium } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './runtime.ts'

const folder = join(import.meta.dirname, '../../resources/icons')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')

const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512]
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
/** OSType of each size in an .icns file that holds PNGs. */
const ICNS_TYPES = { 16: 'icp4', 32: 'icp5', 64: 'icp6', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' } as const

const pictures = await draw([...new Set([...LINUX_SIZES, ...ICO_SIZES, ...Object.keys(ICNS_TYPES).map(Number)])])
for (const size of LINUX_SIZES) writeFileSync(join(folder, `${String(size)}x${String(size)}.png`), picture(size))
writeFileSync(join(folder, 'icon.png'), picture(512))
writeFileSync(join(folder, 'icon.ico'), ico())
writeFileSync(join(folder, 'icon.icns'), icns())

async function draw(sizes: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('Drawing the icons needs Chromium, Chrome or Edge.')
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const page = await browser.newPage()
  const drawn = new Map<number, Buffer>()
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
    drawn.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return drawn
}

function picture(size: number): Buffer {
  const png = pictures.get(size)
  if (!png) throw new Error(`No picture of ${String(size)} pixels was drawn.`)
  return png
}

function ico(): Buffer {
  const head = Buffer.alloc(6 + 16 * ICO_SIZES.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(ICO_SIZES.length, 4)
  let offset = head.length
  for (const [index, size] of ICO_SIZES.entries()) {
    const at = 6 + 16 * index
    const { length } = picture(size)
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += length
  }
  return Buffer.concat([head, ...ICO_SIZES.map(picture)])
}

function icns(): Buffer {
  const parts = Object.entries(ICNS_TYPES).map(([size, type]) => {
    const png = picture(Number(size))
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([head, png])
  })
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4)
  return Buffer.concat([head, ...parts])
}
