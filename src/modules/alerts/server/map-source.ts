import type { LonLat } from '#core/place/geometry.ts'
import type { LayerSource } from '#modules/situation/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { findAlerts } from './alert-store.ts'
import { alertView } from './alert-view.ts'

const MOST = 2000

/** Alerts that go on, where their cases lie; those of an area at its middle, those of the district or a unit nowhere. */
export const mapSource: LayerSource = {
  layer: 'case_repeat_place',
  how: { zh: '仍在持续的治理告警', en: 'Alerts that are going on' },
  read: async (given, { bbox, limit, atMs }) => {
    const call = given as Call
    if (!call.may('alerts:view')) return { features: [], cut: false, asOfMs: call.nowMs }
    const areas = call.runtime.use(areaBook)
    const found = await findAlerts(call.db, { scope: call.scope('alerts:view'), ongoing: true, limit: MOST })
    const features = found.flatMap((stored) => {
      if (stored.state === 'dismissed' || (atMs !== null && stored.begunMs > atMs)) return []
      const area = stored.areaCode === null ? null : areas.find(stored.areaCode)
      const at: LonLat | null =
        stored.lon !== null && stored.lat !== null ? [stored.lon, stored.lat] : (area?.labelPoint ?? null)
      if (at === null || (bbox && !isIn(at, bbox))) return []
      const { title, rule, placeName, seen } = alertView(call.runtime, stored)
      return [
        {
          id: stored.id,
          name: title.zh,
          geometry: { type: 'Point' as const, coordinates: at },
          properties: { 编号: stored.no, 规则: rule.zh, 位置: placeName, 件数: seen },
          areaCode: stored.areaCode,
          link: `/c/alerts?open=${stored.id}`,
        },
      ]
    })
    return { features: features.slice(0, limit), cut: features.length > limit, asOfMs: atMs ?? call.nowMs }
  },
}

const isIn = ([lon, lat]: LonLat, [west, south, east, north]: readonly number[]) =>
  lon >= west! && lon <= east! && lat >= south! && lat <= north!
