import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const SERVER = process.env.YIWANG_URL ?? 'http://127.0.0.1:8080'

/** Packs every file once at the build, so that the server need not at each request. */
function precompressed(): Plugin {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle({ dir }) {
      const assets = join(dir!, 'assets')
      for (const name of readdirSync(assets)) {
        if (!/\.(js|mjs|css|svg)$/.test(name)) continue
        const bytes = readFileSync(join(assets, name))
        if (bytes.length < 1024) continue
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }))
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, quality))
      }
    },
  }
}

/** Where the document of each front end stands in `dist/`, and which addresses it answers. */
const FRONT_ENDS = [
  { source: 'console/index.html', document: 'index.html', pages: /^\/(c\/.*|sign-in)?$/ },
  { source: 'wall/index.html', document: 'wall/index.html', pages: /^\/wall\/?$/ },
]

/** Documents that a development server alone serves from here; the build makes them by themselves. */
const BESIDE = [{ source: 'citizen/index.html', pages: /^\/(r|citizen)\/?$/ }]

/** Pages for phones of citizens, in a build of their own: older browsers, and nothing shared with the console. */
const CITIZEN_PAGES: InlineConfig = {
  configFile: false,
  root: at('src/apps/citizen'),
  base: '/r/',
  logLevel: 'warn',
  plugins: [react(), precompressed()],
  build: {
    outDir: at('dist/r'),
    emptyOutDir: true,
    // Browsers inside WeChat: Chromium 86 and later on Android, iOS 14 and later.
    target: ['chrome86', 'safari14'],
    cssTarget: ['chrome86', 'safari14'],
    manifest: true,
    chunkSizeWarningLimit: 1200,
  },
}

function citizenPages(): Plugin {
  return { name: 'citizen-pages', apply: 'build', closeBundle: async () => void (await build(CITIZEN_PAGES)) }
}

/** The console is the house's front door: its document stands at the top of `dist/`, those of the others in folders. */
function frontDoors(): Plugin {
  return {
    name: 'front-doors',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const { source, document } of FRONT_ENDS) {
        const made = bundle[source]
        if (made) made.fileName = document
      }
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? ''
        const found = [...FRONT_ENDS, ...BESIDE].find(({ pages }) => pages.test(path))
        if (found) request.url = `/${found.source}`
        next()
      })
    },
  }
}

/** The front ends, built to `dist/`; `vite` alone serves them for development and passes calls on to a running server. */
export default defineConfig({
  root: at('src/apps'),
  base: '/',
  plugins: [react(), precompressed(), frontDoors(), citizenPages()],
  build: {
    outDir: at('dist'),
    rolldownOptions: { input: FRONT_ENDS.map(({ source }) => at(`src/apps/${source}`)) },
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
