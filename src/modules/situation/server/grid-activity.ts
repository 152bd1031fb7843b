import type { Scope } from '#core/scope.ts'
import { inScope } from '#core/scope.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { type Area, areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import {
  ACTIVITY_KINDS,
  type ActivityKind,
  activitySources,
  exportGridActivity,
  type GridActivity,
  listGridActivity,
} from '../contract.ts'
import {
  ACTIVITY_WORDS,
  byQuiet,
  type GridState,
  gridState,
  type LastActs,
  runningShare,
} from '../domain/grid-activity.ts'
import { activityRoom } from './activity-room.ts'

const USUAL_LIMIT = 200
const FROM_CASES = { zh: '案件记录', en: 'records of cases' }

export interface KnownGrid {
  code: string
  area: Area
  last: LastActs
  state: GridState
}

export const listGridActivityHandler = handle(listGridActivity, async (input, call) => {
  const { area, state, limit = USUAL_LIMIT, cursor = 0 } = input
  const { atMs, grids } = await gridsFor(call, call.scope(), area)
  const wanted = grids.filter((grid) => state === undefined || grid.state.silent === (state === 'silent'))
  const rules = call.runtime.use(activityRoom).rules()
  const areas = call.runtime.use(areaBook)
  const offered = new Map(
    call.runtime
      .use(activitySources)
      .all()
      .map((source) => [source.kind, source.how]),
  )
  const byStreet = [...Map.groupBy(grids, ({ code }) => code.slice(0, 9))].toSorted(([a], [b]) => a.localeCompare(b))
  return {
    asOf: toRfc3339(atMs),
    ...rules,
    kinds: ACTIVITY_KINDS.map((kind) => ({
      kind,
      title: ACTIVITY_WORDS[kind],
      how: offered.get(kind) ?? (kind === 'visit' ? null : FROM_CASES),
    })),
    total: runningShare(grids.map((grid) => grid.state)),
    streets: byStreet.map(([code, own]) => ({
      code,
      name: areas.find(code)?.name ?? code,
      ...runningShare(own.map((grid) => grid.state)),
    })),
    items: wanted.slice(cursor, cursor + limit).map((grid) => rowOf(call, grid)),
    next: cursor + limit < wanted.length ? cursor + limit : null,
  }
})

const COLUMNS = [
  { key: 'code', title: '网格代码' },
  { key: 'name', title: '网格' },
  { key: 'street', title: '街道' },
  { key: 'community', title: '社区' },
  { key: 'state', title: '运行状态' },
  { key: 'lastAt', title: '最近活动' },
  { key: 'lastKind', title: '活动类型' },
  { key: 'quietDays', title: '已静默天数' },
  ...ACTIVITY_KINDS.map((kind) => ({ key: kind, title: `最近${ACTIVITY_WORDS[kind].zh}` })),
  { key: 'asOf', title: '数据截至' },
]

export const exportGridActivityHandler = handle(exportGridActivity, async ({ area, state, format }, call) => {
  const { atMs, grids } = await gridsFor(call, call.scope(), area)
  const rows = grids
    .filter((grid) => state === undefined || grid.state.silent === (state === 'silent'))
    .map((grid) => {
      const row = rowOf(call, grid)
      return {
        code: row.code,
        name: row.name,
        street: row.street,
        community: row.community,
        state: row.silent ? '静默' : '正常',
        lastAt: row.lastAt,
        lastKind: row.lastKind === null ? null : ACTIVITY_WORDS[row.lastKind].zh,
        quietDays: row.quietDays,
        ...row.last,
        asOf: toRfc3339(atMs),
      }
    })
  call.note('grid-activity', { format, area, state, rows: rows.length })
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  return {
    name: `网格运行-${stamp}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rows, { format, columns: COLUMNS }),
  }
})

/** Grids of a scope, silent ones first. */
export async function gridsFor(
  call: Call,
  scope: Scope,
  within: string | undefined,
): Promise<{ atMs: number; grids: KnownGrid[] }> {
  const room = call.runtime.use(activityRoom)
  const { atMs, byGrid } = await room.acts(call.nowMs)
  const grids = call.runtime
    .use(areaBook)
    .all('grid')
    .filter(({ code }) => inScope(scope, { areaCode: code, units: [] }) && code.startsWith(within ?? ''))
    .map((area): KnownGrid => {
      const last = byGrid.get(area.code) ?? {}
      return { code: area.code, area, last, state: gridState(last, room.rules(), call.nowMs) }
    })
  return { atMs, grids: grids.sort(byQuiet) }
}

function rowOf(call: Call, { code, area, last, state }: KnownGrid): GridActivity {
  const names = call.runtime.use(areaBook).namesOf(code)
  const at = (kind: ActivityKind) => (last[kind] === undefined ? null : toRfc3339(last[kind]))
  return {
    code,
    name: area.name,
    community: names.community ?? '',
    street: names.street ?? '',
    last: {
      report: at('report'),
      dispatch: at('dispatch'),
      handling: at('handling'),
      check: at('check'),
      visit: at('visit'),
    },
    lastAt: state.lastMs === null ? null : toRfc3339(state.lastMs),
    lastKind: state.lastKind,
    quietDays: state.quietDays,
    silent: state.silent,
  }
}
