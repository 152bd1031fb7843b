import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, Instant, nullable, QueryInput } from './words.ts'

const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
const Note = Type.String({ maxLength: 300 })

export type SavedReport = Static<typeof SavedReport>
export const SavedReport = Type.Object({
  id: Id,
  name: Type.String(),
  note: Type.String(),
  shared: Type.Boolean(),
  mine: Type.Boolean(),
  owner: Type.String(),
  version: Type.Integer(),
  query: QueryInput,
  /** How often it was run, topic pages included. */
  uses: Type.Integer(),
  usedAt: nullable<string>(Instant),
  changedAt: Instant,
})

export const listSavedReports = operation({
  name: 'reports.listSaved',
  http: 'GET /reports/queries',
  title: { zh: '已存报表（自己的和共享的）', en: 'Saved reports, own and shared' },
  may: 'reports:view',
  reach: 'own',
  in: Type.Object({ text: Type.Optional(Type.String({ maxLength: 60 })) }),
  out: Type.Object({ items: Type.Array(SavedReport) }),
})

export const getSavedReport = operation({
  name: 'reports.getSaved',
  http: 'GET /reports/queries/{id}',
  title: { zh: '一张已存报表', en: 'One saved report' },
  may: 'reports:view',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: SavedReport,
})

/** Without `id` a new one; with it a new version of one's own. */
export const saveReport = operation({
  name: 'reports.saveReport',
  http: 'POST /reports/queries',
  title: { zh: '保存报表', en: 'Save a report' },
  may: 'reports:build',
  reach: 'own',
  in: Type.Object({ id: Type.Optional(Id), name: Name, note: Type.Optional(Note), query: QueryInput }),
  out: Type.Object({ id: Id, version: Type.Integer() }),
})

export const shareReport = operation({
  name: 'reports.shareReport',
  http: 'POST /reports/queries/{id}/share',
  title: { zh: '共享或收回报表', en: 'Share a report, or take it back' },
  may: 'reports:share',
  reach: 'own',
  in: Type.Object({ id: Id, shared: Type.Boolean() }),
  out: Type.Object({ id: Id, version: Type.Integer() }),
})

export const removeReport = operation({
  name: 'reports.removeReport',
  http: 'DELETE /reports/queries/{id}',
  title: { zh: '移除已存报表', en: 'Remove a saved report' },
  may: 'reports:build',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id }),
})

export const listReportVersions = operation({
  name: 'reports.listReportVersions',
  http: 'GET /reports/queries/{id}/versions',
  title: { zh: '已存报表的各版', en: 'Versions of a saved report' },
  may: 'reports:view',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Type.Object({
    items: Type.Array(
      Type.Object({
        version: Type.Integer(),
        name: Type.String(),
        note: Type.String(),
        query: QueryInput,
        by: Type.String(),
        at: Instant,
      }),
    ),
  }),
})
