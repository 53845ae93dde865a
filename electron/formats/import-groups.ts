import { hasEnding, isPictureName } from '../shared/endings.ts'
import { isBundleName } from './files.ts'

/** A file that was chosen, or found in a folder that was. */
export interface FileToGroup {
  readonly name: string
  readonly folder?: string
}

/**
 * Files that were chosen at once, as the imports they are: a folder with Markdown in it is one guide, whatever else it
 * holds, and so is all Markdown chosen by itself, with the pictures beside it; the files of a built deck are one deck;
 * every other package, table, deck and text is one of its own. In the order given.
 */
export function groupFiles<File extends FileToGroup>(files: readonly File[]): readonly (readonly File[])[] {
  const guides = new Set(files.filter(({ name }) => hasEnding(name, 'guide')).map(({ folder }) => folder))
  const groups = Map.groupBy(files, (file) => {
    const { name, folder } = file
    if (folder !== undefined && guides.has(folder)) return `guide ${folder}`
    if (isBundleName(name.replace(/^.*\//, ''))) return `deck ${folder ?? ''}`
    const isOfGuide = guides.has(folder) && (hasEnding(name, 'guide') || isPictureName(name))
    return isOfGuide ? 'guide' : file
  })
  return [...groups.values()]
}
