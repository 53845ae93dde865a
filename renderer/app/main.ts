import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../styles/index.css'
import { api } from '../api/api.ts'
import { useAppStore } from '../stores/app.ts'
import { useStartStore } from '../stores/start.ts'
import { useToastStore } from '../stores/toasts.ts'
import App from './App.vue'
import { i18n } from './i18n.ts'
import { router } from './router.ts'
import { listenForShortcuts } from './shortcuts.ts'

/** Long enough for the first screen to stand; a formula shown sooner fetches what sets it by itself. */
const MATH_AFTER_MS = 3000

/** A first screen that broke has come by then, or never will. */
const GIVE_UP_AFTER_MS = 3000

/** Whether the person has gone on from the first screen. */
let hasMoved = false
router.afterEach((_to, from) => { hasMoved ||= from.name !== undefined })

const app = createApp(App).use(createPinia()).use(i18n).use(router)

// Nothing fails silently: a bug is reported to the console and told to the person.
app.config.errorHandler = (error) => {
  reportError(error)
  giveUpLater(error)
}
const tell = (): void => { useToastStore().show(i18n.global.t('errors.internal.what'), { kind: 'failed' }) }
window.addEventListener('error', tell)
window.addEventListener('unhandledrejection', tell)

// Data that opens after all is asked for once more.
void useStartStore().load(() => { void useAppStore().retry() })
void useAppStore().load()
listenForShortcuts()
app.mount('#app')

// Ready before the first formula is flipped to, and after everything a first screen needs.
setTimeout(() => { void import('../components/card/typeset.ts') }, MATH_AFTER_MS)

/** Data that breaks the first screen is closed again, so that something can be done about it. */
function giveUpLater(error: unknown): void {
  setTimeout(() => {
    const isThere = document.querySelector('main h1') !== null
    if (!isThere && !hasMoved && useAppStore().start) void api['start:give-up'](String(error).slice(0, 2000))
  }, GIVE_UP_AFTER_MS)
}
