import { type Exact, minus, ONE, plus } from '#core/number/exact.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { type DistrictEstimate, estimateDistrict, wilson } from './estimate.ts'
import type { QualityRules } from './quality-rules.ts'
import { scoreOf } from './score.ts'

/** A finished scoring of one case; `decides`: it is the score that holds. */
export interface ScoredTurn {
  entryId: string
  turn: number
  decides: boolean
  unit: string
  stratum: string
  part: string
  marks: Readonly<Record<string, number | null>>
  findings: readonly string[]
  got: number
  applicable: number
  passed: boolean
}
export interface Group {
  key: string
  /** Without the certain part. */
  population: number
}
export interface GroupFigures {
  key: string
  population: number
  scored: number
  passed: number
  share: number | null
  low: number | null
  high: number | null
  ranked: boolean
  rank: number | null
  meanScore: number | null
  findings: Record<string, number>
}
export interface ReckonedResults {
  scored: number
  estimate: DistrictEstimate | null
  meanScore: number | null
  strata: GroupFigures[]
  units: GroupFigures[]
  certain: { scored: number; passed: number; meanScore: number | null }
  items: { id: string; zh: string; en: string; share: number | null; n: number }[]
  agreement: Agreement & { third: number }
}

const numberOf = ({ num, den }: Exact): number => Number((num * 1_000_000n) / den) / 1_000_000

/** All figures of a plan from its scores (domain §6.5): certain cases apart, shares of units with their own interval. */
export function reckonResults(
  turns: readonly ScoredTurn[],
  { strata, units, rules, z }: { strata: readonly Group[]; units: readonly Group[]; rules: QualityRules; z: number },
): ReckonedResults {
  const deciding = turns.filter(({ decides }) => decides)
  const sample = deciding.filter(({ part }) => part !== 'certain')
  const certain = deciding.filter(({ part }) => part === 'certain')
  const wide = rules.widestRanked / 100
  const strataFigures = strata.map((group) =>
    figuresOf(
      group,
      sample.filter(({ stratum }) => stratum === group.key),
      { z, wide },
    ),
  )
  return {
    scored: sample.length,
    estimate: estimateDistrict(
      strataFigures.map(({ key, population, scored, passed }) => ({ stratum: key, population, scored, passed })),
      z,
    ),
    meanScore: weightedMean(strataFigures),
    strata: withRanks(strataFigures),
    units: withRanks(
      units.map((group) =>
        figuresOf(
          group,
          sample.filter(({ unit }) => unit === group.key),
          { z, wide },
        ),
      ),
    ),
    certain: {
      scored: certain.length,
      passed: certain.filter(({ passed }) => passed).length,
      meanScore: meanOf(certain),
    },
    items: rules.form.items.map((item) => ({ id: item.id, zh: item.zh, en: item.en, ...itemShare(deciding, item) })),
    agreement: agreementWith(turns),
  }
}

function figuresOf(
  { key, population }: Group,
  rows: readonly ScoredTurn[],
  { z, wide }: { z: number; wide: number },
): GroupFigures {
  const passed = rows.filter((row) => row.passed).length
  const share = rows.length === 0 ? null : passed / rows.length
  // Also where all were looked at (domain §6.5): one case says little of how a unit works.
  const found = wilson(passed, rows.length, z)
  const findings: Record<string, number> = {}
  for (const row of rows) for (const id of row.findings) findings[id] = (findings[id] ?? 0) + 1
  return {
    ...{ key, population, scored: rows.length, passed, share, findings, rank: null },
    low: found?.low ?? null,
    high: found?.high ?? null,
    ranked: found !== null && found.high - found.low <= wide,
    meanScore: meanOf(rows),
  }
}

/** Equal shares have equal ranks, and the next rank counts those before it. */
function withRanks(groups: readonly GroupFigures[]): GroupFigures[] {
  const better = (one: GroupFigures, other: GroupFigures) => one.passed * other.scored > other.passed * one.scored
  const ranked = groups.filter((group) => group.ranked)
  return groups.map((group) => ({
    ...group,
    rank: group.ranked ? 1 + ranked.filter((other) => better(other, group)).length : null,
  }))
}

function meanOf(rows: readonly ScoredTurn[]): number | null {
  if (rows.length === 0) return null
  let total: Exact = minus(ONE, ONE)
  for (const row of rows) total = plus(total, scoreOf(row))
  return numberOf(total) / rows.length
}

function weightedMean(groups: readonly GroupFigures[]): number | null {
  const seen = groups.filter(({ meanScore }) => meanScore !== null)
  const population = seen.reduce((sum, group) => sum + group.population, 0)
  if (population === 0) return null
  return seen.reduce((sum, group) => sum + group.meanScore! * group.population, 0) / population
}

function itemShare(rows: readonly ScoredTurn[], item: { id: string; points: number }) {
  const marks = rows.flatMap((row) => row.marks[item.id] ?? [])
  const got = marks.reduce((sum, mark) => sum + mark, 0)
  return { n: marks.length, share: marks.length === 0 ? null : got / (marks.length * item.points) }
}

function agreementWith(turns: readonly ScoredTurn[]): Agreement & { third: number } {
  const firsts = new Map(turns.filter(({ turn }) => turn === 1).map((row) => [row.entryId, row]))
  const verdict = (row: ScoredTurn) => ({ score: scoreOf(row), passed: row.passed })
  const pairs = turns.flatMap((second) => {
    const first = second.turn === 2 ? firsts.get(second.entryId) : undefined
    return first ? [{ first: verdict(first), second: verdict(second) }] : []
  })
  return { ...agreementOf(pairs), third: turns.filter(({ turn }) => turn === 3).length }
}
