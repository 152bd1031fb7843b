import type { MigrationMark } from '../db/migrate.ts'
import type { PendingJob } from './pending-jobs.ts'

export const BACKUP_FORMAT = 1
export const HEAD_NAME = 'yiwang-backup.json'
export const MANIFEST_NAME = 'manifest.json'

export interface TableName {
  schema: string
  table: string
}

/** First entry of a backup: what it is and how its tables are to be read. */
export interface BackupHead {
  format: typeof BACKUP_FORMAT
  id: string
  madeAt: string
  district: string
  migrations: MigrationMark[]
  tables: (TableName & { columns: string[] })[]
  /** Files made before partitions came and went by themselves have none. */
  partitions?: (TableName & { parent: string; bounds: string })[]
}

/** Last entry: what must have come before it. */
export interface BackupManifest {
  id: string
  tables: TablePart[]
  sequences: SequencePart[]
  /** Jobs that waited or were at work. */
  jobs: PendingJob[]
  files: { count: number; bytes: number; sm3: string }
  /** Names of key files, if they were asked for. */
  keys: string[]
}

export interface TablePart extends TableName {
  rows: number
  bytes: number
  /** Over the bytes as they stand in the backup. */
  sm3: string
  /** Over the rows in any order (`rows-digest.ts`). */
  digest: string
}

export interface SequencePart extends TableName {
  last: string
  isCalled: boolean
}

export const tableKey = ({ schema, table }: TableName) => `${schema}.${table}`

/** `tables/cases.event/000001.copy` */
export const chunkName = (table: TableName, number: number) =>
  `tables/${tableKey(table)}/${String(number).padStart(6, '0')}.copy`

export const tableOfChunk = (name: string) => /^tables\/([^/]+)\/\d+\.copy$/.exec(name)?.[1] ?? null
