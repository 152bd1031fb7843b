import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Tests of screens: `*.view.test.tsx`, in a page of jsdom. */
export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    // Reading the widgets anew for each file takes eight times as long as all the tests.
    isolate: false,
    setupFiles: ['tools/test-run/clean-page.ts'],
    include: ['src/**/*.view.test.tsx'],
    restoreMocks: true,
    testTimeout: 15_000,
  },
})
