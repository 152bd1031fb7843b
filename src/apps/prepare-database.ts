import { makeWorkerUtils } from 'graphile-worker'
import { openDatabase } from '#platform/db/database.ts'
import { type MigrateOptions, type MigrationDone, migrate } from '#platform/db/migrate.ts'
import { type FoundModule, migrationFolders } from './discover.ts'

export const APP_ROLE = 'yiwang_app'

/** Brings schema, job tables and rights of the application role up to date. */
export async function prepareDatabase(
  ownerUrl: string,
  modules: readonly FoundModule[],
  options: { appRole: string | null } & Pick<MigrateOptions, 'onStep' | 'only'>,
): Promise<MigrationDone[]> {
  const done = await migrate(ownerUrl, migrationFolders(modules), {
    ...(options.appRole ? { appRole: options.appRole } : {}),
    ...(options.onStep ? { onStep: options.onStep } : {}),
    ...(options.only ? { only: options.only } : {}),
  })
  const { pool: pgPool } = openDatabase(ownerUrl, { connections: 2, application: 'yiwang-migrate' })
  try {
    const utils = await makeWorkerUtils({ pgPool })
    await utils.migrate()
    await utils.release()
  } finally {
    await pgPool.end()
  }
  return done
}
