import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { newId } from '#platform/ids.ts'
import { testHouse } from '../src/apps/test-house.ts'
import { figuresOfRows } from '../src/modules/indicators/domain/rollup/figures-of-rows.ts'
import { readPartText } from '../src/modules/indicators/domain/rollup/part-text.ts'
import { partsOfPeriod } from '../src/modules/indicators/domain/rollup/periods-of.ts'
import { openRollupSheet } from '../src/modules/indicators/domain/rollup/rollup-sheet.ts'
import type { ScopeKind } from '../src/modules/indicators/domain/scope.ts'
import { bookRoom } from '../src/modules/indicators/server/book-room.ts'
import { partTexts, saveParts } from '../src/modules/indicators/server/part-store.ts'
import { addToRollups, keptScopes } from '../src/modules/indicators/server/rollup-store.ts'
import { generateYear } from './indicators/generate-year.ts'
import { machineFacts } from './machine.ts'

const ROOT = join(import.meta.dirname, '..')
const SEED = 20250101
const AT_ONCE = 500
const ROUNDS = 20
const AS_OF = Date.parse('2026-02-01T10:00:00+08:00')

const ASKS: readonly [period: string, by: ScopeKind][] = [
  ['2025-03', 'street'],
  ['2025-03', 'department'],
  ['2025-03', 'category'],
  ['2025-03', 'grid'],
  ['2025-Q2', 'street'],
  ['2025', 'street'],
  ['2025-W11', 'street'],
  ['2025-03-12', 'channel'],
]

/** A generated year in the rollups: how long filling, changing and reading all 72 indicators, both bases, take. */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({ args: words, options: { cases: { type: 'string', default: '20000' } } })
  const cases = Number(values.cases)
  const house = await testHouse()
  try {
    const { db } = house.runtime
    const room = house.runtime.use(bookRoom)
    const { reckon, columns } = room.reckoner()
    const changed: { id: string; line: object }[] = []
    let reckonMs = 0
    const put = async (some: readonly { id: string; line: object }[]) =>
      db.tx(async (tx) => {
        const before = await partTexts(
          tx,
          some.map(({ id }) => id),
        )
        const sheet = openRollupSheet(columns)
        const began = performance.now()
        const parts = some.map(({ id, line }) => ({
          caseId: id,
          version: 1,
          masterVersion: null,
          part: reckon(line, AS_OF),
        }))
        reckonMs += performance.now() - began
        for (const { caseId, part } of parts) {
          const old = before.get(caseId)
          if (old !== undefined) sheet.add(readPartText(old), -1)
          sheet.add(part, 1)
        }
        await saveParts(tx, parts)
        await addToRollups(tx, sheet.rows)
      })
    const fillBegan = performance.now()
    let batch: { id: string; line: object }[] = []
    for (const line of generateYear(2025, cases, SEED)) {
      batch.push({ id: newId(), line })
      if (batch.length < AT_ONCE) continue
      await put(batch)
      changed.splice(0, changed.length, ...batch)
      batch = []
    }
    await put(batch)
    const fillMs = performance.now() - fillBegan
    const reckonedMs = reckonMs
    const changes = changed.slice(0, 200).map(({ id, line }) => ({ id, line: { ...line, category: '200102' } }))
    const changeBegan = performance.now()
    await put(changes)
    const changeMs = performance.now() - changeBegan
    const reads = []
    for (const [period, by] of ASKS) {
      const times: number[] = []
      let rows = 0
      for (let round = 0; round < ROUNDS; round++) {
        const began = performance.now()
        const periods = [period, ...partsOfPeriod(period)]
        const kept = await keptScopes(db, { by, periods, imported: [false], withLists: true })
        rows = figuresOfRows(room.book(), columns, kept, { by }).length
        times.push(performance.now() - began)
      }
      times.sort((a, b) => a - b)
      reads.push({ period, by, rows, medianMs: rounded(times[ROUNDS / 2]!), p95Ms: rounded(times[ROUNDS - 1]!) })
    }
    const figures = {
      bench: 'rollups',
      machine: machineFacts(),
      cases,
      fillSeconds: rounded(fillMs / 1000),
      fillMsPerCase: rounded(fillMs / cases),
      reckonMsPerCase: rounded(reckonedMs / cases),
      changeMsPerCase: changes.length > 0 ? rounded(changeMs / changes.length) : null,
      reads,
    }
    console.log(JSON.stringify(figures))
    writeFileSync(join(ROOT, `bench/results/rollups-${cases}.json`), `${JSON.stringify(figures, null, 2)}\n`)
  } finally {
    await house.close()
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100
