import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { CeilingStep } from './ceiling-script.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
const CASE_NO = /990101-\d{8}-\d{8}/g

export interface CeilingResult {
  lifecycles: number
  seconds: number
}

const DESK = `select c.*, t.title, t.address from (select id, case_no, version, state, channel, category, urgency, area_code, lead_unit, reported_at, step_due_at,
    overdue, emergency, incomplete, imported, redo_count, return_count, lon, lat from cases."case" c
    where c.state = 'handling' and c.lead_unit = $1 order by c.step_due_at, c.id limit 21) c join cases.case_text t on t.case_id = c.id order by c.step_due_at, c.id`

/**
 * The bare-SQL ceiling: the same statements in the same number of round trips, prepared, on as many connections, with the
 * same durability; no rights, no rules, no JSON from outside, no HTTP.
 */
export async function loadCeiling(
  url: string,
  steps: readonly CeilingStep[],
  unit: string,
  clients: number,
  seconds: number,
): Promise<CeilingResult> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url, options: '-c timezone=Asia/Shanghai' })
      await client.connect()
      return client
    }),
  )
  const startedMs = performance.now()
  const endMs = startedMs + seconds * 1000
  let lifecycles = 0
  const work = async (client: pg.Client) => {
    while (performance.now() < endMs) {
      const fresh = freshNames()
      for (const [at, step] of steps.entries())
        await client.query({
          name: `step${at}`,
          text: step.text,
          values: step.parameters.map(({ value }) => (value === null ? null : fresh(value))),
        })
      await client.query({ name: 'desk', text: DESK, values: [unit] })
      lifecycles++
    }
  }
  try {
    await Promise.all(connections.map(work))
  } finally {
    await Promise.all(connections.map((client) => client.end()))
  }
  return { lifecycles, seconds: (performance.now() - startedMs) / 1000 }
}

/** Each lifecycle writes new ids and a new case number, the same wherever they occur. */
function freshNames(): (value: string) => string {
  const names = new Map<string, string>()
  const rename = (old: string, make: () => string) => {
    let name = names.get(old)
    if (name === undefined) {
      name = make()
      names.set(old, name)
    }
    return name
  }
  // Keeps the time part, so that new rows land at the end of the indexes as the product's do.
  const uuid = (old: string) => {
    const time = Date.now().toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}` || old
  }
  return (value) => {
    if (value.length < 22) return value
    const renamed = value.replace(UUID, (old) => rename(old, () => uuid(old)))
    return renamed.replace(CASE_NO, (old) => rename(old, () => `x-${randomUUID().slice(0, 18)}`))
  }
}
