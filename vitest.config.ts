import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Tests of screens: `*.view.test.tsx`, in a page of jsdom. */
export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    include: ['src/**/*.view.test.tsx'],
    restoreMocks: true,
    testTimeout: 15_000,
  },
})
