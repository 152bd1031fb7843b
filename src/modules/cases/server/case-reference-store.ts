import type { Executor, NamedStatement } from '#platform/db/database.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const BY_NUMBER: NamedStatement = { name: 'cases.by-number', text: 'select id from cases."case" where case_no = $1' }
const BY_EXTERNAL: NamedStatement = {
  name: 'cases.by-external',
  text: 'select id from cases."case" where channel = $1 and external_no = $2',
}

/** The id behind a UUID or a case number; null for a number that does not exist. */
export async function findCaseId(db: Executor, reference: string): Promise<string | null> {
  if (UUID.test(reference)) return reference.toLowerCase()
  const [row] = await db.named<{ id: string }>(BY_NUMBER, [reference])
  return row?.id ?? null
}

/** The case that already carries this number of an outside system. */
export async function findByExternalNo(db: Executor, channel: string, externalNo: string): Promise<string | null> {
  const [row] = await db.named<{ id: string }>(BY_EXTERNAL, [channel, externalNo])
  return row?.id ?? null
}
