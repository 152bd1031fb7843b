import type { Exact } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { dateOfDay, toRfc3339 } from '#core/time/local.ts'
import { type Basis, type IndicatorRow, indicatorFigures, type ScopeKind } from '#modules/indicators/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { reportSources } from '#modules/reports/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { type Cell, type FigureMeasure, NO_CELL } from '../domain/figure.ts'
import type { Period } from '../domain/period.ts'
import type { Counted, Days } from './resolve-figures.ts'
import { templateRoom } from './template-room.ts'

/** What opens the cases behind an indicator. */
export interface IndicatorAsk {
  ids: readonly string[]
  period: string
  by: ScopeKind
  basis: Basis
}

const WHOLE = '*'
const UNKNOWN = 'unknown'
const UNITS: Readonly<Record<string, string>> = { count: '件', hours: '小时', points: '分' }

/** Indicators of these days by one grouping; answers a pick of some of them. */
export async function readIndicators(
  call: Call,
  { ids, by, basis }: { ids: readonly string[]; by: string; basis: Basis },
  { from, to }: Days,
  period: Period,
): Promise<(wanted: readonly string[]) => Counted> {
  const days =
    from === period.from && to === period.to && period.cycle !== 'week'
      ? period.key
      : `${dateOfDay(from)}..${dateOfDay(to)}`
  const scope = by as ScopeKind
  const found = await call.runtime.use(indicatorFigures).read(call, { ids, period: days, by: scope, bases: [basis] })
  const room = call.runtime.use(templateRoom)
  const byScope = new Map<string, Map<string, IndicatorRow>>()
  for (const row of found.rows) {
    const rows = byScope.get(row.scope) ?? new Map<string, IndicatorRow>()
    byScope.set(row.scope, rows.set(row.id, row))
  }
  return (wanted) => {
    const measures = wanted.map((id): FigureMeasure => {
      const { zh, unit } = room.indicatorName(id)!
      return unit === 'ratio'
        ? { zh, unit: '', form: 'share' }
        : { zh, unit: UNITS[unit] ?? '', form: unit === 'count' ? 'count' : 'number' }
    })
    const cells = (rows: ReadonlyMap<string, IndicatorRow> | undefined) =>
      wanted.map((id, at) => cellOf(rows?.get(id), measures[at]!))
    const total = cells(byScope.get(WHOLE))
    const rows = [...byScope].flatMap(([key, values]) =>
      key === WHOLE ? [] : [{ key: key === UNKNOWN ? null : key, label: labelOf(call, by, key), cells: cells(values) }],
    )
    const names = measures.map(({ zh }) => zh).join('、')
    const ask: IndicatorAsk = { ids: wanted, period: days, by: scope, basis }
    return {
      measures,
      rows,
      total,
      source: {
        kind: 'indicator',
        sentence: `指标 ${names}${by === 'district' ? '' : `，${BY[by] ?? by}`}，${basis === 'raw' ? '原始口径' : '调整后口径'}`,
        definitions: [],
        version: `${found.bookVersion}`,
        n: total[0]?.d ?? total[0]?.n ?? null,
        asOf: toRfc3339(found.asOfMs),
        ask,
      },
    }
  }
}

const BY: Readonly<Record<string, string>> = {
  street: '按街道',
  community: '按社区',
  grid: '按网格',
  department: '按责任单位',
  post: '按岗位',
  channel: '按来源',
  category: '按小类',
  majorClass: '按中类',
  appealType: '按诉求类型',
}

function cellOf(row: IndicatorRow | undefined, { form }: FigureMeasure): Cell {
  if (!row) return form === 'count' ? { ...NO_CELL, n: 0 } : NO_CELL
  const { numerator, denominator, value } = row
  if (form === 'share') return { ...NO_CELL, n: numberOf(numerator), d: numberOf(denominator) }
  if (form === 'count') return { ...NO_CELL, n: numberOf(value) ?? 0 }
  return { ...NO_CELL, d: numberOf(denominator), value: numberOf(value) }
}

const numberOf = (value: Exact | null) => (value === null ? null : Number(toText(value, 6)))

/** Names come from where reports take theirs. */
function labelOf(call: Call, by: string, key: string): string {
  if (key === UNKNOWN) return '未定'
  if (by === 'department') return call.runtime.use(unitBook).find(key)?.zh ?? key
  if (by === 'street' || by === 'community' || by === 'grid') return call.runtime.use(areaBook).find(key)?.name ?? key
  const field = by === 'majorClass' ? 'class' : by
  return call.runtime.use(reportSources).find('cases')?.label(call, field, key)?.zh ?? key
}
