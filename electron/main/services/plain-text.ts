import type { Note } from '../../shared/domain/card.ts'

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** A face without its markup, on one line: for lists and for searching. No pattern here looks at a letter twice. */
export function plainText(text: string, markup: Note['markup']): string {
  const plain = markup === 'html' ? withoutTags(text) : withoutMarkdown(text)
  return plain.replaceAll(/\s+/g, ' ').trim()
}

function withoutTags(text: string): string {
  if (!/[<&]/.test(text)) return text
  return text.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (_all, name: string) => ENTITIES[name] ?? '')
}

function withoutMarkdown(text: string): string {
  if (!/[*_`=[#>|~]/.test(text)) return text
  return text
    .replaceAll(/!?\[([^[\]]*)\]\((?:[^()[\]]|\([^()[\]]*\))*\)/g, '$1')
    .replaceAll(/\*\*|__|==|~~|`/g, '')
    .replaceAll(/^[^\S\n]*(?:#{1,6}|>|[-*])\s+/gm, '')
}
