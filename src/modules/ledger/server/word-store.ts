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
  const [sources, functionalItems, economicClasses] = await Promise.all([
    db.many<Source>(sql`select id, zh, en, income, fund from ledger.source order by place, id`),
    db.many<FunctionalItem>(sql`select code, zh from ledger.functional_item order by code`),
    db.many<EconomicClass>(
      sql`select code, zh, three_public as "threePublic" from ledger.economic_class order by code`,
    ),
  ])
  return { sources, functionalItems, economicClasses }
}
