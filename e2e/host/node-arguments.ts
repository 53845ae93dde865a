import { join } from 'node:path'

/** How Node is started to be taken for Electron: `electron` resolves to the host, rejections are only warned of. */
export const HOST_NODE_ARGUMENTS = [
  '--disable-warning=ExperimentalWarning',
  '--unhandled-rejections=warn-with-error-code',
  `--require=${join(import.meta.dirname, 'hooks.ts')}`,
]
