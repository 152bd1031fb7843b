import { type Static, Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { operation } from '#core/operation.ts'
import { ALERT_LEVELS, RULE_KINDS } from '../domain/rule.ts'
import { AFTERWARDS, VERDICTS } from '../domain/score-alert.ts'
import { ALERT_STATES } from '../domain/states.ts'
import { Cursor, Day, Id, Instant, nullable, oneOf, RuleKey, Sentence, Title, Unit } from './words.ts'

/** Alerts have begun, grown, ended or been dealt with. Ids alone: each screen asks for what it may see. */
export const alertsChanged = happening(
  'alerts.alertsChanged',
  Type.Object({
    ids: Type.Array(Id),
    places: Type.Array(Type.Object({ areaCode: nullable<string>(Type.String()), units: Type.Array(Type.String()) })),
  }),
  { may: 'alerts:view', places: ({ places }) => places },
)

export const AlertRow = Type.Object({
  id: Id,
  no: Type.String(),
  version: Type.Integer(),
  rule: Type.Object({ key: Type.String(), version: Type.Integer(), zh: Type.String(), en: Type.String() }),
  kind: oneOf(RULE_KINDS),
  level: oneOf(ALERT_LEVELS),
  title: Title,
  explanation: Title,
  advice: Type.String(),
  state: oneOf(ALERT_STATES),
  /** The rule still sees it; null when it ended by itself. */
  ongoing: Type.Boolean(),
  begunAt: Instant,
  seenAt: Instant,
  endedAt: nullable<string>(Instant),
  firstCaseAt: Instant,
  lastCaseAt: Instant,
  areaCode: nullable<string>(Type.String()),
  placeName: Type.String(),
  unit: nullable<string>(Type.String()),
  units: Type.Array(Type.String()),
  category: nullable<string>(Type.String()),
  lon: nullable<number>(Type.Number()),
  lat: nullable<number>(Type.Number()),
  seen: Type.Integer(),
  cases: Type.Integer(),
  /** The alert of the same matter that ended before, and the place in that chain. */
  afterId: nullable<string>(Id),
  chainNo: Type.Integer(),
  acknowledgedAt: nullable<string>(Instant),
  acknowledgedByName: nullable<string>(Type.String()),
  assignedUnit: nullable<string>(Type.String()),
  dismissReason: nullable<string>(Type.String()),
  verdict: nullable<(typeof VERDICTS)[number]>(oneOf(VERDICTS)),
  verdictByName: nullable<string>(Type.String()),
  afterwards: nullable<(typeof AFTERWARDS)[number]>(oneOf(AFTERWARDS)),
  afterCount: nullable<number>(Type.Integer()),
  afterExpected: nullable<number>(Type.Number()),
})
export type AlertRow = Static<typeof AlertRow>

export const AlertCase = Type.Object({
  id: Id,
  caseNo: Type.String(),
  title: Type.String(),
  state: Type.String(),
  reportedAt: Instant,
  areaCode: nullable<string>(Type.String()),
  leadUnit: nullable<string>(Type.String()),
})
export type AlertCase = Static<typeof AlertCase>

export const AlertLine = Type.Object({
  at: Instant,
  byName: Type.String(),
  what: Type.String(),
  text: Type.String(),
})

const filters = {
  state: Type.Optional(oneOf(ALERT_STATES)),
  kind: Type.Optional(oneOf(RULE_KINDS)),
  level: Type.Optional(oneOf(ALERT_LEVELS)),
  rule: Type.Optional(RuleKey),
  ongoing: Type.Optional(Type.Boolean()),
  /** Part of the number, or of the address. */
  text: Type.Optional(Type.String({ maxLength: 60 })),
}

export const listAlerts = operation({
  name: 'alerts.listAlerts',
  http: 'GET /alerts',
  title: { zh: '治理告警列表', en: 'List alerts' },
  may: 'alerts:view',
  reach: 'area',
  in: Type.Object({
    ...filters,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(AlertRow), next: nullable<string>(Type.String()) }),
})

export const countAlerts = operation({
  name: 'alerts.countAlerts',
  http: 'GET /alerts/count',
  title: { zh: '治理告警件数', en: 'Count alerts' },
  may: 'alerts:view',
  reach: 'area',
  in: Type.Object({}),
  out: Type.Object({
    asOf: Instant,
    /** Going on and not yet acknowledged. */
    waiting: Type.Integer(),
    ongoing: Type.Integer(),
    tasksOpen: Type.Integer(),
    tasksOverdue: Type.Integer(),
  }),
})

export const getAlert = operation({
  name: 'alerts.getAlert',
  http: 'GET /alerts/{id}',
  title: { zh: '查看治理告警', en: 'See an alert' },
  may: 'alerts:view',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    alert: AlertRow,
    /** Those that the caller may see; `hidden`: how many more there are. */
    cases: Type.Array(AlertCase),
    hidden: Type.Integer(),
    lines: Type.Array(AlertLine),
    tasks: Type.Array(
      Type.Object({ id: Id, no: Type.String(), unit: Type.String(), state: Type.String(), dueOn: Day }),
    ),
  }),
})

const change = { may: 'alerts:handle', reach: 'area', out: AlertRow } as const

export const acknowledgeAlert = operation({
  ...change,
  name: 'alerts.acknowledgeAlert',
  http: 'POST /alerts/{id}/acknowledge',
  title: { zh: '确认告警', en: 'Acknowledge an alert' },
  in: Type.Object({ id: Id }),
})

/** The unit is told and sees the alert, whatever its own area. */
export const assignAlert = operation({
  ...change,
  name: 'alerts.assignAlert',
  http: 'POST /alerts/{id}/assign',
  title: { zh: '交办告警', en: 'Assign an alert' },
  in: Type.Object({ id: Id, unit: Unit, text: Type.Optional(Type.String({ maxLength: 500 })) }),
})

export const dismissAlert = operation({
  ...change,
  name: 'alerts.dismissAlert',
  http: 'POST /alerts/{id}/dismiss',
  title: { zh: '告警不予处理', en: 'Dismiss an alert' },
  in: Type.Object({ id: Id, reason: Sentence(500) }),
})

export const judgeAlert = operation({
  ...change,
  name: 'alerts.judgeAlert',
  http: 'POST /alerts/{id}/judge',
  title: { zh: '评判告警', en: 'Judge an alert' },
  in: Type.Object({ id: Id, verdict: oneOf(VERDICTS), text: Type.Optional(Type.String({ maxLength: 500 })) }),
})

export const exportAlerts = operation({
  name: 'alerts.exportAlerts',
  http: 'POST /alerts/export',
  title: { zh: '导出治理告警', en: 'Export alerts' },
  may: 'alerts:assess',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...filters, format: oneOf(['xlsx', 'csv', 'jsonl']) }),
  out: Type.Unknown(),
})
