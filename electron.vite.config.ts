import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const here = import.meta.dirname

// Everything is bundled, so the packaged app carries no node_modules; only `electron` itself stays outside.
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: `${here}/electron/main/index.ts`, reader: `${here}/electron/main/reader.ts`, keeper: `${here}/electron/main/keeper.ts` },
        external: ['electron'],
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      // A sandboxed preload can only be CommonJS.
      rolldownOptions: {
        input: { index: `${here}/electron/preload/index.ts` },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${here}/renderer`,
    plugins: [vue()],
    // The page's policy takes fonts from files of the app only, never from an address that holds them.
    build: { minify: true, assetsInlineLimit: 0, rolldownOptions: { input: { index: `${here}/renderer/index.html` } } },
  },
})
