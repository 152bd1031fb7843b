import pg from 'pg'
import { resolveDatabase } from '#platform/db/database-url.ts'
import type { CityState } from './city-process.ts'

export interface Compared {
  /** Messages that one side made and the other does not hold. */
  lost: number
  /** Cases, commands or messages that stand twice. */
  doubled: number
  /** Threads whose messages do not stand in the order in which they were made, on either side or in the record. */
  overtaken: number
  /** Messages that still wait, and lines of records that are not told yet: the sides were not at rest. */
  unfinished: number
  casesMade: number
  messagesDown: number
  messagesUp: number
}

interface Row {
  thread: string
  waiting: number
  untold: number
  down: string[]
  up: string[]
  cases: number
  texts: string[]
}

/** Both sides' books, message by message, and what the commands left in the record of the cases. */
export async function compareSides(dataDir: string, city: CityState): Promise<Compared> {
  const database = await resolveDatabase(process.env, dataDir, () => {})
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(`
      select t.id as thread,
        ((select count(*) from exchange.outbound o where o.thread = t.id and o.state = 'waiting')
          + (select count(*) from exchange.inbound i where i.thread = t.id and i.state = 'waiting'))::int as waiting,
        coalesce((select c.version - t.told_seq from cases.v_case c where c.id = t.case_id), 0)::int as untold,
        coalesce((select array_agg(message_no order by seq) from exchange.inbound i where i.thread = t.id), '{}') as down,
        coalesce((select array_agg(message_no::text order by seq) from exchange.outbound o where o.thread = t.id), '{}') as up,
        (select count(*)::int from cases.v_case c where 'O:' || c.external_no = t.id and c.channel = 'upperPlatform') as cases,
        coalesce((select array_agg(e.data->>'text' order by e.seq) from cases.v_event e
          where e.case_id = t.case_id and e.type = 'Supplemented' and e.data->>'text' like '补充 %'), '{}') as texts
      from exchange.thread t`)
    return compare(rows, city)
  } finally {
    await client.end()
    await database.embedded?.stop()
  }
}

const missing = (from: readonly string[], held: readonly string[]) => {
  const there = new Set(held)
  return from.filter((no) => !there.has(no)).length
}
const twice = (list: readonly string[]) => list.length - new Set(list).size
const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((no, at) => no === b[at])

function compare(rows: readonly Row[], city: CityState): Compared {
  const ours = new Map(rows.map((row) => [row.thread, row]))
  const found: Compared = {
    ...{ lost: 0, doubled: 0, overtaken: 0 },
    unfinished: rows.reduce((sum, row) => sum + row.waiting + row.untold, 0),
    casesMade: rows.reduce((sum, row) => sum + row.cases, 0),
    messagesDown: rows.reduce((sum, row) => sum + row.down.length, 0),
    messagesUp: rows.reduce((sum, row) => sum + row.up.length, 0),
  }
  for (const { thread, down, up, held } of city.threads) {
    const own = ours.get(thread)
    if (!own) {
      found.lost += down.length
      continue
    }
    found.lost += missing(down, own.down) + missing(own.up, up)
    found.doubled += twice(own.down) + twice(up) + twice(own.texts) + Math.max(0, own.cases - 1) + (held - up.length)
    const inOrder = isSame(down, own.down) && isSame(up, own.up) && isSame(own.texts, [...own.texts].sort())
    if (inOrder) continue
    found.overtaken += 1
    console.error(JSON.stringify({ thread, ours: own, theirs: { down, up } }))
  }
  const known = new Set(city.threads.map(({ thread }) => thread))
  for (const { thread, up } of rows) if (!known.has(thread)) found.lost += up.length
  return found
}
