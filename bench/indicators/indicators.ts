import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machineFacts } from '../machine.ts'
import { generateYear } from './generate-year.ts'

const ROOT = join(import.meta.dirname, '../..')
const SEED = 20250101

interface Ask {
  period: string
  by: string
  more: string[]
}

const GROUPINGS = [
  'district',
  'street',
  'community',
  'grid',
  'department',
  'post',
  'channel',
  'category',
  'majorClass',
  'appealType',
]

/** Every grouping for a month, and one grouping for other periods, cut-offs and switches. */
const ASKS: readonly Ask[] = [
  ...GROUPINGS.map((by) => ({ period: '2025-03', by, more: [] })),
  { period: '2025', by: 'street', more: [] },
  { period: '2025-Q2', by: 'department', more: ['--as-of', '2025-08-08T00:00:00+08:00'] },
  { period: '2025-07-01', by: 'channel', more: ['--imported', 'include'] },
  { period: '2025-02-10/2025-05-03', by: 'post', more: ['--imported', 'only'] },
]

/**
 * All indicators over a generated year, by the product and by a reference that shares no code with it: how many rows
 * differ, and how long each takes.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({ args: words, options: { cases: { type: 'string', default: '214770' } } })
  const cases = Number(values.cases)
  const machine = machineFacts()
  const folder = mkdtempSync(join(tmpdir(), 'yiwang-indicators-'))
  try {
    const input = join(folder, 'year.jsonl')
    await writeYear(input, cases)
    const results = ASKS.map((ask) => compare(ask, input, folder))
    const figures = {
      bench: 'indicators',
      machine,
      cases,
      exportMiB: Math.round(statSync(input).size / 1024 ** 2),
      rows: sum(results.map(({ rows }) => rows)),
      differ: sum(results.map(({ differ }) => differ)),
      results,
    }
    const text = JSON.stringify(figures)
    console.log(text)
    writeFileSync(join(ROOT, `bench/results/indicators-${cases}.json`), `${JSON.stringify(figures, null, 2)}\n`)
    if (figures.differ > 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sum = (values: readonly number[]) => values.reduce((total, one) => total + one, 0)

async function writeYear(path: string, cases: number): Promise<void> {
  const file = createWriteStream(path)
  for (const line of generateYear(2025, cases, SEED))
    if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

function compare({ period, by, more }: Ask, input: string, folder: string) {
  const [ours, theirs] = [join(folder, 'product.jsonl'), join(folder, 'reference.jsonl')]
  const words = ['--period', period, '--by', by, ...more, '--input', input, '--output']
  const seconds = timed(join(ROOT, 'src/apps/cli/main.ts'), ['indicators', ...words, ours])
  const referenceSeconds = timed(join(ROOT, 'bench/indicators/reference.mjs'), [...words, theirs])
  const [product, reference] = [rowsOf(ours), rowsOf(theirs)]
  const keys = new Set([...product.keys(), ...reference.keys()])
  const different = [...keys].filter((key) => product.get(key) !== reference.get(key))
  for (const key of different.slice(0, 3))
    console.error(`${period} ${by} ${key}: ${product.get(key)} but reference ${reference.get(key)}`)
  return { period, by, switches: more.join(' '), rows: keys.size, differ: different.length, seconds, referenceSeconds }
}

function timed(script: string, words: string[]): number {
  const begin = performance.now()
  execFileSync(process.execPath, [script, ...words], { stdio: ['ignore', 'ignore', 'ignore'] })
  return Math.round((performance.now() - begin) / 100) / 10
}

interface Row {
  id: string
  scope: string
  basis: string
  numerator: number | null
  denominator: number | null
  value: number | null
}

function rowsOf(path: string): Map<string, string> {
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as Row)
  return new Map(
    rows.map(({ id, scope, basis, ...figure }) => [
      `${id} ${scope} ${basis}`,
      [figure.numerator, figure.denominator, figure.value].join(' '),
    ]),
  )
}
