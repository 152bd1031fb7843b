import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'

const File = Type.Object({
  name: Type.String(),
  year: Type.Integer(),
  month: Type.Integer(),
  rows: Type.Integer(),
  bytes: Type.Integer(),
  sm3: Type.String(),
  writtenAt: Type.String({ description: 'RFC 3339' }),
})

export const listHistoryFiles = operation({
  name: 'history.listFiles',
  http: 'GET /history/files',
  title: { zh: '历史库的文件清单', en: 'Files of the history' },
  may: 'history:view',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({
    items: Type.Array(File),
    rows: Type.Integer(),
    bytes: Type.Integer(),
    /** Cases closed so many years ago are moved out. */
    afterYears: Type.Integer(),
  }),
})

/** Moves closed cases out now; without `afterYears` those that the district's data names. */
export const archiveHistory = operation({
  name: 'history.archiveCases',
  http: 'POST /history/archive',
  title: { zh: '把已结旧案转出到历史库', en: 'Move closed old cases out to the history' },
  may: 'history:keep',
  reach: 'district',
  in: Type.Object({ afterYears: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })) }),
  out: Type.Object({ months: Type.Integer(), rows: Type.Integer(), isBusy: Type.Boolean() }),
})

export type VerifiedFile = Static<typeof VerifiedFile>
const VerifiedFile = Type.Object({
  name: Type.String(),
  rows: Type.Integer(),
  finding: Type.Unsafe<'sound' | 'missing' | 'changed' | 'unreadable'>(
    Type.Enum(['sound', 'missing', 'changed', 'unreadable']),
  ),
})

/** Reads every file through and holds it against the manifest. Changes nothing. */
export const verifyHistoryFiles = operation({
  name: 'history.verifyFiles',
  http: 'POST /history/verify',
  title: { zh: '核验历史库文件', en: 'Verify the files of the history' },
  may: 'history:keep',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(VerifiedFile), faults: Type.Integer() }),
})
