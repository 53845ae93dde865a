import importX from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import { readdirSync } from 'node:fs'
import tseslint from 'typescript-eslint'

const here = import.meta.dirname
const foldersIn = (path: string): string[] =>
  readdirSync(`${here}/${path}`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${path}/${entry.name}`)

/**
 * The rooms, and what each may import besides itself: `shared ← formats ← storage ← main`, `shared ← preload`,
 * `shared ← renderer`. A room that is not named here may be imported by nobody.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'electron/shared': [],
  'electron/formats': ['electron/shared'],
  'electron/storage': ['electron/shared', 'electron/formats'],
  'electron/cli': ['electron/shared', 'electron/formats', 'electron/storage'],
  'electron/preload': ['electron/shared'],
  'electron/main': ['electron/shared', 'electron/formats', 'electron/storage'],
  renderer: ['electron/shared'],
}

const everyRoom = [...foldersIn('electron'), 'renderer', 'e2e']
const roomZones = Object.entries(allowed).map(([room, others]) => ({
  target: `./${room}`,
  from: everyRoom.filter((other) => other !== room && !others.includes(other)).map((other) => `./${other}`),
  message: `${room} may import only from itself${others.map((other) => `, ${other}`).join('')}: see "Directions" in ARCHITECTURE.md.`,
}))

/** Inside the renderer: screens do not know each other, components know no screen, no store and no api. */
const features = foldersIn('renderer/features')
const rendererZones = [
  ...features.map((feature) => ({
    target: `./${feature}`,
    from: features.filter((other) => other !== feature).map((other) => `./${other}`),
    message: 'A screen never imports another screen.',
  })),
  {
    target: './renderer/components',
    from: ['./renderer/features', './renderer/stores', './renderer/api'],
    message: 'A component gets props and emits events.',
  },
  { target: './renderer/stores', from: ['./renderer/features', './renderer/components'], message: 'Stores know the api, not the screens.' },
  {
    target: ['./renderer', './electron/preload', './electron/shared/domain', './electron/shared/views'],
    from: './electron/shared/schema',
    message: 'Schemas are for who reads what is stored or sent: the window gets types, and does not load zod.',
  },
  { target: './renderer', from: ['./electron/shared/domain/schedule.ts', './electron/shared/domain/timeline.ts'], message: 'The window computes no interval, and does not load the scheduler.' },
  { target: './renderer/api', from: ['./renderer/features', './renderer/components', './renderer/stores'], message: 'The api knows the contract only.' },
]

const electronOnlyIn = { name: 'electron', message: 'Only main, preload and storage/electron-store.ts know Electron.' }
const storeOnlyIn = { name: 'electron-store', message: 'Only storage/electron-store.ts knows electron-store.' }
const ipcOnlyIn = { name: 'electron', importNames: ['ipcMain', 'ipcRenderer'], message: 'Channels are answered in main/ipc.ts and called in preload/ only.' }

/** Ways to ask the computer for the time. */
const CLOCKS = ["CallExpression[callee.object.name='Date'][callee.property.name='now']", "NewExpression[callee.name='Date'][arguments.length=0]", "CallExpression[callee.name='Date']"]

export default defineConfig(
  globalIgnores(['out/', 'release/', 'resources/', 'screenshots/', 'test-results/', 'playwright-report/']),
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    // Rules that know types. The specs and tools of e2e would double what linting costs.
    files: ['{electron,renderer}/**/*.{ts,vue}'],
    extends: [tseslint.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: here } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { allowDefaultCaseForExhaustiveSwitch: false }],
      // A text is spread to get its letters: by code points, which is what is wanted.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Only this gives a field its own undo; there is nothing in its place.
      '@typescript-eslint/no-deprecated': ['error', { allow: ['execCommand'] }],
    },
  },
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      // A prop that may be left out is told by its type.
      'vue/require-default-prop': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': ['warn', { html: { void: 'always' } }],
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
    },
  },
  {
    files: ['**/*.{ts,vue}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { extraFileExtensions: ['.vue'] } },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: here, zones: [...roomZones, ...rendererZones] }],
      'import-x/no-default-export': 'error',
      'no-restricted-imports': ['error', { paths: [electronOnlyIn, storeOnlyIn] }],
      'no-restricted-properties': ['error', { object: 'window', property: 'api', message: 'Only renderer/api talks to main.' }],
      'no-console': 'error',
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // A library's interface is widened by one that adds nothing of its own.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'max-lines': ['error', 400],
      'max-params': ['error', 3],
    },
  },
  {
    // What a .vue file gives is known to vue-tsc only; here its types are not resolved.
    files: ['renderer/**/*.vue', 'renderer/app/main.ts', 'renderer/components/*.test.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  { files: ['electron/main/**'], rules: { 'no-restricted-imports': ['error', { paths: [ipcOnlyIn, storeOnlyIn] }] } },
  { files: ['electron/main/ipc.ts', 'electron/preload/**'], rules: { 'no-restricted-imports': ['error', { paths: [storeOnlyIn] }] } },
  { files: ['electron/storage/electron-store.ts', 'e2e/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    // Domain code runs in every process: it knows no Node, no DOM and no library but the scheduler.
    files: ['electron/shared/**'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!\\.|ts-fsrs$)', message: 'shared imports nothing but ts-fsrs.' }] }] },
  },
  {
    // The window goes by the app's clock, which tests set; rules are told the time.
    files: ['renderer/**', 'electron/shared/**'],
    ignores: ['renderer/stores/app.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...CLOCKS.map((selector) => ({ selector, message: 'The time is told by stores/app.ts (nowMs), or given.' }))] },
  },
  {
    files: ['electron/shared/schema/**'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!\\.|zod$)', message: 'schema imports nothing but zod.' }] }] },
  },
  { files: ['renderer/api/**'], rules: { 'no-restricted-properties': 'off' } },
  // Configuration files are read by their tools through a default export.
  { files: ['*.config.ts'], rules: { 'import-x/no-default-export': 'off' } },
  // The command line and the tools talk to a terminal.
  { files: ['electron/cli/**', 'e2e/**'], rules: { 'no-console': 'off' } },
)
