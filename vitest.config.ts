import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'e2e/{bench,faults,host,tools,walk}/**/*.test.ts'],
    environment: 'node',
  },
})
