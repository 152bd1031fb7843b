import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { After } from '#platform/http/moment-cursor.ts'

export interface StoredTask {
  orderNo: string
  orderId: string
  caseId: string
  caseNo: string
  unit: string
  role: string
  status: string
  sentMs: number
  signedMs: number | null
  endedMs: number | null
  dueMs: number | null
  caseState: string
  category: string | null
  title: string
  text: string
  address: string | null
  areaCode: string | null
  lon: number | null
  lat: number | null
}

const OPEN = ['sent', 'signed', 'working']

const columns = sql`
  o.order_no as "orderNo", o.id as "orderId", c.id as "caseId", c.case_no as "caseNo", o.unit_id as unit, o.role, o.status,
  (extract(epoch from o.sent_at) * 1000)::float8 as "sentMs", (extract(epoch from o.signed_at) * 1000)::float8 as "signedMs",
  (extract(epoch from o.ended_at) * 1000)::float8 as "endedMs",
  (extract(epoch from case when o.role = 'lead' then c.step_due_at end) * 1000)::float8 as "dueMs",
  c.state as "caseState", c.category, t.title, t.body as text, t.address, c.area_code as "areaCode", c.lon, c.lat`

const isMine = ({ all, units }: Scope) => (all ? sql`true` : sql`o.unit_id = any(${[...units]}::text[])`)

/** In the order in which they were sent, after the place that was reached. */
export async function listStoredTasks(
  db: Executor,
  query: { scope: Scope; unit: string | null; open: boolean | null; after: After | null; limit: number },
): Promise<StoredTask[]> {
  const { scope, unit, open, after, limit } = query
  return db.many<StoredTask>(sql`
    select ${columns} from cases.v_work_order o join cases.v_case c on c.id = o.case_id
      join cases.v_case_text t on t.case_id = c.id
     where ${isMine(scope)} ${unit === null ? sql`` : sql`and o.unit_id = ${unit}`}
       ${open === null ? sql`` : sql`and (o.status = any(${OPEN}::text[])) = ${open}`}
       ${after ? sql`and (o.sent_at, o.id) > (to_timestamp(${after.atMs} / 1000.0), ${after.id}::uuid)` : sql``}
     order by o.sent_at, o.id limit ${limit}`)
}

export async function findTask(db: Executor, scope: Scope, orderNo: string): Promise<StoredTask | null> {
  return db.maybeOne<StoredTask>(sql`
    select ${columns} from cases.v_work_order o join cases.v_case c on c.id = o.case_id
      join cases.v_case_text t on t.case_id = c.id
     where ${isMine(scope)} and o.order_no = ${orderNo} order by o.sent_at desc limit 1`)
}
