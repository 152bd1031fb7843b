import { type Exact, exact, isZero } from '#core/number/exact.ts'
import { aggregateScores, aggregateValues, isRelative } from './aggregate.ts'
import { readValue } from './read-value.ts'
import type { DecimalText } from './sheet-facts.ts'
import type { TargetKind } from './target.ts'

/** A target of a project with its result, as a sheet of the department may take it up (domain §7.1). */
export interface ProjectPart {
  targetId: string
  project: string
  kind: TargetKind
  level3: string
  unit: string | null
  /** As the project's own sheet prints it; null: not filled in yet. */
  printed: string | null
  /** Of words: the share of its weight that the project's sheet claims. */
  sharePercent: DecimalText | null
  /** Adjusted budget of the project, in yuan. */
  funds: DecimalText
}

export interface CombinedParts {
  value: Exact | null
  unit: string
  /** Names of projects that have no value yet, or one in another unit. */
  missing: string[]
  way: 'sum' | 'weighted' | 'mean'
}

/**
 * Results of several projects as one, to be scored once (domain §7.1). `weighted`: averaged by the money of the projects;
 * `mean`: nobody has any.
 */
export function combineParts(parts: readonly ProjectPart[], unit: string | null): CombinedParts {
  const read = parts.map((part) => {
    const value = part.printed === null ? null : readValue(part.printed, part.unit ?? undefined)
    const isNumber = value?.kind === 'quantitative' && value.unit === (unit ?? '')
    return { part, amount: isNumber ? (value.value ?? null) : null }
  })
  const missing = read.flatMap(({ part, amount }) => (amount === null ? [part.project] : []))
  const given = read.flatMap(({ part, amount }) =>
    amount === null ? [] : [{ value: amount, fund: exact(part.funds) }],
  )
  const relative = isRelative(unit ?? '')
  const way = !relative ? 'sum' : given.every(({ fund }) => isZero(fund)) ? 'mean' : 'weighted'
  const value = missing.length > 0 ? null : aggregateValues(given, relative ? 'relative' : 'absolute')
  return { value, unit: unit ?? '', missing, way }
}

/** Results in words have no sum: the shares of their weights are averaged by the money of the projects (domain §7.1). */
export function combineShares(parts: readonly ProjectPart[]): CombinedParts {
  const missing = parts.flatMap((part) => (part.sharePercent === null ? [part.project] : []))
  const given = parts.flatMap(({ sharePercent, funds }) =>
    sharePercent === null ? [] : [{ value: exact(sharePercent), fund: exact(funds) }],
  )
  const way = given.every(({ fund }) => isZero(fund)) ? 'mean' : 'weighted'
  return { value: missing.length > 0 ? null : aggregateScores(given), unit: '%', missing, way }
}

/** `按资金加权平均：信息化运维、城运平台建设` */
export function sayParts({ way, missing }: CombinedParts, parts: readonly ProjectPart[]): string {
  if (parts.length === 0) return '还没有选项目的指标'
  const names = parts.map(({ project }) => project).join('、')
  const said = { sum: '合计', weighted: '按资金加权平均', mean: '平均' }[way]
  return missing.length > 0 ? `${said}：${names}；还缺 ${missing.join('、')}` : `${said}：${names}`
}
