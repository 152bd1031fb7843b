import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { unitInScope } from './sight-store.ts'

/** A contract as its tables have it; amounts are decimal text. */
export interface StoredContract {
  id: string
  no: string
  name: string
  projectId: string
  projectKey: string
  projectName: string
  unit: string
  party: string
  price: string
  signedOn: string
  remark: string
  document: string
  documentId: string | null
  byName: string
  savedMs: number
  version: number
  sources: { source: string; name: string; amount: string }[]
  milestones: StoredMilestone[]
  instalments: StoredInstalment[]
}

export interface StoredMilestone {
  id: string
  name: string
  plannedOn: string
  acceptedOn: string | null
  document: string | null
  documentId: string | null
  acceptedBy: string | null
  acceptedByName: string | null
  acceptedMs: number | null
}

export interface StoredInstalment {
  id: string
  milestoneId: string
  percent: string
  differenceReason: string | null
  /** Null where nothing is paid, or all of it was taken back. */
  paid: string | null
  paidOn: string | null
  vouchers: string[]
}

export interface ContractQuery {
  scope: Scope
  today: string
  id: string | null
  projectId: string | null
  state: 'running' | 'payable' | 'late' | 'finished' | 'finding' | null
  text: string | null
  before: { day: string; id: string } | null
  limit: number
}

const PAID = sql`(select nullif(sum(x.amount), 0) as paid, (max(x.paid_on) filter (where x.amount > 0))::text as paid_on,
    coalesce(jsonb_agg(distinct x.voucher_no) filter (where x.amount > 0 and r.id is null), '[]') as vouchers
  from ledger.payment x left join ledger.payment r on r.reverses = x.id where x.instalment_id = i.id)`

const OPEN = sql`exists (select 1 from ledger.instalment i left join lateral ${PAID} y on true where i.contract_id = c.id and y.paid is null)`

const STATES: Readonly<Record<Exclude<NonNullable<ContractQuery['state']>, 'late' | 'finding'>, Sql>> = {
  running: OPEN,
  payable: sql`exists (select 1 from ledger.instalment i join ledger.milestone m on m.id = i.milestone_id
    left join lateral ${PAID} y on true where i.contract_id = c.id and m.accepted_on is not null and y.paid is null)`,
  finished: sql`not ${OPEN}`,
}

/** Percents that are not the whole, or an instalment that was paid with a difference. */
const HAS_FINDING = sql`((select sum(i.percent) from ledger.instalment i where i.contract_id = c.id) <> 100
  or exists (select 1 from ledger.instalment i where i.contract_id = c.id and i.difference_reason is not null))`

function stateIs(state: NonNullable<ContractQuery['state']>, today: string): Sql {
  if (state === 'finding') return HAS_FINDING
  if (state === 'late')
    return sql`exists (select 1 from ledger.milestone m where m.contract_id = c.id and m.accepted_on is null and m.planned_on < ${today}::date)`
  return STATES[state]
}

/** Contracts of projects in scope, newest first. */
export async function listContractRows(db: Executor, query: ContractQuery): Promise<StoredContract[]> {
  const parts: Sql[] = [unitInScope(sql`p.unit`, query.scope)]
  if (query.id) parts.push(sql`c.id = ${query.id}`)
  if (query.projectId) parts.push(sql`c.project_id = ${query.projectId}`)
  if (query.state) parts.push(stateIs(query.state, query.today))
  if (query.text) parts.push(sql`strpos(lower(c.no || ' ' || c.name || ' ' || c.party), lower(${query.text})) > 0`)
  if (query.before) parts.push(sql`(c.signed_on, c.id) < (${query.before.day}::date, ${query.before.id}::uuid)`)
  return db.many<StoredContract>(sql`
    select c.id, c.no, c.name, c.project_id as "projectId", p.key as "projectKey", p.name as "projectName", p.unit, c.party,
      c.price::text, c.signed_on::text as "signedOn", c.remark, c.document, c.document_id as "documentId",
      c.by_name as "byName", (extract(epoch from c.saved_at) * 1000)::float8 as "savedMs", c.version,
      (select jsonb_agg(jsonb_build_object('source', s.source, 'name', n.zh, 'amount', s.amount::text) order by s.place)
         from ledger.contract_source s join ledger.source n on n.id = s.source where s.contract_id = c.id) as sources,
      (select jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'plannedOn', m.planned_on, 'acceptedOn', m.accepted_on,
          'document', m.accepted_document, 'documentId', m.accepted_document_id, 'acceptedBy', m.accepted_by,
          'acceptedByName', m.accepted_by_name, 'acceptedMs', (extract(epoch from m.accepted_at) * 1000)::float8) order by m.place)
         from ledger.milestone m where m.contract_id = c.id) as milestones,
      (select jsonb_agg(jsonb_build_object('id', i.id, 'milestoneId', i.milestone_id, 'percent', i.percent::text,
          'differenceReason', i.difference_reason, 'paid', y.paid::text,
          'paidOn', case when y.paid is null then null else y.paid_on end, 'vouchers', y.vouchers) order by i.place)
         from ledger.instalment i left join lateral ${PAID} y on true where i.contract_id = c.id) as instalments
    from ledger.contract c join ledger.project p on p.id = c.project_id
    where ${sql.join(parts, sql` and `)} order by c.signed_on desc, c.id desc limit ${query.limit}`)
}

/** Whoever comes with the same id waits here, also while there is no row yet. */
export async function lockContract(tx: Executor, id: string): Promise<{ version: number } | null> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('ledger.contract'), hashtext(${id}))`)
  return tx.maybeOne(sql`select version from ledger.contract where id = ${id} for update`)
}

/** Whoever wrote the contract down, changed it or paid of it: four eyes need somebody else. */
export async function keepersOf(db: Executor, id: string): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(sql`
    select by_id as id from ledger.change where object_kind = 'contract' and object_id = ${id}
    union select x.by_id from ledger.payment x join ledger.instalment i on i.id = x.instalment_id where i.contract_id = ${id}::uuid`)
  return new Set(rows.map((row) => row.id))
}

export interface SavedContract {
  id: string
  projectId: string
  no: string
  name: string
  party: string
  price: string
  signedOn: string
  remark: string
  document: string
  documentId: string | null
  sources: readonly { source: string; amount: string }[]
  milestones: readonly { id: string; name: string; plannedOn: string }[]
  instalments: readonly { id: string; milestoneId: string; percent: string }[]
  byId: string
  byName: string
}

/** Written anew line by line; what is accepted or paid has been found unchanged by the rules before. */
export async function saveContractRow(tx: Executor, saved: SavedContract, nowMs: number): Promise<void> {
  const milestoneIds = saved.milestones.map(({ id }) => id)
  const instalmentIds = saved.instalments.map(({ id }) => id)
  await tx.run(sql`
    insert into ledger.contract (id, project_id, no, name, party, price, signed_on, remark, document, document_id, by_id, by_name, saved_at)
    values (${saved.id}, ${saved.projectId}, ${saved.no}, ${saved.name}, ${saved.party}, ${saved.price}::numeric, ${saved.signedOn}::date,
      ${saved.remark}, ${saved.document}, ${saved.documentId}, ${saved.byId}, ${saved.byName}, to_timestamp(${nowMs / 1000}))
    on conflict (id) do update set no = excluded.no, name = excluded.name, party = excluded.party, price = excluded.price,
      signed_on = excluded.signed_on, remark = excluded.remark, document = excluded.document, document_id = excluded.document_id,
      saved_at = excluded.saved_at, version = contract.version + 1`)
  await tx.run(sql`delete from ledger.contract_source where contract_id = ${saved.id}`)
  await tx.run(sql`
    insert into ledger.contract_source (contract_id, place, source, amount)
    select ${saved.id}, n, s->>'source', (s->>'amount')::numeric
      from jsonb_array_elements(${JSON.stringify(saved.sources)}::jsonb) with ordinality as t(s, n)`)
  await tx.run(
    sql`delete from ledger.instalment where contract_id = ${saved.id} and id <> all(${instalmentIds}::uuid[])`,
  )
  await tx.run(sql`
    insert into ledger.milestone (id, contract_id, place, name, planned_on)
    select (m->>'id')::uuid, ${saved.id}, n, m->>'name', (m->>'plannedOn')::date
      from jsonb_array_elements(${JSON.stringify(saved.milestones)}::jsonb) with ordinality as t(m, n)
    on conflict (id) do update set place = excluded.place, name = excluded.name, planned_on = excluded.planned_on
      where milestone.contract_id = excluded.contract_id`)
  await tx.run(sql`
    insert into ledger.instalment (id, contract_id, place, milestone_id, percent)
    select (i->>'id')::uuid, ${saved.id}, n, (i->>'milestoneId')::uuid, (i->>'percent')::numeric
      from jsonb_array_elements(${JSON.stringify(saved.instalments)}::jsonb) with ordinality as t(i, n)
    on conflict (id) do update set place = excluded.place, milestone_id = excluded.milestone_id, percent = excluded.percent
      where instalment.contract_id = excluded.contract_id`)
  await tx.run(sql`delete from ledger.milestone where contract_id = ${saved.id} and id <> all(${milestoneIds}::uuid[])`)
}

/** Ids that another contract has already: they would stay with it. */
export async function hasForeignIds(
  tx: Executor,
  { id, milestones, instalments }: Pick<SavedContract, 'id' | 'milestones' | 'instalments'>,
): Promise<boolean> {
  const found = await tx.many(sql`
    select 1 from ledger.milestone where id = any(${milestones.map((one) => one.id)}::uuid[]) and contract_id <> ${id}
    union all select 1 from ledger.instalment where id = any(${instalments.map((one) => one.id)}::uuid[]) and contract_id <> ${id}
    limit 1`)
  return found.length > 0
}

export async function setAcceptance(
  tx: Executor,
  milestoneId: string,
  accepted: {
    on: string
    document: string
    documentId: string | null
    byId: string
    byName: string
    nowMs: number
  } | null,
): Promise<void> {
  await tx.run(sql`
    update ledger.milestone set accepted_on = ${accepted?.on ?? null}::date, accepted_document = ${accepted?.document ?? null},
      accepted_document_id = ${accepted?.documentId ?? null}::uuid, accepted_by = ${accepted?.byId ?? null},
      accepted_by_name = ${accepted?.byName ?? null},
      accepted_at = to_timestamp(${accepted === null ? null : accepted.nowMs / 1000}::float8)
    where id = ${milestoneId}`)
  await touchContract(tx, milestoneId)
}

async function touchContract(tx: Executor, milestoneId: string): Promise<void> {
  await tx.run(sql`
    update ledger.contract set version = version + 1
     where id = (select contract_id from ledger.milestone where id = ${milestoneId})`)
}

export async function setDifferenceReason(tx: Executor, instalmentId: string, reason: string | null): Promise<void> {
  await tx.run(sql`update ledger.instalment set difference_reason = ${reason} where id = ${instalmentId}`)
  await tx.run(sql`
    update ledger.contract set version = version + 1
     where id = (select contract_id from ledger.instalment where id = ${instalmentId})`)
}

/** Which of the named sources of money the district has. */
export async function knownSources(db: Executor, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(sql`select id from ledger.source where id = any(${[...ids]})`)
  return new Set(rows.map(({ id }) => id))
}
