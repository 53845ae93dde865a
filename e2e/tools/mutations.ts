/** The protections that `npm run mutate` takes out, one at a time. */

export interface Mutation {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** What must notice it: part of a spec's title, part of a unit test's, or the type checker. */
  readonly noticedBy: { readonly spec: string } | { readonly unit: string } | { readonly typecheck: true }
}

const spec = (title: string): Mutation['noticedBy'] => ({ spec: title })
const unit = (title: string): Mutation['noticedBy'] => ({ unit: title })

export const MUTATIONS: readonly Mutation[] = [
  { name: 'sandbox of every renderer', file: 'electron/main/security.ts', find: 'app.enableSandbox()', replace: '', noticedBy: spec('every renderer is sandboxed') },
  { name: 'sandbox of the window', file: 'electron/main/window.ts', find: 'sandbox: true', replace: 'sandbox: false', noticedBy: spec('every renderer is sandboxed') },
  { name: 'context isolation', file: 'electron/main/window.ts', find: 'contextIsolation: true', replace: 'contextIsolation: false', noticedBy: spec('the page has no Node') },
  { name: 'no Node in the page', file: 'electron/main/window.ts', find: 'nodeIntegration: false', replace: 'nodeIntegration: true', noticedBy: spec('the page has no Node') },
  { name: 'named methods only', file: 'electron/preload/index.ts', find: '{ ...methods, on } as Api', replace: '{ ...methods, on, invoke: ipcRenderer.invoke.bind(ipcRenderer) } as Api', noticedBy: spec('the page reaches named methods only') },
  { name: 'sender check', file: 'electron/main/ipc.ts', find: '    requireOwnFrame(call)\n', replace: '', noticedBy: spec('another page may not talk to the app') },
  { name: 'argument parsing', file: 'electron/main/ipc.ts', find: 'if (parsed.success) return', replace: 'if (parsed.success || channel) return', noticedBy: spec('arguments are parsed') },
  { name: 'arguments are measured', file: 'electron/main/ipc.ts', find: '  if (excess !== undefined) throw wrongCall(channel, excess)\n', replace: '', noticedBy: unit('too large is refused before it is parsed') },
  { name: 'sums end at a horizon', file: 'electron/shared/domain/timeline.ts', find: 'earlierDay(exam ?? lastWeekDay ?? today, addDays(today, HORIZON_DAYS))', replace: '(exam ?? lastWeekDay ?? today)', noticedBy: unit('an exam beyond the horizon') },
  { name: 'names in a calendar file', file: 'electron/formats/ics.ts', find: "name: escaped(sayable(plan.title))", replace: 'name: plan.title', noticedBy: unit('adds a property or an event') },
  { name: 'formulas in a table', file: 'electron/formats/write/csv.ts', find: '.map(guarded))', replace: ')', noticedBy: unit('none that a spreadsheet would run') },
  { name: 'fields of a package', file: 'electron/formats/write/write.ts', find: 'sayableDeck(asked.deck, losses)', replace: 'asked.deck', noticedBy: unit('with the fields of its type') },
  { name: 'limits of a plan', file: 'electron/formats/fit/fit-plan.ts', find: 'if (over !== undefined) {', replace: 'if (over === -1) {', noticedBy: unit('rows that span too many weeks') },
  { name: 'path check', file: 'electron/main/protocol.ts', find: 'return isInside(folder, file) ? file : undefined', replace: 'return file', noticedBy: spec('serves only the page') },
  { name: 'content security policy', file: 'electron/main/protocol.ts', find: "  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY)\n", replace: '', noticedBy: spec('no script but the app') },
  { name: 'scripts from self only', file: 'electron/main/protocol.ts', find: '"script-src \'self\'"', replace: '"script-src \'self\' \'unsafe-inline\' \'unsafe-eval\'"', noticedBy: spec('no script but the app') },
  { name: 'no remote origin', file: 'electron/main/protocol.ts', find: '"connect-src \'self\'"', replace: '"connect-src *"', noticedBy: spec('no request leaves') },
  { name: 'permission requests', file: 'electron/main/security.ts', find: 'answer(false)', replace: 'answer(true)', noticedBy: spec('every permission is denied') },
  { name: 'permission checks', file: 'electron/main/security.ts', find: 'setPermissionCheckHandler(() => false)', replace: 'setPermissionCheckHandler(() => true)', noticedBy: spec('every permission is denied') },
  { name: 'navigation lock', file: 'electron/main/security.ts', find: 'if (!isOwnPage(event.url, devUrl)) event.preventDefault()', replace: '', noticedBy: spec('never shows another page') },
  { name: 'no second window', file: 'electron/main/security.ts', find: "({ action: 'deny' })", replace: "({ action: 'allow' })", noticedBy: spec('never shows another page') },
  { name: 'https links only', file: 'electron/main/handlers/app.ts', find: "new URL(url).protocol !== 'https:'", replace: 'url === \'\'', noticedBy: spec('a link leaves the app') },
  { name: 'links are asked for', file: 'electron/main/handlers/app.ts', find: '  if (response !== 0) return false\n', replace: '', noticedBy: spec('a link leaves the app') },
  { name: 'one instance', file: 'electron/main/index.ts', find: 'if (app.requestSingleInstanceLock()) {', replace: 'if (app.requestSingleInstanceLock() || app.name) {', noticedBy: spec('a second start') },
  { name: 'fuses', file: 'electron-builder.config.ts', find: 'runAsNode: false', replace: 'runAsNode: true', noticedBy: spec('every fuse is set') },
  { name: 'card HTML is sanitised', file: 'renderer/components/card/sanitise.ts', find: 'return purify.sanitize(html, own ? OWN_CONFIG : CONFIG)', replace: 'return document.createRange().createContextualFragment(html)', noticedBy: spec('a hostile deck') },
  { name: 'a handler for every channel', file: 'electron/main/handlers/decks.ts', find: "    'decks:list': () => decksView(context),\n", replace: '', noticedBy: { typecheck: true } },
  { name: 'a parser for every channel', file: 'electron/main/parsers.ts', find: "  'decks:list': nothing,\n", replace: '', noticedBy: { typecheck: true } },
  { name: 'sync of a rating', file: 'electron/storage/journal-writer.ts', find: '      await this.#handle?.datasync()\n', replace: '', noticedBy: unit('power cut: what was not synced') },
  { name: 'sync of the journal folder', file: 'electron/storage/journal-writer.ts', find: '    syncFolder(folder)\n', replace: '', noticedBy: unit('power cut: what was not synced') },
  { name: 'sync of a new data folder', file: 'electron/storage/disk.ts', find: '  for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made))\n', replace: '', noticedBy: unit('power cut: what was not synced') },
  { name: 'sync of a renamed store', file: 'electron/storage/keyed-store.ts', find: '    syncFolder(this.#folder)\n', replace: '', noticedBy: unit('power cut: what was not synced') },
  { name: 'sync of an imported deck', file: 'electron/storage/deck-files.ts', find: ', flush: true }', replace: ' }', noticedBy: unit('power cut: what was not synced') },
  { name: 'stores read back', file: 'electron/storage/keyed-store.ts', find: "if (readFileSync(file.path, 'utf8') !== JSON.stringify(envelope)) throw notWhole(file.path)", replace: '', noticedBy: unit('is told when the library says that it wrote') },
  { name: 'checksum of a journal line', file: 'electron/storage/journal-line.ts', find: "  if (crc32(json) !== checksum) return { kind: 'damaged' }\n", replace: '', noticedBy: unit('what a damaged line of the journal lost') },
  { name: 'only what the journal has gets into a snapshot', file: 'electron/storage/progress-store.ts', find: '(this.#hasToWrite ? null : this.#track.point())', replace: 'this.#track.point()', noticedBy: unit('never gets a snapshot of answers') },
  { name: 'lock of the data folder', file: 'electron/storage/data-lock.ts', find: 'if (holder && this.#isAlive(holder)) throw inUse(holder)', replace: '', noticedBy: unit('a second process of this computer') },
  { name: 'asking before answers are lost', file: 'electron/main/lifecycle.ts', find: '    event.preventDefault()\n    if (isAsking) return', replace: '    if (isAsking) return', noticedBy: spec('a disk that fills up') },
]
