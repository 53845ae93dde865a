/** The protections that `npm run mutate` takes out, one at a time. */

export interface Mutation {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** What must notice it: part of a spec's title, part of a unit test's and the file it stands in, or the type checker. */
  readonly noticedBy: { readonly spec: string } | UnitTest | { readonly typecheck: true }
}

export interface UnitTest {
  readonly unit: string
  readonly in: string
}

const spec = (title: string): Mutation['noticedBy'] => ({ spec: title })
const unit = (file: string, title: string): Mutation['noticedBy'] => ({ unit: title, in: file })

const CARD = 'renderer/components/card/render-card.test.ts'
const FORMULA = 'renderer/components/card/typeset.test.ts'
const HOSTILE = 'renderer/components/card/hostile.test.ts'
const MEDIA = 'electron/formats/media.test.ts'

export const MUTATIONS: readonly Mutation[] = [
  { name: 'sandbox of every renderer', file: 'electron/main/security.ts', find: 'app.enableSandbox()', replace: '', noticedBy: spec('every renderer is sandboxed') },
  { name: 'sandbox of the window', file: 'electron/main/window.ts', find: 'sandbox: true', replace: 'sandbox: false', noticedBy: spec('every renderer is sandboxed') },
  { name: 'context isolation', file: 'electron/main/window.ts', find: 'contextIsolation: true', replace: 'contextIsolation: false', noticedBy: spec('the page has no Node') },
  { name: 'no Node in the page', file: 'electron/main/window.ts', find: 'nodeIntegration: false', replace: 'nodeIntegration: true', noticedBy: spec('the page has no Node') },
  { name: 'named methods only', file: 'electron/preload/index.ts', find: '{ ...methods, on })', replace: '{ ...methods, on, invoke: ipcRenderer.invoke.bind(ipcRenderer) })', noticedBy: spec('the page reaches named methods only') },
  { name: 'sender check', file: 'electron/main/ipc.ts', find: '    requireOwnFrame(call)\n', replace: '', noticedBy: spec('another page may not talk to the app') },
  { name: 'argument parsing', file: 'electron/main/ipc.ts', find: 'if (parsed.success) return', replace: 'if (parsed.success || channel) return', noticedBy: spec('arguments are parsed') },
  { name: 'arguments are measured', file: 'electron/main/ipc.ts', find: '  if (excess !== undefined) throw wrongCall(channel, excess)\n', replace: '', noticedBy: unit('e2e/faults/large-argument.test.ts', 'too large is refused before it is parsed') },
  { name: 'sums end at a horizon', file: 'electron/shared/domain/timeline.ts', find: 'earlierDay(exam ?? lastWeekDay ?? today, addDays(today, HORIZON_DAYS))', replace: '(exam ?? lastWeekDay ?? today)', noticedBy: unit('electron/shared/domain/horizon.test.ts', 'an exam beyond the horizon') },
  { name: 'names in a calendar file', file: 'electron/formats/ics.ts', find: "name: escaped(sayable(plan.title))", replace: 'name: plan.title', noticedBy: unit('electron/formats/ics.property.test.ts', 'adds a property or an event') },
  { name: 'formulas in a table', file: 'electron/formats/write/csv.ts', find: '.map(guarded))', replace: ')', noticedBy: unit('electron/formats/write/injection.test.ts', 'none that a spreadsheet would run') },
  { name: 'fields of a package', file: 'electron/formats/write/write.ts', find: 'sayableDeck(asked.deck, losses)', replace: 'asked.deck', noticedBy: unit('electron/formats/write/injection.test.ts', 'with the fields of its type') },
  { name: 'limits of a plan', file: 'electron/formats/fit/fit-plan.ts', find: 'if (over !== undefined) {', replace: 'if (over === -1) {', noticedBy: unit('electron/formats/fit/fit-plan.test.ts', 'rows that span too many weeks') },
  { name: 'path check', file: 'electron/main/protocol.ts', find: 'return isInside(folder, file) ? file : undefined', replace: 'return file', noticedBy: spec('serves only the page') },
  { name: 'content security policy', file: 'electron/main/protocol.ts', find: "PAGE_HEADERS = { 'content-security-policy': CONTENT_SECURITY_POLICY, ", replace: 'PAGE_HEADERS = { ', noticedBy: spec('no script but the app') },
  { name: 'scripts from self only', file: 'electron/main/protocol.ts', find: '"script-src \'self\'"', replace: '"script-src \'self\' \'unsafe-inline\' \'unsafe-eval\'"', noticedBy: spec('no script but the app') },
  { name: 'no remote origin', file: 'electron/main/protocol.ts', find: '"connect-src \'self\'"', replace: '"connect-src *"', noticedBy: spec('no request leaves') },
  { name: 'permission requests', file: 'electron/main/security.ts', find: 'answer(false)', replace: 'answer(true)', noticedBy: spec('every permission is denied') },
  { name: 'permission checks', file: 'electron/main/security.ts', find: 'setPermissionCheckHandler(() => false)', replace: 'setPermissionCheckHandler(() => true)', noticedBy: spec('every permission is denied') },
  { name: 'navigation lock', file: 'electron/main/security.ts', find: 'if (!event.isMainFrame || !isStartPage(event.url, devUrl)) event.preventDefault()', replace: '', noticedBy: spec('never shows another page') },
  { name: 'no second window', file: 'electron/main/security.ts', find: "({ action: 'deny' })", replace: "({ action: 'allow' })", noticedBy: spec('never shows another page') },
  { name: 'https links only', file: 'electron/main/link.ts', find: "url.protocol !== 'https:' || ", replace: '', noticedBy: unit('electron/main/link.test.ts', 'is never opened') },
  { name: 'links are asked for', file: 'electron/main/handlers/app.ts', find: 'return response === 0', replace: 'return response !== null', noticedBy: spec('a link leaves the app') },
  { name: 'one instance', file: 'electron/main/index.ts', find: 'if (app.requestSingleInstanceLock()) {', replace: 'if (app.requestSingleInstanceLock() || app.name) {', noticedBy: spec('a second start') },
  { name: 'fuses', file: 'electron-builder.config.ts', find: 'runAsNode: false', replace: 'runAsNode: true', noticedBy: spec('every fuse is set') },
  { name: 'card HTML is sanitised', file: 'renderer/components/card/sanitise.ts', find: 'return purify.sanitize(read, own ? OWN_CONFIG : CONFIG)', replace: 'return read', noticedBy: unit(CARD, 'HTML from strangers') },
  { name: 'a stranger’s marks', file: 'renderer/components/card/sanitise.ts', find: 'own ? OWN_CONFIG : CONFIG', replace: 'own ? OWN_CONFIG : OWN_CONFIG', noticedBy: unit(CARD, 'a mark of a stranger') },
  { name: 'sources of a card', file: 'renderer/components/card/sanitise.ts', find: "if (attribute.attrName === 'src' && ", replace: "if (attribute.attrName === 'scr' && ", noticedBy: unit(CARD, 'HTML from strangers') },
  { name: 'links of a card', file: 'renderer/components/card/sanitise.ts', find: "if (attribute.attrName === 'href' && ", replace: "if (attribute.attrName === 'herf' && ", noticedBy: unit(CARD, 'HTML from strangers') },
  { name: 'hidden answers', file: 'renderer/components/card/sanitise.ts', find: ') node.remove()', replace: ') node.normalize()', noticedBy: unit(CARD, 'an answer hidden on the front') },
  { name: 'HTML in Markdown', file: 'renderer/components/card/markdown.ts', find: 'html: false', replace: 'html: true', noticedBy: unit(CARD, 'HTML stays text') },
  { name: 'parts of a Markdown text', file: 'renderer/components/card/markdown.ts', find: 'if (this.tokens.length > MOST_PARTS) ', replace: 'if (this.tokens.length < 0) ', noticedBy: unit(HOSTILE, 'tables filled up') },
  { name: 'trust in formulas', file: 'renderer/components/card/typeset.ts', find: ' trust: false, ', replace: ' trust: true, ', noticedBy: unit(FORMULA, 'nothing links, loads or names') },
  { name: 'expansions of a formula', file: 'renderer/components/card/typeset.ts', find: ' maxExpand, ', replace: ' ', noticedBy: unit(FORMULA, 'too many expansions') },
  { name: 'sizes in a formula', file: 'renderer/components/card/typeset.ts', find: 'maxSize: LARGEST_EM, ', replace: '', noticedBy: unit(FORMULA, 'nothing in it is larger') },
  { name: 'length of a formula', file: 'renderer/components/card/typeset.ts', find: 'tex.length <= LONGEST && ', replace: '', noticedBy: unit(FORMULA, 'too much of it keeps its source') },
  { name: 'macros with arguments', file: 'renderer/components/card/typeset.ts', find: "!(DEFINITION.test(tex) && tex.includes('#')) && ", replace: '', noticedBy: unit(FORMULA, 'too much of it keeps its source') },
  { name: 'depth of a formula', file: 'renderer/components/card/typeset.ts', find: ' && depthOf(tex) <= DEEPEST', replace: '', noticedBy: unit(FORMULA, 'too much of it keeps its source') },
  { name: 'depth of what a formula becomes', file: 'renderer/components/card/typeset.ts', find: ' && size.nested <= MOST.nested', replace: '', noticedBy: unit(FORMULA, 'too much of it keeps its source') },
  { name: 'formulas of a face', file: 'renderer/components/card/typeset.ts', find: 'left -= size.elements', replace: 'left -= 0', noticedBy: unit(FORMULA, 'share one budget') },
  { name: 'length of a face', file: 'renderer/components/card/budget.ts', find: 'slow * SLOW_SIGN_COST + turns * TURN_COST > MOST_LETTERS', replace: 'slow + turns < 0', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'marks on a letter', file: 'renderer/components/card/budget.ts', find: "PILE.test(text) ? 'marks' : undefined", replace: 'undefined', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'marks on a letter of plain text', file: 'renderer/components/card/budget.ts', find: "text.replace(PILES, '$1…')", replace: 'text', noticedBy: unit(HOSTILE, 'it comes in pieces') },
  { name: 'places of a table', file: 'renderer/components/card/budget.ts', find: 'slots(element) :', replace: '1 :', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'what is in a template', file: 'renderer/components/card/budget.ts', find: '!(currentNode instanceof HTMLTemplateElement) || !isWithin()', replace: 'currentNode', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'attributes of a face', file: 'renderer/components/card/parse-html.ts', find: ' > MOST_GAPS) return', replace: ' < 0) return', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'tags of a face', file: 'renderer/components/card/parse-html.ts', find: " > MOST_TAGS) return 'many'", replace: " < 0) return 'many'", noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'elements of a face', file: 'renderer/components/card/parse-html.ts', find: "if (size.elements > MOST.elements) return 'many'", replace: '', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'depth of a face', file: 'renderer/components/card/parse-html.ts', find: "if (size.nested > MOST.nested) return 'nested'", replace: '', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'markup opened again and again', file: 'renderer/components/card/parse-html.ts', find: ' * tags > MOST_REOPENED', replace: ' * tags < 0', noticedBy: unit(HOSTILE, 'millions of elements') },
  { name: 'subtitles are not fetched', file: 'renderer/components/card/parse-html.ts', find: ', FETCHED_TAGS))', replace: ', /^$/))', noticedBy: unit(HOSTILE, 'is not read') },
  { name: 'letters of a face after its entities', file: 'renderer/components/card/render-card.ts', find: 'overInText(read.textContent) ?? ', replace: '', noticedBy: unit(HOSTILE, 'costs more than it may') },
  { name: 'kinds of media that are served', file: 'electron/formats/media.ts', find: ' && mediaEnding(name) !== undefined', replace: '', noticedBy: unit(MEDIA, 'media are named by a checksum') },
  { name: 'checksums as names of media', file: 'electron/formats/media.ts', find: '/^[0-9a-f]{64}\\.[a-z0-9]+$/.test(name) && ', replace: '', noticedBy: unit(MEDIA, 'media are named by a checksum') },
  { name: 'text is no picture', file: 'electron/formats/media.ts', find: '  if (isText(head)) return ', replace: '  if (!isText(head)) return ', noticedBy: unit(MEDIA, 'called a') },
  { name: 'paths that lead out', file: 'electron/storage/paths.ts', find: ' && !way.startsWith(`..${sep}`)', replace: '', noticedBy: unit('electron/storage/paths.test.ts', 'what leads out of the folder') },
  { name: 'links that lead out', file: 'electron/storage/paths.ts', find: 'return realpathSync.native(path)', replace: 'return (realpathSync.native(path), path)', noticedBy: unit('electron/storage/paths.test.ts', 'links are followed') },
  { name: 'a handler for every channel', file: 'electron/main/handlers/decks.ts', find: "    'decks:list': () => decksView(context),\n", replace: '', noticedBy: { typecheck: true } },
  { name: 'a parser for every channel', file: 'electron/main/parsers.ts', find: "  'decks:list': nothing,\n", replace: '', noticedBy: { typecheck: true } },
  { name: 'sync of a rating', file: 'electron/storage/journal-writer.ts', find: '      await this.#handle?.datasync()\n', replace: '', noticedBy: unit('e2e/faults/faults.test.ts', 'power cut: what was not synced') },
  { name: 'sync of the journal folder', file: 'electron/storage/journal-writer.ts', find: '    syncFolder(folder)\n', replace: '', noticedBy: unit('e2e/faults/faults.test.ts', 'power cut: what was not synced') },
  { name: 'sync of a new data folder', file: 'electron/storage/disk.ts', find: '  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made))\n', replace: '', noticedBy: unit('e2e/faults/faults.test.ts', 'power cut: what was not synced') },
  { name: 'sync of a renamed store', file: 'electron/storage/keyed-store.ts', find: '    syncFolder(this.#folder)\n', replace: '', noticedBy: unit('e2e/faults/faults.test.ts', 'power cut: what was not synced') },
  { name: 'sync of an imported deck', file: 'electron/storage/deck-files.ts', find: ', flush: true }', replace: ' }', noticedBy: unit('e2e/faults/faults.test.ts', 'power cut: what was not synced') },
  { name: 'stores read back', file: 'electron/storage/keyed-store.ts', find: '    if (textIn(file.path) !== JSON.stringify(envelope)) throw notWhole(file.path)\n', replace: '', noticedBy: unit('electron/storage/keyed-store.test.ts', 'is told when the library says that it wrote') },
  { name: 'checksum of a journal line', file: 'electron/storage/journal-line.ts', find: "  if (crc32(json) !== checksum) return { kind: 'damaged' }\n", replace: '', noticedBy: unit('electron/storage/check.test.ts', 'what a damaged line of the journal lost') },
  { name: 'only what the journal has gets into a snapshot', file: 'electron/storage/progress-store.ts', find: '(this.#hasToWrite ? null : this.#track.point())', replace: 'this.#track.point()', noticedBy: unit('electron/storage/progress-store.test.ts', 'never gets a snapshot of answers') },
  { name: 'lock of the data folder', file: 'electron/storage/data-lock.ts', find: 'if (holder && this.#isAlive(holder)) throw inUse(holder)', replace: '', noticedBy: unit('electron/storage/data-lock.test.ts', 'a second process of this computer') },
  { name: 'asking before answers are lost', file: 'electron/main/lifecycle.ts', find: '    event.preventDefault()\n    if (isAsking) return', replace: '    if (isAsking) return', noticedBy: spec('a disk that fills up') },
]
