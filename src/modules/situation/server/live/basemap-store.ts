import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Bbox, FeatureGeometry, FeatureValue } from '../../contract.ts'

export interface BasemapRow {
  id: string
  name: string
  geometry: FeatureGeometry
  properties: Record<string, FeatureValue>
}

export interface BasemapAsk {
  bbox: Bbox | null
  limit: number
}

const touches = (bbox: Bbox | null): Sql =>
  bbox ? sql`west <= ${bbox[2]} and east >= ${bbox[0]} and south <= ${bbox[3]} and north >= ${bbox[1]}` : sql`true`
const boxText = ([west, south, east, north]: Bbox) => `(${east},${north}),(${west},${south})`
const holds = (bbox: Bbox | null): Sql => (bbox ? sql`at <@ ${boxText(bbox)}::box` : sql`true`)

const ROAD_WORDS = sql`case class when 'trunk' then '主干路' when 'secondary' then '次干路' when 'branch' then '支路' else '巷' end`

export async function roadRows(db: Executor, classes: readonly string[], ask: BasemapAsk): Promise<BasemapRow[]> {
  return db.many<BasemapRow>(sql`
    select id, name, jsonb_build_object('type', 'LineString', 'coordinates', line) as geometry,
      jsonb_build_object('等级', ${ROAD_WORDS}) as properties
      from territory.v_road where class = any(${[...classes]}::text[]) and ${touches(ask.bbox)}
     order by id limit ${ask.limit}`)
}

export async function surfaceRows(db: Executor, layer: 'water' | 'green', ask: BasemapAsk): Promise<BasemapRow[]> {
  return db.many<BasemapRow>(sql`
    select id, name, polygon as geometry, jsonb_build_object('类型', case kind when 'river' then '江河' when 'canal' then '港渠'
      when 'lake' then '湖泊' when 'pond' then '水塘' when 'park' then '公园' when 'square' then '广场' when 'riverfront' then '江滩'
      when 'shore' then '岸线绿地' when 'wood' then '林地' when 'field' then '农田' else kind end) as properties
      from territory.v_surface where layer = ${layer} and ${touches(ask.bbox)}
     order by (east - west) * (north - south) desc, id limit ${ask.limit}`)
}

export async function buildingRows(db: Executor, { bbox, limit }: BasemapAsk): Promise<BasemapRow[]> {
  return db.many<BasemapRow>(sql`
    select id, '' as name, polygon as geometry, jsonb_build_object('层数', floors, '用途', case use when 'dwelling' then '住宅'
      when 'shop' then '商业' when 'office' then '办公' when 'factory' then '厂房' when 'school' then '学校'
      when 'hospital' then '医院' when 'market' then '市场' when 'public' then '公共' else '村屋' end) as properties
      from territory.v_building
     where ${bbox ? sql`box(point(west, south), point(east, north)) && ${boxText(bbox)}::box` : sql`true`} limit ${limit}`)
}

export async function poiRows(db: Executor, { bbox, limit }: BasemapAsk): Promise<BasemapRow[]> {
  return db.many<BasemapRow>(sql`
    select id, name, jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(at[0], at[1])) as geometry,
      jsonb_build_object('类别', kind) as properties
      from territory.v_poi where ${holds(bbox)} order by id limit ${limit}`)
}

export async function addressRows(db: Executor, { bbox, limit }: BasemapAsk): Promise<BasemapRow[]> {
  return db.many<BasemapRow>(sql`
    select id, coalesce(road || number || '号', text) as name,
      jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(at[0], at[1])) as geometry,
      jsonb_build_object('标准地址', text) as properties
      from territory.v_address where kind = 'doorplate' and ${holds(bbox)} order by id limit ${limit}`)
}
