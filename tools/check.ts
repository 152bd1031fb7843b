import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COMMAND_CHECKS, runCommandCheck } from './checks/command-checks.ts'
import { SOURCE_CHECKS } from './checks/source-checks.ts'
import { findingText } from './source/finding.ts'
import { readSourceTree } from './source/source-tree.ts'

/** `npm run check`: every guard of the house, two at a time; `npm run check -- purity docs` runs those named. */
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const AT_ONCE = 2
const SHOWN_LINES = 60

const known = [...SOURCE_CHECKS, ...COMMAND_CHECKS].map(({ name }) => name)
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`no check ${unknown.join(', ')}; there are: ${known.join(' ')}`)
  process.exit(2)
}
const isWanted = ({ name }: { name: string }) => wanted.length === 0 || wanted.includes(name)

const begin = performance.now()
let failed = 0

function report(name: string, ok: boolean, seconds: number, note: string, lines: readonly string[]) {
  if (!ok) failed += 1
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(11)} ${seconds.toFixed(1).padStart(5)} s  ${note}`)
  if (ok) return
  for (const line of lines.slice(0, SHOWN_LINES)) console.log(`      ${line}`)
  if (lines.length > SHOWN_LINES) console.log(`      ... and ${lines.length - SHOWN_LINES} more`)
}

const queue = COMMAND_CHECKS.filter(isWanted)
const workers = Array.from({ length: AT_ONCE }, async () => {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const { ok, output, seconds } = await runCommandCheck(ROOT, check)
    const lines = output.split('\n')
    report(check.name, ok, seconds, ok ? (lines.at(-1) ?? '').slice(0, 100) : '', lines)
  }
})

const sourceChecks = SOURCE_CHECKS.filter(isWanted)
if (sourceChecks.length > 0) {
  const tree = readSourceTree(ROOT)
  for (const check of sourceChecks) {
    const start = performance.now()
    const findings = check.run(tree)
    const note = findings.length === 0 ? check.saw(tree) : `${findings.length} found in ${check.saw(tree)}`
    report(check.name, findings.length === 0, (performance.now() - start) / 1000, note, findings.map(findingText))
  }
}

await Promise.all(workers)
console.log(
  `${failed === 0 ? 'all checks passed' : `${failed} checks failed`} in ${((performance.now() - begin) / 1000).toFixed(1)} s`,
)
process.exitCode = failed === 0 ? 0 : 1
