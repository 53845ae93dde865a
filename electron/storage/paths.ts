import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/**
 * The one place that decides whether a path lies inside a folder: symbolic links are followed for what exists of it,
 * so neither `..` nor a link leads out. The folder itself counts as outside: it names no file.
 */
export function isInside(folder: string, path: string): boolean {
  if (path.includes('\0')) return false
  const way = relative(real(resolve(folder)), real(resolve(path)))
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The path with the links in its existing part followed. */
function real(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(real(parent), path.slice(parent.length))
  }
}
