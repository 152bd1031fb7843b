import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CallRates, RateLimits } from '../domain/call-rates.ts'
import { at } from './call-store.ts'

export interface FigureQuery {
  fromMs: number
  untilMs: number
  number?: string | undefined
  session?: string | undefined
  withSimulated: boolean
}

interface Counted {
  offered: number
  answered: number
  selfServed: number
  abandoned: number
  early: number
  ringing: number
  quick: number
  late: number
  registered: number
  answeredRegistered: number
  closed: number
  simulated: number
}

/** The arithmetic of `call-rates.ts` over rows: intervals of the database are exact to the microsecond. */
export async function countCalls(
  db: Executor,
  query: FigureQuery,
  limits: RateLimits,
): Promise<CallRates & Pick<Counted, 'registered' | 'answeredRegistered' | 'closed' | 'simulated'>> {
  const row = await db.one<Counted>(sql`
    with c as (
      select call.*,
        case when answered_at is not null then 'answered' when self_served_at is not null then 'selfServed'
          when abandoned_at is not null or ended_at is not null then 'abandoned' else 'ringing' end as outcome,
        coalesce(extract(epoch from greatest(interval '0',
          case when answered_at is not null then answered_at else least(abandoned_at, ended_at) end - coalesce(queued_at, offered_at))) * 1000, 0) as wait
      from hotline.call
      where offered_at >= ${at(query.fromMs)} and offered_at < ${at(query.untilMs)}
        and (${query.withSimulated} or not simulated)
        and (${query.number ?? null}::text is null or number = ${query.number ?? null})
        and (${query.session ?? null}::uuid is null or session_id = ${query.session ?? null}::uuid))
    select count(*)::int as offered,
      count(*) filter (where outcome = 'answered')::int as answered,
      count(*) filter (where outcome = 'selfServed')::int as "selfServed",
      count(*) filter (where outcome = 'abandoned')::int as abandoned,
      count(*) filter (where outcome = 'abandoned' and wait < ${limits.graceMs})::int as early,
      count(*) filter (where outcome = 'ringing')::int as ringing,
      count(*) filter (where outcome = 'answered' and wait <= ${limits.answerWithinMs})::int as quick,
      count(*) filter (where outcome = 'abandoned' and wait >= ${limits.answerWithinMs})::int as late,
      count(*) filter (where c.case_id is not null)::int as registered,
      count(*) filter (where c.case_id is not null and outcome = 'answered')::int as "answeredRegistered",
      count(*) filter (where not k.open)::int as closed,
      count(*) filter (where c.simulated)::int as simulated
    from c left join cases.v_case k on k.id = c.case_id`)
  const { quick, late, ...counts } = row
  const connected = counts.answered + counts.selfServed
  return {
    ...counts,
    connect: { part: connected, whole: connected + counts.abandoned - counts.early },
    within15: { part: quick, whole: counts.answered + late },
  }
}
