import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import scala from 'highlight.js/lib/languages/scala'
import sql from 'highlight.js/lib/languages/sql'
import typescript from 'highlight.js/lib/languages/typescript'
import yaml from 'highlight.js/lib/languages/yaml'
import './highlight.css'
import { CODE_MARK } from './code.ts'

/** What study guides hold code of; any other language stays plain. */
const LANGUAGES = { bash, dockerfile, java, javascript, json, python, r, scala, sql, typescript, yaml }
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language)

/** Letters of a face's code that are coloured; what comes after stays plain. */
const MOST_LETTERS = 10_000

/** Colours marked code. It runs after sanitising: the library escapes the code and adds nothing but classes. */
export function highlight(box: HTMLElement): void {
  let left = MOST_LETTERS
  for (const code of box.querySelectorAll<HTMLElement>(`[${CODE_MARK}]`)) {
    const language = code.getAttribute(CODE_MARK) ?? ''
    code.removeAttribute(CODE_MARK)
    const text = code.textContent
    left -= text.length
    if (left < 0 || !hljs.getLanguage(language)) continue
    const { value } = hljs.highlight(text, { language, ignoreIllegals: true })
    code.replaceChildren(document.createRange().createContextualFragment(value))
  }
}
