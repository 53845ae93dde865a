import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'e2e/{bench,faults,host,tools}/**/*.test.ts'],
    environment: 'node',
  },
})
