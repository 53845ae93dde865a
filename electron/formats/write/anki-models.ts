/** A note type as schema 11 keeps it, before ids and days are set. */
interface Template {
  readonly name: string
  readonly qfmt: string
  readonly afmt: string
}

const EXTRA = '{{#Extra}}<br><br>{{Extra}}{{/Extra}}'
const CSS = '.card { font-family: sans-serif; font-size: 20px; text-align: center; }\n.cloze { font-weight: bold; color: #2563eb; }\n'

/** Fixed, so that Anki knows the note types again; that of notes with more cards adds how many to the last. */
const IDS = { basic: 1_700_000_000_001, reversed: 1_700_000_000_002, cloze: 1_700_000_000_003, several: 1_700_000_000_100 }

/** What a note type is called that asks both sides; the reader takes its second card for the reverse. */
export const REVERSED_NAME = 'Weekdeck reversed'

export interface AnkiModel {
  readonly id: number
  readonly name: string
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly Template[]
}

export const BASIC: AnkiModel = { id: IDS.basic, name: 'Weekdeck basic', isCloze: false, fields: ['Front', 'Back', 'Extra'], templates: [sided('Card 1', 'Front', 'Back')] }

export const REVERSED: AnkiModel = { ...BASIC, id: IDS.reversed, name: REVERSED_NAME, templates: [...BASIC.templates, sided('Card 2', 'Back', 'Front')] }

export const CLOZE: AnkiModel = {
  id: IDS.cloze,
  name: 'Weekdeck cloze',
  isCloze: true,
  fields: ['Text', 'Extra'],
  templates: [{ name: 'Cloze', qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>{{Extra}}' }],
}

/** A note type of so many cards, each with faces of its own. */
export function severalCards(count: number): AnkiModel {
  const further = Array.from({ length: count - 1 }, (_unused, index) => String(index + 2))
  return {
    id: IDS.several + count,
    name: `Weekdeck ${String(count)} cards`,
    isCloze: false,
    fields: [...BASIC.fields, ...further.flatMap((number) => [`Front ${number}`, `Back ${number}`])],
    templates: [...BASIC.templates, ...further.map((number) => sided(`Card ${number}`, `Front ${number}`, `Back ${number}`))],
  }
}

function sided(name: string, front: string, back: string): Template {
  return { name, qfmt: `{{${front}}}`, afmt: `{{FrontSide}}\n\n<hr id=answer>\n\n{{${back}}}${EXTRA}` }
}

/** The JSON of note types that schema 11 keeps in its one row. */
export function modelsJson(models: readonly AnkiModel[], modifiedSeconds: number): string {
  return JSON.stringify(Object.fromEntries(models.map((model) => [String(model.id), modelOf(model, modifiedSeconds)])))
}

function modelOf({ id, name, isCloze, fields, templates }: AnkiModel, mod: number): object {
  return {
    id, name, type: isCloze ? 1 : 0, mod, usn: -1, sortf: 0, did: 1, css: CSS, tags: [], vers: [],
    latexPre: '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\begin{document}\n',
    latexPost: '\\end{document}',
    req: isCloze ? [[0, 'any', [0]]] : templates.map(({ qfmt }, ord) => [ord, 'any', [fields.indexOf(qfmt.slice(2, -2))]]),
    flds: fields.map((field, ord) => ({ name: field, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] })),
    tmpls: templates.map((template, ord) => ({ ...template, ord, did: null, bqfmt: '', bafmt: '' })),
  }
}
