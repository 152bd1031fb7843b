import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** Counts what a browser fetches until its first page is shown, from the manifest of the build; more than allowed is exit 1. */
const DIST = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')
const LIMIT_KB = 450
/** Texts of the map and of the charts, which are fetched when a page shows one: in a first load they are a mistake. */
const LATER = ['maplibregl-map', '_echarts_instance_']

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
const entry = Object.keys(manifest).find((key) => manifest[key]!.isEntry)
if (!entry) throw new Error('dist/ holds no entry: run npm run build first')

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

const shell = withNeeds(entry)
const pages = Object.keys(manifest)
  .filter((key) => /\/console\/[^/]+-page\.tsx$/.test(key))
  .map((key) => ({ key, kB: kilobytes(new Set([...shell, ...withNeeds(key)])) }))
  .sort((a, b) => b.kB - a.kB)
const textOf = (key: string) => readFileSync(join(DIST, manifest[key]!.file), 'utf8')
for (const mark of LATER)
  if (!Object.keys(manifest).some((key) => textOf(key).includes(mark)))
    throw new Error(`no chunk holds ${mark} any more`)
const early = [...new Set([...shell, ...pages.flatMap(({ key }) => [...withNeeds(key)])])].filter((key) => {
  const text = textOf(key)
  return LATER.some((mark) => text.includes(mark))
})
if (pages.length === 0) throw new Error('the build holds no page: has the way pages are found changed?')

for (const { key, kB } of pages.slice(0, 5))
  console.log(`${kB.toFixed(1).padStart(7)} kB  ${key.replaceAll('../', '')}`)
console.log(`${kilobytes(shell).toFixed(1).padStart(7)} kB  without any page`)
console.log(`heaviest first page: ${pages[0]!.kB.toFixed(1)} kB gzip; allowed ${LIMIT_KB} kB`)
if (early.length > 0) console.log(`holds what should be fetched later: ${early.join(', ')}`)
process.exitCode = pages[0]!.kB > LIMIT_KB || early.length > 0 ? 1 : 0
