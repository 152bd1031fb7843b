import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runGroupedTests } from './test-run/run-grouped-tests.ts'
import { runViewTests } from './test-run/run-view-tests.ts'
import { stopTestServer } from './test-run/stop-test-server.ts'
import { addTally, count, emptyTally, type Tally, type TestLine, totalsLine } from './test-run/tally.ts'

/** `npm test`: every test of the house; `npm test -- clocks roster` those whose path holds one of the words. */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const words = process.argv.slice(2)
const concurrency = Math.min(Math.max(availableParallelism(), 2), 4)
const SHOWN_OF_FAILED_FILE = 4000
const SLOWEST_SHOWN = 12

const find = (...patterns: string[]) =>
  globSync(patterns, { cwd: ROOT, exclude: (name) => name === 'node_modules' })
    .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
    .sort()
const onServer = find('src/**/*.test.ts', 'tools/**/*.test.ts', 'bin/**/*.test.{mjs,js}')
const withDatabase = onServer.filter((path) => path.includes('.db.test.') || path.includes('.allow.test.'))
const node = { root: ROOT, timeoutMs: 180_000 }

type Tell = (line: TestLine) => void
const phases: { name: string; files: string[]; run(files: string[], tell: Tell): Promise<void> }[] = [
  {
    name: 'rules',
    files: onServer.filter((path) => !withDatabase.includes(path)),
    // Half an hour off every full zone and with summer time: what reads the zone of the machine fails here.
    run: (files, tell) =>
      runGroupedTests({ ...node, files, concurrency, together: 30, env: { TZ: 'America/St_Johns' } }, tell),
  },
  {
    name: 'database',
    files: withDatabase,
    run: (files, tell) => runGroupedTests({ ...node, files, concurrency, together: 8 }, tell),
  },
  { name: 'screens', files: find('src/**/*.view.test.tsx'), run: (files, tell) => runViewTests(ROOT, files, tell) },
  {
    name: 'journeys',
    files: find('journeys/**/*.journey.ts'),
    // Beside the other phases one browser at a time: a page that waits for a core is a false alarm. Two when they are done.
    run: (files, tell) =>
      runGroupedTests(
        { ...node, files, concurrency: 1, together: 3, timeoutMs: 300_000, oneMoreAfter: othersDone.promise },
        tell,
      ),
  },
]

const othersDone = Promise.withResolvers<void>()
const sum = emptyTally()
const tookMs = new Map<string, number>()
const begin = performance.now()

async function runPhase({ name, files, run }: (typeof phases)[number]): Promise<void> {
  if (files.length === 0) return
  const tally = emptyTally()
  const start = performance.now()
  const said = new Map<string, string>()
  await run(files, (line) => tellLine(line, tally, said))
  // A file that told nothing was not run at all.
  for (const file of files)
    if (![...tally.files].some((seen) => seen.endsWith(file)))
      tellLine({ kind: 'failed', file, name: 'the file', text: 'no result came from it' }, tally, said)
  console.log(`${name.padEnd(9)} ${totalsLine(tally)} in ${files.length} files, ${seconds(start)} s`)
  addTally(sum, tally)
}

/** A journey waits for pages most of its time: the others use the cores meanwhile. */
const isJourneys = ({ name }: { name: string }) => name === 'journeys'
await Promise.all([
  (async () => {
    for (const phase of phases.filter((one) => !isJourneys(one))) await runPhase(phase)
    othersDone.resolve()
  })(),
  (async () => {
    for (const phase of phases.filter(isJourneys)) await runPhase(phase)
  })(),
])
if (sum.files.size === 0) {
  console.log(words.length === 0 ? 'no tests were found' : `no test file has ${words.join(' or ')} in its path`)
  sum.failed += 1
}
if (phases.some(({ name, files }) => name !== 'rules' && files.length > 0)) await stopTestServer()
const slowest = [...tookMs].sort(([, a], [, b]) => b - a).slice(0, SLOWEST_SHOWN)
for (const [file, ms] of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${file}`)
console.log(`all tests in ${seconds(begin)} s`)
console.log(totalsLine(sum))
process.exitCode = sum.failed === 0 ? 0 : 1

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1)
}

/** Failures are told in full at once, with what their file printed; the rest is counted. */
function tellLine(line: TestLine, tally: Tally, said: Map<string, string>): void {
  const file = line.file.startsWith('/') ? relative(ROOT, line.file) : line.file
  count(tally, line)
  if (line.kind === 'took') tookMs.set(file, Number(line.text))
  if (line.kind === 'said') said.set(file, ((said.get(file) ?? '') + line.text).slice(-SHOWN_OF_FAILED_FILE))
  if (line.kind !== 'failed') return
  console.log(`FAILED  ${file}\n        ${line.name}\n${indent(line.text)}`)
  const printed = said.get(file)?.trim()
  if (printed) console.log(indent(`it printed:\n${printed}`))
  said.delete(file)
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((part) => `        ${part}`)
    .join('\n')
}
