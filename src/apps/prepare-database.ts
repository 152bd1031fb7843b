import { makeWorkerUtils } from 'graphile-worker'
import { type MigrationDone, migrate } from '#platform/db/migrate.ts'
import { type FoundModule, migrationFolders } from './discover.ts'

export const APP_ROLE = 'yiwang_app'

/** Brings schema, job tables and rights of the application role up to date. */
export async function prepareDatabase(
  ownerUrl: string,
  modules: readonly FoundModule[],
  options: { appRole: string | null; onStep?: (step: MigrationDone) => void },
): Promise<MigrationDone[]> {
  const done = await migrate(ownerUrl, migrationFolders(modules), {
    ...(options.appRole ? { appRole: options.appRole } : {}),
    ...(options.onStep ? { onStep: options.onStep } : {}),
  })
  const utils = await makeWorkerUtils({ connectionString: ownerUrl })
  await utils.migrate()
  await utils.release()
  return done
}
