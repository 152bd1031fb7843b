import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Counts what a browser fetches until its first page is shown, from the manifest of the build; more than allowed is exit 1. */
const DIST = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')
/** The front ends, what of them counts as a first page, and how much that may be. */
const FRONT_ENDS = [
  { entry: 'console/index.html', pages: /\/console\/[^/]+-page\.tsx$/, limitKB: 450, together: false },
  // A wall shows all of its scenes in turn: they count together.
  { entry: 'wall/index.html', pages: /\/wall\/[^/]+-scene\.tsx$/, limitKB: 600, together: true },
  // All pages of citizens come with the first one.
  { entry: 'r/index.html', pages: /^r\/index\.html$/, limitKB: 150, together: false },
]
/** Texts of the map and of the charts, which are fetched when a page shows one: in a first load they are a mistake. */
const LATER = ['maplibregl-map', '_echarts_instance_']

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

type Manifest = Record<string, Chunk>
const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(DIST, folder, '.vite/manifest.json'), 'utf8')) as Manifest
/** The citizens' pages are a build of their own: its names stand under its folder. */
const citizens = Object.entries(manifestIn('r')).map(([key, chunk]): [string, Chunk] => [
  `r/${key}`,
  { ...chunk, file: `r/${chunk.file}`, imports: (chunk.imports ?? []).map((needed) => `r/${needed}`) },
])
const manifest: Manifest = { ...manifestIn('.'), ...Object.fromEntries(citizens) }
/** A chunk with all that it cannot run without. */
function withNeeds(key: string, found = new Set<string>()): Set<string> {
  if (found.has(key)) return found
  found.add(key)
  for (const needed of manifest[key]!.imports ?? []) withNeeds(needed, found)
  return found
}

const gzipBytes = new Map<string, number>()
function kilobytes(keys: Iterable<string>): number {
  let bytes = 0
  for (const key of keys) {
    const { file } = manifest[key]!
    if (!gzipBytes.has(file)) gzipBytes.set(file, gzipSync(readFileSync(join(DIST, file))).length)
    bytes += gzipBytes.get(file)!
  }
  return bytes / 1000
}

const textOf = (key: string) => readFileSync(join(DIST, manifest[key]!.file), 'utf8')
for (const mark of LATER)
  if (!Object.keys(manifest).some((key) => textOf(key).includes(mark)))
    throw new Error(`no chunk holds ${mark} any more`)

function measure({ entry, pages, limitKB, together }: (typeof FRONT_ENDS)[number]): boolean {
  if (!manifest[entry]?.isEntry) throw new Error(`dist/ holds no ${entry}: run npm run build first`)
  const shell = withNeeds(entry)
  const keys = Object.keys(manifest).filter((key) => pages.test(key))
  if (keys.length === 0) throw new Error(`${entry} has no page: has the way pages are found changed?`)
  const firsts = together
    ? [{ key: `${keys.length} scenes`, chunks: new Set([...shell, ...keys.flatMap((key) => [...withNeeds(key)])]) }]
    : keys.map((key) => ({ key, chunks: new Set([...shell, ...withNeeds(key)]) }))
  const sized = firsts.map((one) => ({ ...one, kB: kilobytes(one.chunks) })).sort((a, b) => b.kB - a.kB)
  const early = [...new Set(firsts.flatMap(({ chunks }) => [...chunks]))].filter((key) => {
    const text = textOf(key)
    return LATER.some((mark) => text.includes(mark))
  })
  console.log(entry)
  for (const { key, kB } of sized.slice(0, 5))
    console.log(`${kB.toFixed(1).padStart(7)} kB  ${key.replaceAll('../', '')}`)
  console.log(`${kilobytes(shell).toFixed(1).padStart(7)} kB  without any page`)
  console.log(`heaviest first page: ${sized[0]!.kB.toFixed(1)} kB gzip; allowed ${limitKB} kB`)
  if (early.length > 0) console.log(`holds what should be fetched later: ${early.join(', ')}`)
  return sized[0]!.kB <= limitKB && early.length === 0
}

process.exitCode = FRONT_ENDS.map(measure).every(Boolean) ? 0 : 1
