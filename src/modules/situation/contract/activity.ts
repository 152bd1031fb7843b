import { type Static, type TSchema, Type } from 'typebox'
import type { Title } from '#core/module-card.ts'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import { ACTIVITY_KINDS, type ActivityKind } from '../domain/grid-activity.ts'

export { ACTIVITY_KINDS, type ActivityKind }

/** The last time that something was done in a grid. */
export interface GridAct {
  /** Code of the grid. */
  areaCode: string
  atMs: number
}

/** A module that knows of one kind of activity, e.g. visits. */
export interface ActivitySource {
  kind: ActivityKind
  /** What counts. */
  how: Title
  /** `runtime` is the server's Runtime: the whole district is asked for, and each caller sees the own part of the answer. */
  lastActs(runtime: object, ask: { sinceMs: number; nowMs: number }): Promise<readonly GridAct[]>
}

/** Modules offer their sources when they start; several may tell of one kind. */
export interface ActivitySources {
  offer(source: ActivitySource): void
  all(): readonly ActivitySource[]
}
export const activitySources = port<ActivitySources>('situation.activitySources')

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Instant = Type.String()
const filters = {
  area: Type.Optional(Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })),
  state: Type.Optional(Type.Unsafe<'silent' | 'normal'>(Type.Enum(['silent', 'normal']))),
}

export const GridActivity = Type.Object({
  code: Type.String(),
  name: Type.String(),
  community: Type.String(),
  street: Type.String(),
  /** When each kind was last done; null: not since the look-back began, or nobody tells of it. */
  last: Type.Unsafe<Record<ActivityKind, string | null>>(
    Type.Object(Object.fromEntries(ACTIVITY_KINDS.map((kind) => [kind, nullable(Instant)]))),
  ),
  lastAt: nullable(Instant),
  lastKind: nullable(Type.Unsafe<ActivityKind>(Type.Enum([...ACTIVITY_KINDS]))),
  /** Whole days since; null: none since the look-back began. */
  quietDays: nullable(Type.Integer()),
  silent: Type.Boolean(),
})
export type GridActivity = Static<typeof GridActivity>

const Share = {
  grids: Type.Integer(),
  normal: Type.Integer(),
  silent: Type.Integer(),
  /** Normal of all, 0 to 1; null where there is no grid. */
  rate: nullable(Type.Number()),
}

export const listGridActivity = operation({
  name: 'situation.listGridActivity',
  http: 'GET /grid-activity',
  title: { zh: '查看网格运行', en: 'Show the activity of grids' },
  may: 'situation:view-grid-activity',
  reach: 'area',
  in: Type.Object({
    ...filters,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    cursor: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  }),
  out: Type.Object({
    /** When the records were looked through. */
    asOf: Instant,
    silentAfterDays: Type.Integer(),
    lookBackDays: Type.Integer(),
    kinds: Type.Array(
      Type.Object({
        kind: Type.Unsafe<ActivityKind>(Type.Enum([...ACTIVITY_KINDS])),
        title: Words,
        /** Null: no module tells of it yet. */
        how: nullable(Words),
      }),
    ),
    /** Of the area asked for, whatever the state. */
    total: Type.Object(Share),
    streets: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), ...Share })),
    /** Silent ones first, those longest quiet first. */
    items: Type.Array(GridActivity),
    next: nullable(Type.Integer()),
  }),
})

export const exportGridActivity = operation({
  name: 'situation.exportGridActivity',
  http: 'POST /grid-activity/export',
  title: { zh: '导出网格运行', en: 'Export the activity of grids' },
  may: 'situation:view-grid-activity',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...filters, format: Type.Unsafe<'xlsx' | 'csv' | 'jsonl'>(Type.Enum(['xlsx', 'csv', 'jsonl'])) }),
  out: Type.Unknown(),
})
