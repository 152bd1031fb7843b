import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Bbox, FeatureGeometry, FeatureValue } from '../contract.ts'

/** Each edition lies in a strip of the index of its own, so far east of the one before. */
const STRIP_DEGREES = 400

export interface FeatureRow {
  edition: number
  no: number
  key: string
  name: string
  properties: Record<string, FeatureValue>
  geometry: FeatureGeometry
  areaCode: string | null
  lon: number
  lat: number
}

export const featureColumns = sql`edition, no, key, name, properties, geometry, area_code as "areaCode", lon, lat`

const inBox = (edition: number, [west, south, east, north]: Bbox): Sql => {
  const strip = edition * STRIP_DEGREES
  return sql`box(point(west + edition * 400.0, south), point(east + edition * 400.0, north)) &&
    box(point(${west + strip}::float8, ${south}::float8), point(${east + strip}::float8, ${north}::float8))`
}

/** Without the index: several editions are looked through by name at once. */
const meets = (bbox: Bbox | null): Sql =>
  bbox ? sql`west <= ${bbox[2]} and east >= ${bbox[0]} and south <= ${bbox[3]} and north >= ${bbox[1]}` : sql`true`

/** Those that lie in the areas of a scope. */
const inAreas = (scope: Scope | null): Sql =>
  scope === null || scope.all ? sql`true` : sql`area_code like any(${scope.areas.map((code) => `${code}%`)}::text[])`

export interface FeatureAsk {
  edition: number
  bbox: Bbox | null
  /** Null: whoever may see the layer sees all of it. */
  scope: Scope | null
  limit: number
}

export async function featuresIn(db: Executor, { edition, bbox, scope, limit }: FeatureAsk): Promise<FeatureRow[]> {
  return db.many<FeatureRow>(sql`
    select ${featureColumns} from situation.feature
     where edition = ${edition} and to_version is null and ${bbox ? inBox(edition, bbox) : sql`true`} and ${inAreas(scope)}
     order by ${bbox ? sql`edition` : sql`no`} limit ${limit}`)
}

export interface NameAsk extends Omit<FeatureAsk, 'edition'> {
  text: string
  /** Of all layers that are looked through at once. */
  editions: readonly number[]
}

/** A pattern for what contains a text, whose own signs of patterns mean themselves. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** By name or number first, then by the value of any field. */
export async function featuresNamed(db: Executor, ask: NameAsk): Promise<FeatureRow[]> {
  const { bbox, text, limit } = ask
  const like = containing(text)
  const where = sql`edition = any(${[...ask.editions]}::int[]) and to_version is null and ${inAreas(ask.scope)}
    and ${meets(bbox)}`
  const named = await db.many<FeatureRow>(sql`
    select ${featureColumns} from situation.feature where ${where} and (name ilike ${like} or key ilike ${like})
     order by position(lower(${text}) in lower(name)) = 0, length(name), edition, no limit ${limit}`)
  if (named.length >= limit) return named
  const byValue = await db.many<FeatureRow>(sql`
    select ${featureColumns} from situation.feature where ${where} and not (name ilike ${like} or key ilike ${like})
      and properties::text ilike ${like}
      and exists (select from jsonb_each_text(properties) where value ilike ${like})
     order by edition, no limit ${limit - named.length}`)
  return [...named, ...byValue]
}

export interface FeatureVersion extends FeatureRow {
  original: FeatureGeometry | null
  fromVersion: number
  toVersion: number | null
}

/** All that a feature ever was, newest first. */
export async function versionsOfFeature(db: Executor, edition: number, no: number): Promise<FeatureVersion[]> {
  return db.many<FeatureVersion>(sql`
    select ${featureColumns}, original, from_version as "fromVersion", to_version as "toVersion"
      from situation.feature where edition = ${edition} and no = ${no} order by from_version desc limit 200`)
}
