import { askServer } from '#platform/db/embedded/ask-server.ts'
import { findStartTicks } from '#platform/db/embedded/processes.ts'
import { stopTestPostgres } from '#platform/db/test-database.ts'
import { openTestServer } from '#platform/db/test-server.ts'

/** Stops the test database server of this machine, unless the tests of another run stand on it. */
export async function stopTestServer(): Promise<'stopped' | 'used by others'> {
  const { socketFolder } = await openTestServer()
  const inUse = await askServer(socketFolder, 'postgres', async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      "select datname from pg_database where datname like 'test\\_%' or datname like 'draft\\_%'",
    )
    for (const { datname } of rows) if (datname.startsWith('draft_') || (await isAlive(datname))) return true
    return false
  })
  if (inUse) return 'used by others'
  await stopTestPostgres()
  return 'stopped'
}

/** The name of a test's database says whose it is: `test_<pid>_<start of the process>_...`. */
async function isAlive(database: string): Promise<boolean> {
  const [, pid, ticks] = database.split('_')
  return (await findStartTicks(Number(pid))) === ticks
}
