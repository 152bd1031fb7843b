import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Bbox, LayerField, LayerStyle } from '../contract.ts'
import type { ColorToken, LayerGeometry, SymbolShape } from '../domain/layer.ts'
import type { GroupInFile, LayerInFile } from '../domain/layer-file.ts'

export interface StoredLayer {
  id: string
  zh: string
  en: string
  group: string
  geometry: LayerGeometry
  source: string
  permission: string
  minZoom: number
  symbol: { shape: SymbolShape; color: ColorToken }
  defaultVisible: boolean
  /** What a person has set; null: as the district's file says. */
  style: LayerStyle | null
  fields: LayerField[]
  staleAfterDays: number | null
  edition: number | null
  version: number
  featureCount: number
  bbox: Bbox | null
  dataMs: number | null
  changedMs: number | null
  invented: boolean
}

const columns = sql`id, zh, en, group_id as "group", geometry, source, permission, min_zoom as "minZoom", symbol,
  default_visible as "defaultVisible", style, fields, stale_after_days as "staleAfterDays", edition, version,
  feature_count as "featureCount", case when west is not null then jsonb_build_array(west, south, east, north) end as bbox,
  (extract(epoch from data_at) * 1000)::float8 as "dataMs", (extract(epoch from changed_at) * 1000)::float8 as "changedMs",
  invented`

/** In the order of the district's file. */
export async function loadLayers(db: Executor): Promise<StoredLayer[]> {
  return db.many<StoredLayer>(sql`select ${columns} from situation.layer where ended_at is null order by position`)
}

/** One layer that nobody else can change until the transaction ends. */
export async function lockLayer(tx: Executor, id: string): Promise<StoredLayer | null> {
  return tx.maybeOne<StoredLayer>(
    sql`select ${columns} from situation.layer where id = ${id} and ended_at is null for update`,
  )
}

export async function loadGroups(db: Executor): Promise<{ id: string; zh: string; en: string }[]> {
  return db.many(sql`select id, zh, en from situation.layer_group order by position`)
}

/** The district's file as it is now; what persons have set or loaded stays, layers that it lost are ended. */
export async function saveDefinitions(
  tx: Executor,
  groups: readonly GroupInFile[],
  layers: readonly LayerInFile[],
): Promise<void> {
  await tx.run(sql`
    insert into situation.layer_group (id, position, zh, en)
    select id, "order", zh, en
      from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as g(id text, "order" int, zh text, en text)
    on conflict (id) do update set position = excluded.position, zh = excluded.zh, en = excluded.en`)
  const rows = layers.map((layer, position) => ({
    ...layer,
    position,
    fields: (layer.fields ?? []).map(({ key, zh, en, kind }) => ({ key, title: { zh, en }, kind })),
  }))
  await tx.run(sql`
    insert into situation.layer (id, position, zh, en, group_id, geometry, source, min_zoom, permission, symbol,
      default_visible, stale_after_days, fields)
    select id, position, zh, en, "group", geometry, source, "minZoom", permission, symbol, "defaultVisible",
      "staleAfterDays", fields
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(id text, position int, zh text, en text, "group" text,
        geometry text, source text, "minZoom" int, permission text, symbol jsonb, "defaultVisible" boolean,
        "staleAfterDays" int, fields jsonb)
    on conflict (id) do update set position = excluded.position, zh = excluded.zh, en = excluded.en,
      group_id = excluded.group_id, geometry = excluded.geometry, source = excluded.source, min_zoom = excluded.min_zoom,
      permission = excluded.permission, symbol = excluded.symbol, default_visible = excluded.default_visible,
      stale_after_days = excluded.stale_after_days,
      fields = case when layer.edition is null then excluded.fields else layer.fields end, ended_at = null`)
  await tx.run(sql`
    update situation.layer set ended_at = clock_timestamp()
     where ended_at is null and not (id = any(${layers.map(({ id }) => id)}::text[]))`)
}
