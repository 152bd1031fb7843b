import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machineFacts } from '../machine.ts'
import { generatePairs, type Pair, type Row } from './generate-pairs.ts'

const ROOT = join(import.meta.dirname, '../..')
const THRESHOLDS = [0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9]

interface Line {
  id: string
  candidates: { id: string; score: number }[]
}

/** How often the command puts the report that was repeated first and among the first five, and what a score is worth. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      rows: { type: 'string', default: '20000' },
      pairs: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '7' },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'duplicates-'))
  try {
    const figures: Record<string, unknown> = {}
    for (const language of ['en', 'zh'] as const) {
      const made = generatePairs(language, Number(values.rows), Number(values.pairs), Number(values.seed))
      figures[language] = measure(made.rows, made.pairs, folder)
    }
    const result = {
      machine: machineFacts(),
      rows: Number(values.rows),
      pairs: Number(values.pairs),
      seed: Number(values.seed),
      ...figures,
    }
    writeFileSync(join(ROOT, 'bench/results/duplicates.json'), `${JSON.stringify(result, null, 2)}\n`)
    console.log(JSON.stringify(result, null, 2))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function measure(rows: readonly Row[], pairs: readonly Pair[], folder: string) {
  const [input, output] = [join(folder, 'in.csv'), join(folder, 'out.jsonl')]
  const columns = Object.keys(rows[0]!) as (keyof Row)[]
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  writeFileSync(
    input,
    [columns.join(','), ...rows.map((row) => columns.map((key) => cell(row[key])).join(','))].join('\n'),
  )
  const startedMs = performance.now()
  execFileSync(process.execPath, [join(ROOT, 'bin/yiwang'), 'duplicates', '--input', input, '--output', output], {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  const found = new Map<string, Line['candidates']>()
  for (const text of readFileSync(output, 'utf8').trim().split('\n')) {
    const line = JSON.parse(text) as Line
    found.set(line.id, line.candidates)
  }
  const partner = new Map(
    pairs.flatMap(
      ({ id, parent }) =>
        [
          [id, parent],
          [parent, id],
        ] as const,
    ),
  )
  const levels = ['easy', 'middle', 'hard', 'all'].map((level) => {
    const chosen = pairs.filter((pair) => level === 'all' || pair.level === level)
    const places = chosen.map(({ id, parent }) => (found.get(id) ?? []).findIndex((one) => one.id === parent))
    const share = (most: number) => round(places.filter((place) => place >= 0 && place < most).length / chosen.length)
    return [level, { pairs: chosen.length, first: share(1), amongFive: share(5) }]
  })
  const best = [...found].flatMap(([id, [first]]) =>
    first ? [{ score: first.score, isRight: partner.get(id) === first.id }] : [],
  )
  const thresholds = THRESHOLDS.map((least) => {
    const above = best.filter(({ score }) => score >= least)
    const right = above.filter(({ isRight }) => isRight).length
    return {
      least,
      offered: above.length,
      precision: round(right / Math.max(1, above.length)),
      recall: round(right / (2 * pairs.length)),
    }
  })
  return { seconds, levels: Object.fromEntries(levels), thresholds }
}

const round = (value: number) => Math.round(value * 1000) / 1000
