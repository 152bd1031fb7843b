import { localDate } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { LayerSource } from '../contract.ts'
import { sceneUpdatesIn } from './scene-update-store.ts'

/** Updated areas of the 3D scene as a layer of the map; at an earlier moment those that were there by that day. */
export const sceneUpdateSource: LayerSource = {
  layer: 'scene3d_update',
  how: { zh: '实景三维更新区台账，按更新日期', en: 'Areas of the 3D scene surveyed anew, by day' },
  read: async (call, { bbox, limit, atMs }) => {
    const { db, nowMs } = call as Call
    const rows = await sceneUpdatesIn(db, { bbox, limit: limit + 1, upTo: localDate(atMs ?? nowMs) })
    return {
      features: rows.slice(0, limit).map((row) => ({
        id: row.id,
        name: row.name,
        geometry: row.geometry,
        properties: {
          更新日期: row.updatedOn,
          面积平方千米: Math.round(row.areaM2 / 10_000) / 100,
          单位: row.maker,
          演示数据: row.invented ? '是' : '否',
        },
        areaCode: row.areaCode,
        link: `/c/scene-updates?year=${row.updatedOn.slice(0, 4)}&open=${row.id}`,
      })),
      cut: rows.length > limit,
      asOfMs: nowMs,
    }
  },
}
