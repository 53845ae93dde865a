import { lstatSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/**
 * The one place that decides whether a path lies inside a folder: symbolic links are followed for what exists of it,
 * so neither `..` nor a link leads out. The folder itself counts as outside: it names no file.
 */
export function isInside(folder: string, path: string): boolean {
  if (path.includes('\0')) return false
  const from = real(resolve(folder))
  const to = real(resolve(path))
  if (from === null || to === null) return false
  const way = relative(from, to)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way) && !namesStream(way)
}

/** The path with the links in its existing part followed; null when a link leads to nothing, or round in a circle. */
function real(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return null
    const parent = dirname(path)
    if (parent === path) return path
    const above = real(parent)
    return above === null ? null : join(above, path.slice(parent.length))
  }
}

/** On Windows `name:stream` is a hidden part of a file, or a drive. */
function namesStream(way: string): boolean {
  return process.platform === 'win32' && way.includes(':')
}
