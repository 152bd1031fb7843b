import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { IMPORT_KINDS, IMPORT_STATES } from '../domain/words.ts'
import { Id, Instant, nullable, oneOf } from './words.ts'

export type ImportRun = Static<typeof ImportRun>
export const ImportRun = Type.Object({
  id: Id,
  kind: oneOf(IMPORT_KINDS),
  file: Type.String(),
  bytes: Type.Number(),
  dryRun: Type.Boolean(),
  state: oneOf(IMPORT_STATES),
  /** How much of the file has been read, 0 to 1. */
  progress: Type.Number(),
  read: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  rejected: Type.Integer(),
  /** Why it could not go on. */
  fault: nullable<{ zh: string; en: string }>(Type.Object({ zh: Type.String(), en: Type.String() })),
  by: Type.String(),
  createdAt: Instant,
  endedAt: nullable<string>(Instant),
})

/** Takes the file, encrypted while it waits, and answers at once; a job reads it line by line. */
export const startImport = operation({
  name: 'community.startImport',
  http: 'POST /community/imports',
  title: { zh: '导入居民或企业', en: 'Import residents or enterprises' },
  may: 'community:import',
  reach: 'area',
  takes: 'file',
  maxBodyBytes: 300 * 1024 * 1024,
  in: Type.Object({
    kind: oneOf(IMPORT_KINDS),
    /** `true` checks and counts without changing anything. */
    dryRun: Type.Optional(oneOf(['true', 'false'])),
  }),
  out: Type.Object({ id: Id }),
})

export const listImports = operation({
  name: 'community.listImports',
  http: 'GET /community/imports',
  title: { zh: '查看导入', en: 'Imports' },
  may: 'community:import',
  reach: 'own',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(ImportRun) }),
})

export const listImportRejects = operation({
  name: 'community.listImportRejects',
  http: 'GET /community/imports/{id}/rejects',
  title: { zh: '查看未导入的行', en: 'Lines that were not imported' },
  may: 'community:import',
  reach: 'own',
  in: Type.Object({ id: Id, after: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })) }),
  out: Type.Object({
    items: Type.Array(Type.Object({ line: Type.Integer(), zh: Type.String(), en: Type.String() })),
    more: Type.Boolean(),
  }),
})
