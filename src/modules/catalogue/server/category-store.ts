import type { Limit, LimitUnit } from '#core/time/limit.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { AmbiguousTerm, Category, CategoryClass, CategoryKind } from '../domain/category.ts'
import { stampColumns, type VersionRow } from './version-store.ts'

interface CategoryRow extends Omit<Category, 'class' | 'limit' | 'ownerlessLimit' | 'kind'> {
  classCode: string
  kind: CategoryKind
  limitN: number
  limitUnit: LimitUnit
  ownerlessN: number | null
  ownerlessUnit: LimitUnit | null
}

const columns = sql`c.code, c.version, c.class_code as "classCode", k.kind, c.key as id, c.zh, c.en,
  c.pinyin_initials as "pinyinInitials", c.synonyms, c.outdoor, c.file_zh as "fileZh", c.file_en as "fileEn",
  c.close_zh as "closeZh", c.close_en as "closeEn", c.limit_n as "limitN", c.limit_unit as "limitUnit",
  c.ownerless_n as "ownerlessN", c.ownerless_unit as "ownerlessUnit", c.emergency, c.reward, c.other, c.active`

function categoryOf({ classCode, limitN, limitUnit, ownerlessN, ownerlessUnit, ...row }: CategoryRow): Category {
  const ownerlessLimit: Limit | null =
    ownerlessN === null || ownerlessUnit === null ? null : { n: ownerlessN, unit: ownerlessUnit }
  return { ...row, class: classCode, limit: { n: limitN, unit: limitUnit }, ownerlessLimit }
}

/** The newest version of every category, in order of code. */
export async function loadCategories(db: Executor): Promise<Category[]> {
  const rows = await db.many<CategoryRow>(sql`
    select distinct on (c.code) ${columns} from catalogue.category_version c join catalogue.class k on k.code = c.class_code
    order by c.code, c.version desc`)
  return rows.map(categoryOf)
}

export async function loadClasses(db: Executor): Promise<CategoryClass[]> {
  return db.many<CategoryClass>(sql`
    select code, kind, zh, en, pinyin_initials as "pinyinInitials" from catalogue.class order by code`)
}

export async function loadAmbiguousTerms(db: Executor): Promise<AmbiguousTerm[]> {
  return db.many<AmbiguousTerm>(sql`select term, codes from catalogue.ambiguous_term order by term`)
}

export async function versionsOfCategory(db: Executor, code: string): Promise<(VersionRow & { category: Category })[]> {
  const rows = await db.many<VersionRow & CategoryRow>(sql`
    select ${columns}, ${stampColumns}
    from catalogue.category_version c join catalogue.class k on k.code = c.class_code
    join catalogue.taxonomy_version v on v.version = c.version
    where c.code = ${code} order by c.version desc limit 200`)
  return rows.map(({ atMs, byId, byName, why, ...row }) => ({
    version: row.version,
    atMs,
    byId,
    byName,
    why,
    category: categoryOf(row),
  }))
}

export async function saveClasses(db: Executor, classes: readonly CategoryClass[]): Promise<void> {
  await db.run(sql`
    insert into catalogue.class (code, kind, zh, en, pinyin_initials)
    select code, kind, zh, en, "pinyinInitials"
    from jsonb_to_recordset(${JSON.stringify(classes)}::jsonb) as r(code text, kind text, zh text, en text, "pinyinInitials" text)
    on conflict (code) do nothing`)
}

export async function saveAmbiguousTerms(db: Executor, terms: readonly AmbiguousTerm[]): Promise<void> {
  for (const { term, codes } of terms)
    await db.run(sql`
      insert into catalogue.ambiguous_term (term, codes) values (${term}, ${[...codes]}::text[]) on conflict (term) do nothing`)
}

/** One row for each category, all of one version of the taxonomy. */
export async function addCategoryVersions(
  db: Executor,
  version: number,
  categories: readonly Omit<Category, 'version'>[],
): Promise<void> {
  await db.run(insertStatement(version, categories))
}

function insertStatement(version: number, categories: readonly Omit<Category, 'version'>[]): Sql {
  return sql`
    insert into catalogue.category_version (code, version, class_code, key, zh, en, pinyin_initials, synonyms, outdoor,
      file_zh, file_en, close_zh, close_en, limit_n, limit_unit, ownerless_n, ownerless_unit, emergency, reward, other, active)
    select code, ${version}, class, id, zh, en, "pinyinInitials",
      array(select jsonb_array_elements_text(synonyms)), outdoor, "fileZh", "fileEn", "closeZh", "closeEn",
      ("limit"->>'n')::int, "limit"->>'unit', ("ownerlessLimit"->>'n')::int, "ownerlessLimit"->>'unit', emergency, reward,
      other, active
    from jsonb_to_recordset(${JSON.stringify(categories)}::jsonb) as r(code text, class text, id text, zh text, en text,
      "pinyinInitials" text, synonyms jsonb, outdoor boolean, "fileZh" text, "fileEn" text, "closeZh" text, "closeEn" text,
      "limit" jsonb, "ownerlessLimit" jsonb, emergency boolean, reward boolean, other boolean, active boolean)`
}
