import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { LayerSource } from '../../contract.ts'
import { placeOf } from '../../domain/place-of.ts'
import {
  addressRows,
  type BasemapAsk,
  type BasemapRow,
  buildingRows,
  poiRows,
  roadRows,
  surfaceRows,
} from './basemap-store.ts'

const source = (
  layer: string,
  zh: string,
  en: string,
  rows: (db: Executor, ask: BasemapAsk) => Promise<BasemapRow[]>,
): LayerSource => ({
  layer,
  how: { zh, en },
  givesWay: true,
  read: async (call, { bbox, limit }) => {
    const { db, nowMs, runtime } = call as Call
    const found = await rows(db, { bbox, limit: limit + 1 })
    const book = runtime.use(areaBook)
    return {
      features: found.slice(0, limit).map((row) => ({
        ...row,
        areaCode: book.gridAt(...placeOf(row.geometry))?.code ?? null,
      })),
      cut: found.length > limit,
      asOfMs: nowMs,
    }
  },
})

/** The base map that the territory module draws, as layers; a file that is loaded takes its place. */
export const basemapSources: readonly LayerSource[] = [
  source('water_area', '区域模块底图的水面', 'Waters of the base map', (db, ask) => surfaceRows(db, 'water', ask)),
  source('green_area', '区域模块底图的绿地', 'Greens of the base map', (db, ask) => surfaceRows(db, 'green', ask)),
  source('main_road', '区域模块底图的主、次干路', 'Main roads of the base map', (db, ask) =>
    roadRows(db, ['trunk', 'secondary'], ask),
  ),
  source('branch_road', '区域模块底图的支路和巷', 'Side roads of the base map', (db, ask) =>
    roadRows(db, ['branch', 'lane'], ask),
  ),
  source('building', '区域模块底图的建筑轮廓', 'Buildings of the base map', buildingRows),
  source('place_name', '区域模块底图的地名', 'Named places of the base map', poiRows),
  source('address_point', '标准地址库中的门牌', 'Doors of the standard addresses', addressRows),
]
