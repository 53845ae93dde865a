import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type DiskKind = 'tmpfs' | 'ext4'

const SIZE_BYTES = 8 << 20

/** A disk of a few megabytes, mounted for a while. */
export class SmallDisk {
  /** Where what is tried lives on it. */
  readonly folder: string
  readonly #mount: string
  readonly #filler: string

  private constructor(mount: string) {
    this.#mount = mount
    this.folder = join(mount, 'data')
    this.#filler = join(mount, 'filler')
  }

  /** Mounts one; a sentence when this machine does not let us. */
  static mount(kind: DiskKind): SmallDisk | string {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can mount a small disk'
    const place = mkdtempSync(join(tmpdir(), 'weekdeck-disk-'))
    const mount = join(place, 'mount')
    mkdirSync(mount)
    try {
      const what = kind === 'tmpfs' ? ['-t', 'tmpfs', '-o', `size=${String(SIZE_BYTES)}`, 'tmpfs'] : ['-o', 'loop', ext4Image(place)]
      execFileSync('mount', [...what, mount], { stdio: 'pipe' })
      return new SmallDisk(mount)
    } catch (error) {
      rmSync(place, { recursive: true })
      return `a ${kind} disk cannot be mounted here: ${error instanceof Error ? error.message.split('\n').at(-1) ?? '' : ''}`
    }
  }

  /** Leaves about so many bytes free: what the disk counts in. */
  leaveFree(bytes: number): void {
    const { bavail, bsize } = statfsSync(this.#mount)
    const handle = openSync(this.#filler, 'a')
    try {
      for (let left = bavail * bsize - bytes; left > 0; left -= bsize) writeSync(handle, Buffer.alloc(Math.min(left, bsize), 1))
    } catch {
      // Full a little sooner than counted: what a disk keeps for itself is not told.
    } finally {
      closeSync(handle)
    }
  }

  /** Takes away what filled it. */
  makeRoom(): void {
    rmSync(this.#filler, { force: true })
  }

  /** Empties it. */
  clear(): void {
    for (const name of readdirSync(this.#mount).filter((other) => other !== 'lost+found')) rmSync(join(this.#mount, name), { recursive: true })
    mkdirSync(this.folder)
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.#mount])
    rmSync(join(this.#mount, '..'), { recursive: true })
  }
}

function ext4Image(place: string): string {
  const image = join(place, 'image')
  writeFileSync(image, Buffer.alloc(SIZE_BYTES))
  execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', image], { stdio: 'pipe' })
  return image
}
