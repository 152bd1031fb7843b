import pg from 'pg'
import { ADMIN_ROLE, embeddedUrl } from './embedded-url.ts'

/** Runs `work` on one connection of the administrator, who exists for starting and for tests only. */
export async function askServer<T>(
  socketFolder: string,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: embeddedUrl(socketFolder, ADMIN_ROLE, database),
    connectionTimeoutMillis: 5_000,
    application_name: 'yiwang-start',
  })
  // A server that ends in the middle is reported by the query that it breaks.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Whether the server behind the socket is the one of this data folder and takes work now. */
export async function answers(socketFolder: string, dataFolder: string): Promise<boolean> {
  try {
    return await askServer(socketFolder, 'postgres', async (client) => {
      const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder")
      return rows[0]?.folder === dataFolder
    })
  } catch (error) {
    // 53300: it lives, but all connections are taken.
    return error instanceof pg.DatabaseError && error.code === '53300'
  }
}
