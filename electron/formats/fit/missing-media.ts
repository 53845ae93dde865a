import type { Note } from '../../shared/domain/card.ts'
import { maskLiterals } from '../guide/mask.ts'

/** Letters of a picture's description, or of an element, that are looked through for its address. */
const PICTURE = /!\[[^[\]\n]{0,500}\]\(\s{0,9}(?:<([^<>\n]{1,500})>|([^\s()<>]{1,500}))/g
const WIKI_PICTURE = /!\[\[([^[\]|\n]{1,300})/g
const ELEMENT = /<(?:img|audio|video|source)\b[^<>]{0,500}?\ssrc\s{0,9}=\s{0,9}(?:"([^"<>]{1,500})"|'([^'<>]{1,500})'|([^\s"'<>]{1,500}))/gi
const SOUND = /\[sound:([^[\]\n]{1,300})\]/g

/** What a card shows by itself: kept with the deck, written into the text, or an address on the web. */
const IS_THERE = /^(?:media:|data:|https?:|\/\/)/i

/** Files of pictures and sounds that a note means to show and that did not come with it, each once. */
export function missingMedia(note: Note): readonly string[] {
  const names = textsOf(note).flatMap((text) => {
    if (!/!\[|<(?:img|audio|video|source)\b|\[sound:/i.test(text)) return []
    const plain = note.markup === 'html' ? text : maskLiterals(text)
    const patterns = note.markup === 'html' ? [ELEMENT, SOUND] : [PICTURE, WIKI_PICTURE, ELEMENT, SOUND]
    return patterns.flatMap((pattern) => [...plain.matchAll(pattern)].map(([, ...found]) => found.find(Boolean) ?? ''))
  })
  return [...new Set(names.filter((name) => !IS_THERE.test(name)))]
}

function textsOf(note: Note): readonly string[] {
  const explanation = note.explanation ?? ''
  switch (note.kind) {
    case 'basic':
      return [note.front, note.back, ...(note.others ?? []).flatMap(({ front, back }) => [front, back]), explanation]
    case 'cloze':
      return [note.text, explanation]
    case 'choice':
      return [note.front, ...note.options.flatMap(({ text, why = '' }) => [text, why]), explanation]
  }
}
