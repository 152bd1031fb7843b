import type { Client } from 'pg'
import { ADMIN_ROLE, APP_ROLE, DATABASE_NAME, OWNER_ROLE } from './embedded-url.ts'

/** The two roles and the database, each made if it is missing: a start that was cut off is completed by the next. */
export async function ensureRoles(client: Client) {
  const { rows } = await client.query<{ name: string }>(
    'select rolname as name from pg_roles union all select datname from pg_database',
  )
  const there = new Set(rows.map((row) => row.name))
  if (!there.has(OWNER_ROLE)) {
    await client.query(`create role ${OWNER_ROLE} login createdb`)
    await client.query(`grant pg_monitor to ${OWNER_ROLE}`)
  }
  if (!there.has(APP_ROLE)) await client.query(`create role ${APP_ROLE} login`)
  if (!there.has(DATABASE_NAME)) await client.query(`create database ${DATABASE_NAME} owner ${OWNER_ROLE}`)
  await restrictDatabase(client, DATABASE_NAME)
  await client.query(
    `revoke all on database ${ADMIN_ROLE} from public; grant connect on database ${ADMIN_ROLE} to ${OWNER_ROLE}`,
  )
}

/** The application may connect and nothing more; temporary tables too are definitions. A clone does not inherit this. */
export async function restrictDatabase(client: Client, database: string) {
  const name = client.escapeIdentifier(database)
  await client.query(`revoke all on database ${name} from public; grant connect on database ${name} to ${APP_ROLE}`)
}
