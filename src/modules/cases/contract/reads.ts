import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { CaseState } from '../domain/case-state.ts'
import { CaseRow, ClockView, DESKS, filters } from './views.ts'
import { CaseRef, Id, Instant, keysOf, nullable } from './words.ts'

export const listCases = operation({
  name: 'cases.listCases',
  http: 'GET /cases',
  title: { zh: '案件列表', en: 'List cases' },
  may: 'cases:view',
  reach: 'area',
  in: Type.Object({
    ...filters,
    sort: Type.Optional(Type.Unsafe<'due' | 'newest'>(Type.Enum(['due', 'newest']))),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({ items: Type.Array(CaseRow), next: nullable<string>(Type.String()) }),
})

export const countDesks = operation({
  name: 'cases.countDesks',
  http: 'GET /cases/desks',
  title: { zh: '各工作台件数', en: 'Counts of the desks' },
  may: 'cases:view',
  reach: 'area',
  in: Type.Object({ desks: Type.Optional(Type.Array(keysOf(DESKS), { maxItems: 30, description: 'all without it' })) }),
  out: Type.Object({
    asOf: Instant,
    desks: Type.Array(
      Type.Object({
        desk: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        count: Type.Integer(),
        capped: Type.Boolean(),
      }),
    ),
  }),
})

export const Offer = Type.Object({
  command: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  possible: Type.Boolean(),
  refusal: nullable<{ code: string; zh: string; en: string }>(
    Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
  ),
})

export const RecordEntry = Type.Object({
  seq: Type.Integer(),
  type: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  occurredAt: Instant,
  recordedAt: Instant,
  actorKind: Type.String(),
  person: nullable<string>(Type.String()),
  post: nullable<string>(Type.String()),
  unit: nullable<string>(Type.String()),
  data: Type.Unknown(),
})

export const getCase = operation({
  name: 'cases.getCase',
  http: 'GET /cases/{id}',
  title: { zh: '案件详情', en: 'One case' },
  may: 'cases:view',
  reach: 'area',
  in: Type.Object({ id: CaseRef }),
  out: Type.Object({
    case: Type.Unsafe<CaseState>({}),
    appellants: Type.Array(
      Type.Object({
        id: Id,
        name: nullable<string>(Type.String()),
        phone: nullable<string>(Type.String()),
        reachable: Type.Boolean(),
        anonymous: Type.Boolean(),
      }),
    ),
    clocks: Type.Array(ClockView),
    offers: Type.Array(Offer),
    record: Type.Array(RecordEntry),
  }),
})

export const unmaskAppellant = operation({
  name: 'cases.unmaskAppellant',
  http: 'POST /cases/{id}/appellants/{appellantId}/unmask',
  title: { zh: '查看诉求人完整信息', en: 'See an appellant in clear' },
  may: 'cases:unmask-appellant',
  reach: 'area',
  personal: true,
  in: Type.Object({ id: CaseRef, appellantId: Id, purpose: Type.String({ minLength: 2, maxLength: 200 }) }),
  out: Type.Object({
    name: nullable<string>(Type.String()),
    phone: nullable<string>(Type.String()),
    visibleUntil: Instant,
  }),
})

export const exportCases = operation({
  name: 'cases.exportCases',
  http: 'POST /cases/export',
  title: { zh: '导出案件列表', en: 'Export a list of cases' },
  may: 'cases:export',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...filters, format: Type.Unsafe<'xlsx' | 'csv' | 'jsonl'>(Type.Enum(['xlsx', 'csv', 'jsonl'])) }),
  out: Type.Unknown(),
})

export const countCases = operation({
  name: 'cases.countCases',
  http: 'GET /cases/statistics',
  title: { zh: '案件统计', en: 'Case statistics' },
  may: 'cases:view-statistics',
  reach: 'area',
  in: Type.Object({
    by: Type.Unsafe<'street' | 'state' | 'channel' | 'category' | 'unit' | 'day' | 'month'>(
      Type.Enum(['street', 'state', 'channel', 'category', 'unit', 'day', 'month']),
    ),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
  }),
  out: Type.Object({
    asOf: Instant,
    rows: Type.Array(
      Type.Object({
        key: nullable<string>(Type.String()),
        total: Type.Integer(),
        open: Type.Integer(),
        closed: Type.Integer(),
        overdue: Type.Integer(),
      }),
    ),
  }),
})

export const verifyCase = operation({
  name: 'cases.verifyCase',
  http: 'GET /cases/{id}/verification',
  title: { zh: '核对案件记录', en: 'Check a case against its record' },
  may: 'cases:verify',
  reach: 'area',
  in: Type.Object({ id: CaseRef }),
  out: Type.Object({ ok: Type.Boolean(), lines: Type.Integer(), faults: Type.Array(Type.String()) }),
})
