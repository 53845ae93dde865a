import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../styles/index.css'
import { useAppStore } from '../stores/app.ts'
import { useToastStore } from '../stores/toasts.ts'
import App from './App.vue'
import { i18n } from './i18n.ts'
import { router } from './router.ts'
import { listenForShortcuts } from './shortcuts.ts'

/** Long enough for the first screen to stand; a formula shown sooner fetches what sets it by itself. */
const MATH_AFTER_MS = 3000

const app = createApp(App).use(createPinia()).use(i18n).use(router)

// Nothing fails silently: a bug is reported to the console and told to the person.
app.config.errorHandler = (error) => { reportError(error) }
const tell = (): void => { useToastStore().show(i18n.global.t('errors.internal.what'), { kind: 'failed' }) }
window.addEventListener('error', tell)
window.addEventListener('unhandledrejection', tell)

void useAppStore().load()
listenForShortcuts()
app.mount('#app')

// Ready before the first formula is flipped to, and after everything a first screen needs.
setTimeout(() => { void import('../components/card/typeset.ts') }, MATH_AFTER_MS)
