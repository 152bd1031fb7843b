import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { type Bbox, type LayerField, type LayerStyle, layersChanged } from '../contract.ts'

/** What a version makes of a layer. */
export interface LayerInForce {
  id: string
  version: number
  edition: number | null
  featureCount: number
  bbox: Bbox | null
  fields: readonly LayerField[]
  style: LayerStyle | null
  dataMs: number | null
  invented: boolean
  atMs: number
}

/** Puts a version in force; the caller holds the lock of the layer. Screens hear of it after commit. */
export async function putInForce(tx: Executor, one: LayerInForce): Promise<void> {
  const [west, south, east, north] = one.bbox ?? [null, null, null, null]
  await tx.run(sql`
    update situation.layer set version = ${one.version}, edition = ${one.edition}, feature_count = ${one.featureCount},
      west = ${west}, south = ${south}, east = ${east}, north = ${north}, fields = ${JSON.stringify(one.fields)}::jsonb,
      style = ${one.style ? JSON.stringify(one.style) : null}::jsonb,
      data_at = to_timestamp(${one.dataMs === null ? null : one.dataMs / 1000}::float8), invented = ${one.invented},
      changed_at = to_timestamp(${one.atMs / 1000})
     where id = ${one.id}`)
  await tx.run(sql`select platform.f_emit(${layersChanged.name}, ${JSON.stringify({ layers: [one.id] })}::jsonb)`)
}
