import importX from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Rooms and what each may import. Anything not named here is an error: `shared ← formats ← storage ← main`. */
const forbidden = [
  { target: './electron/shared', from: ['./electron/!(shared)/**', './renderer', './e2e'] },
  { target: './electron/formats', from: ['./electron/!(shared|formats)/**', './renderer', './e2e'] },
  { target: './electron/storage', from: ['./electron/!(shared|formats|storage)/**', './renderer', './e2e'] },
  { target: './electron/cli', from: ['./electron/!(shared|formats|storage|cli)/**', './renderer', './e2e'] },
  { target: './electron/preload', from: ['./electron/!(shared|preload)/**', './renderer', './e2e'] },
  { target: './electron/main', from: ['./electron/preload', './electron/cli', './renderer', './e2e'] },
  { target: './renderer', from: ['./electron/!(shared)/**', './e2e'] },
  { target: './renderer/!(api)/**', from: ['./renderer/api'], except: [] },
]

const screens = ['today', 'study', 'plan', 'decks', 'settings']

export default defineConfig(
  { ignores: ['out/', 'release/', 'resources/decks/', 'screenshots/', 'test-results/'] },
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: { 'vue/multi-word-component-names': 'off', 'vue/max-attributes-per-line': 'off', 'vue/singleline-html-element-content-newline': 'off' },
  },
  {
    files: ['**/*.ts', '**/*.vue'],
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', 400],
    },
  },
)
