import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { EconomicClass, FunctionalItem, Source } from '../domain/fund.ts'

export interface LedgerWords {
  sources: Source[]
  functionalItems: FunctionalItem[]
  economicClasses: EconomicClass[]
}

/** Lists of the district as its file has them now; what lines use stays, whether or not the file still names it. */
export async function saveWords(tx: Executor, words: LedgerWords): Promise<void> {
  await tx.run(sql`
    insert into ledger.source (id, zh, en, income, fund, place)
    select w->>'id', w->>'zh', w->>'en', w->>'income', w->>'fund', n
      from jsonb_array_elements(${JSON.stringify(words.sources)}::jsonb) with ordinality as t(w, n)
    on conflict (id) do update set zh = excluded.zh, en = excluded.en, income = excluded.income, fund = excluded.fund,
      place = excluded.place`)
  await tx.run(sql`
    insert into ledger.functional_item (code, zh)
    select w->>'code', w->>'zh' from jsonb_array_elements(${JSON.stringify(words.functionalItems)}::jsonb) as t(w)
    on conflict (code) do update set zh = excluded.zh`)
  await tx.run(sql`
    insert into ledger.economic_class (code, zh, three_public)
    select w->>'code', w->>'zh', w->>'threePublic' from jsonb_array_elements(${JSON.stringify(words.economicClasses)}::jsonb) as t(w)
    on conflict (code) do update set zh = excluded.zh, three_public = excluded.three_public`)
}

export async function readWords(db: Executor): Promise<LedgerWords> {
  // One after the other: in a command they share a connection.
  return {
    sources: await db.many<Source>(sql`select id, zh, en, income, fund from ledger.source order by place, id`),
    functionalItems: await db.many<FunctionalItem>(sql`select code, zh from ledger.functional_item order by code`),
    economicClasses: await db.many<EconomicClass>(
      sql`select code, zh, three_public as "threePublic" from ledger.economic_class order by code`,
    ),
  }
}

/** Spending is told by classes of five digits and items of seven; those above them are sums. */
export async function knowsEconomic(db: Executor, code: string): Promise<boolean> {
  const found = await db.maybeOne(
    sql`select 1 as known from ledger.economic_class where code = ${code} and length(code) = 5`,
  )
  return found !== null
}

export async function knowsFunctional(db: Executor, code: string): Promise<boolean> {
  const found = await db.maybeOne(
    sql`select 1 as known from ledger.functional_item where code = ${code} and length(code) = 7`,
  )
  return found !== null
}

export function nameOfCode({ functionalItems, economicClasses }: LedgerWords): (code: string) => string {
  const names = new Map([...functionalItems, ...economicClasses].map(({ code, zh }) => [code, zh]))
  return (code) => names.get(code) ?? code
}
