import { isBundleName } from './files.ts'

const GUIDE_NAME = /\.(?:md|markdown|mdown|mkd)$/i
const ALONE_NAME = /\.(?:apkg|colpkg|csv|tsv|tab|json|weekdeck)$/i
const IMAGE_NAME = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp)$/i

/**
 * Files that were chosen at once, as the imports they are: all Markdown is one guide, with the texts and pictures beside
 * it; the files of a built deck are one deck; every other package, table, deck and text is one of its own. In the order given.
 */
export function groupFiles<File extends { readonly name: string }>(files: readonly File[]): readonly (readonly File[])[] {
  const hasGuide = files.some(({ name }) => GUIDE_NAME.test(name))
  const groups = Map.groupBy(files, (file) => {
    if (isBundleName(baseName(file.name))) return 'deck'
    if (GUIDE_NAME.test(file.name)) return 'guide'
    const isBesideGuide = hasGuide && (IMAGE_NAME.test(file.name) || (!ALONE_NAME.test(file.name) && file.name.includes('/')))
    return isBesideGuide ? 'guide' : file
  })
  return [...groups.values()]
}

function baseName(name: string): string {
  return name.replace(/^.*\//, '')
}
