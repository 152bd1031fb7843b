import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const SERVER = process.env.YIWANG_URL ?? 'http://127.0.0.1:8080'

/** The console, built to `dist/`; `vite` alone serves it for development and passes calls on to a running server. */
export default defineConfig({
  root: at('src/apps/console'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    // Office PCs: Chromium 109 and later.
    target: 'chrome109',
    cssTarget: 'chrome109',
    manifest: true,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: SERVER, changeOrigin: false } },
  },
})
