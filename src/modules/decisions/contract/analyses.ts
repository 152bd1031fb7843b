import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Id, Instant, nullable } from './words.ts'

export const ANALYSIS_PAGES = ['/c/decisions', '/c/units'] as const
export type AnalysisPage = (typeof ANALYSIS_PAGES)[number]

export const Analysis = Type.Object({
  id: Id,
  name: Type.String(),
  note: Type.String(),
  href: Type.String(),
  shared: Type.Boolean(),
  mine: Type.Boolean(),
  owner: Type.String(),
  /** How often it was opened, and by how many different people. */
  uses: Type.Integer(),
  users: Type.Integer(),
  usedAt: nullable<string>(Instant),
  changedAt: Instant,
})
export type Analysis = Static<typeof Analysis>

export const listAnalyses = operation({
  name: 'decisions.listAnalyses',
  http: 'GET /analyses',
  title: { zh: '已存分析和使用次数', en: 'Saved analyses with their use counts' },
  may: 'decisions:view',
  reach: 'own',
  in: Type.Object({
    text: Type.Optional(Type.String({ maxLength: 60 })),
    sort: Type.Optional(Type.Unsafe<'uses' | 'name' | 'newest'>(Type.Enum(['uses', 'name', 'newest']))),
  }),
  out: Type.Object({ items: Type.Array(Analysis) }),
})

/** Without `id` a new one. What is kept is the state of the page, not its figures. */
export const saveAnalysis = operation({
  name: 'decisions.saveAnalysis',
  http: 'POST /analyses',
  title: { zh: '保存分析', en: 'Save an analysis' },
  may: 'decisions:view',
  reach: 'own',
  in: Type.Object({
    id: Type.Optional(Id),
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    note: Type.Optional(Type.String({ maxLength: 300 })),
    page: Type.Unsafe<AnalysisPage>(Type.Enum([...ANALYSIS_PAGES])),
    /** The address after the question mark; of a unit's page it begins with the unit. */
    state: Type.String({ maxLength: 600, pattern: '^[A-Za-z0-9=&%._~+:/?-]*$' }),
  }),
  out: Type.Object({ id: Id }),
})

export const shareAnalysis = operation({
  name: 'decisions.shareAnalysis',
  http: 'POST /analyses/{id}/share',
  title: { zh: '共享或收回分析', en: 'Share an analysis, or take it back' },
  may: 'decisions:share',
  reach: 'own',
  in: Type.Object({ id: Id, shared: Type.Boolean() }),
  out: Type.Object({ id: Id }),
})

export const removeAnalysis = operation({
  name: 'decisions.removeAnalysis',
  http: 'DELETE /analyses/{id}',
  title: { zh: '移除分析', en: 'Remove an analysis' },
  may: 'decisions:view',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Type.Object({ id: Id }),
})

/** Counts the use and tells where it leads. */
export const openAnalysis = operation({
  name: 'decisions.openAnalysis',
  http: 'POST /analyses/{id}/open',
  title: { zh: '打开分析（计一次使用）', en: 'Open an analysis: one use' },
  may: 'decisions:view',
  reach: 'own',
  in: Type.Object({ id: Id }),
  out: Type.Object({ href: Type.String() }),
})

export const exportAnalyses = operation({
  name: 'decisions.exportAnalyses',
  http: 'POST /analyses/export',
  title: { zh: '导出分析清单', en: 'Export the list of analyses' },
  may: 'decisions:export',
  reach: 'own',
  answers: 'file',
  in: Type.Object({ format: Type.Unsafe<'xlsx' | 'csv' | 'jsonl'>(Type.Enum(['xlsx', 'csv', 'jsonl'])) }),
  out: Type.Unknown(),
})
