import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { RHYTHMS, type Rhythm, type RhythmKind } from '../domain/rhythm.ts'
import { REPORT_FORMATS, type ReportFormat } from './run.ts'
import { Id, Instant, nullable, Title } from './words.ts'

const MOST_RECIPIENTS = 30
const Format = Type.Unsafe<ReportFormat>(Type.Enum([...REPORT_FORMATS]))
const PersonId = Type.String({ minLength: 1, maxLength: 60 })

const RhythmInput = Type.Unsafe<Rhythm>(
  Type.Object({
    every: Type.Unsafe<RhythmKind>(Type.Enum(Object.keys(RHYTHMS))),
    at: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', maxLength: 5 }),
    weekday: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
    day: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
  }),
)
const Person = Type.Object({ id: Type.String(), name: Type.String() })

export const RUN_STATES = {
  waiting: { zh: '等待运行', en: 'waiting' },
  running: { zh: '正在运行', en: 'running' },
  done: { zh: '已完成', en: 'done' },
  failed: { zh: '未成功', en: 'failed' },
} as const
export type RunState = keyof typeof RUN_STATES

export type Schedule = Static<typeof Schedule>
export const Schedule = Type.Object({
  id: Id,
  report: Id,
  reportName: Type.String(),
  rhythm: RhythmInput,
  said: Title,
  formats: Type.Array(Format),
  recipients: Type.Array(Person),
  active: Type.Boolean(),
  /** Stopped by the house, and why. */
  stopped: nullable<{ zh: string; en: string }>(Title),
  nextAt: nullable<string>(Instant),
})

export const listSchedules = operation({
  name: 'reports.listSchedules',
  http: 'GET /reports/schedules',
  title: { zh: '我的定时报表', en: 'My scheduled reports' },
  may: 'reports:export',
  reach: 'own',
  in: Type.Object({ report: Type.Optional(Id) }),
  out: Type.Object({ items: Type.Array(Schedule) }),
})

/** Without `id` a new one. It runs with the rights that its owner has then; what comes is sent to the recipients' inboxes. */
export const saveSchedule = operation({
  name: 'reports.saveSchedule',
  http: 'POST /reports/schedules',
  title: { zh: '定时运行报表', en: 'Schedule a report' },
  may: 'reports:export',
  reach: 'own',
  in: Type.Object({
    id: Type.Optional(Id),
    report: Id,
    rhythm: RhythmInput,
    formats: Type.Array(Format, { minItems: 1, maxItems: REPORT_FORMATS.length, uniqueItems: true }),
    /** Beside the owner. */
    recipients: Type.Array(PersonId, { maxItems: MOST_RECIPIENTS, uniqueItems: true }),
    active: Type.Boolean(),
  }),
  out: Type.Object({ id: Id, nextAt: Instant }),
})

export const removeSchedule = operation({
  name: 'reports.removeSchedule',
  http: 'DELETE /reports/schedules/{id}',
  title: { zh: '取消定时报表', en: 'Remove a schedule' },
  may: 'reports:export',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id }),
})

export const runScheduleNow = operation({
  name: 'reports.runScheduleNow',
  http: 'POST /reports/schedules/{id}/run',
  title: { zh: '立即运行定时报表', en: 'Run a scheduled report now' },
  may: 'reports:export',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Type.Object({ run: Id }),
})

export const listRecipients = operation({
  name: 'reports.listRecipients',
  http: 'GET /reports/recipients',
  title: { zh: '可以接收报表的人', en: 'Who may be sent reports' },
  may: 'reports:share',
  reach: 'district',
  in: Type.Object({ text: Type.Optional(Type.String({ maxLength: 30 })) }),
  out: Type.Object({
    items: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), account: Type.String() })),
  }),
})

export type ReportRun = Static<typeof ReportRun>
export const ReportRun = Type.Object({
  id: Id,
  schedule: Id,
  reportName: Type.String(),
  owner: Type.String(),
  mine: Type.Boolean(),
  dueAt: Instant,
  endedAt: nullable<string>(Instant),
  state: Type.Unsafe<RunState>(Type.Enum(Object.keys(RUN_STATES))),
  tries: Type.Integer(),
  skipped: Type.Integer(),
  lines: nullable<number>(Type.Integer()),
  sentence: nullable<{ zh: string; en: string }>(Title),
  fault: nullable<{ zh: string; en: string }>(Title),
  files: Type.Array(Type.Object({ format: Format, name: Type.String(), bytes: Type.Integer() })),
})

export const listReportRuns = operation({
  name: 'reports.listRuns',
  http: 'GET /reports/runs',
  title: { zh: '送给我的和我定时的报表', en: 'Reports sent to me and runs of my schedules' },
  may: 'reports:view',
  reach: 'own',
  in: Type.Object({ text: Type.Optional(Type.String({ maxLength: 60 })) }),
  out: Type.Object({ items: Type.Array(ReportRun) }),
})

export const retryReportRun = operation({
  name: 'reports.retryRun',
  http: 'POST /reports/runs/{id}/retry',
  title: { zh: '重新运行', en: 'Run again' },
  may: 'reports:export',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id }),
})

/** For the owner and those it was sent to; every opening is written to the journal. */
export const openReportRun = operation({
  name: 'reports.openRun',
  http: 'POST /reports/runs/{id}/open',
  title: { zh: '下载定时报表的文件', en: 'Open a file of a run' },
  may: 'reports:view',
  reach: 'own',
  answers: 'file',
  in: Type.Object({ id: Id, format: Format }),
  out: Type.Unknown(),
})
