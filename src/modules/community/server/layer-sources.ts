import type { AreaGeometry } from '#core/place/geometry.ts'
import { localDate } from '#core/time/local.ts'
import { type LayerAnswer, type LayerAsk, type LayerSource, layerSources } from '#modules/situation/contract.ts'
import { areaBook, getAreaShapes } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import { dissolveAreas } from '../domain/dissolve-areas.ts'
import { ownAreas } from '../domain/own-areas.ts'
import { dueBuildings } from './building-store.ts'
import { communityRoom } from './community-room.ts'
import { economicGrids } from './economic-grid-store.ts'
import { findEnterprises } from './enterprise-store.ts'
import { residentsByGrid } from './figures-store.ts'
import { enterpriseView } from './views.ts'

/** Beside the layer's own permission each asks for the permission of what it shows, and is cut by that one's scope. */
export function offerLayers(runtime: Runtime): void {
  const sources = runtime.use(layerSources)
  for (const source of [enterprises, grids, households, people]) if (!sources.find(source.layer)) sources.offer(source)
}

const NOTHING = (asOfMs: number): LayerAnswer => ({ features: [], cut: false, asOfMs })

const enterprises: LayerSource = {
  layer: 'enterprise',
  how: { zh: '在册经营的企业，按本人区域', en: 'Enterprises at work, within the own area' },
  read: async (given, ask) => {
    const call = given as Call
    if (!call.may('community:view-enterprises')) return NOTHING(call.nowMs)
    const { industries } = call.runtime.use(communityRoom).rules()
    const rows = await findEnterprises(call.db, {
      scope: call.scope('community:view-enterprises'),
      area: null,
      economicGrid: null,
      dueBy: null,
      needs: false,
      text: null,
      box: boxOf(ask),
      sort: 'name',
      after: null,
      limit: ask.limit + 1,
    })
    return {
      features: rows.slice(0, ask.limit).map((row) => {
        const view = enterpriseView(call, row)
        return {
          id: row.id,
          name: row.name,
          geometry: { type: 'Point' as const, coordinates: [row.lon, row.lat] },
          properties: {
            industry: industries.find(({ key }) => key === row.industry)?.zh ?? row.industry,
            economicGrid: row.economicGridName,
            staff: row.staff,
            visit: view.due.state,
            openNeeds: row.openNeeds,
          },
          areaCode: row.areaCode,
          link: `/c/enterprises?open=${row.id}`,
        }
      }),
      cut: rows.length > ask.limit,
      asOfMs: call.nowMs,
    }
  },
}

const grids: LayerSource = {
  layer: 'economic_grid',
  how: { zh: '经济网格，由单元网格组成', en: 'Economic grids, made of unit grids' },
  read: async (given, ask) => {
    const call = given as Call
    if (!call.may('community:view-enterprises')) return NOTHING(call.nowMs)
    const rows = await economicGrids(call.db, call.scope('community:view-enterprises'), localDate(call.nowMs))
    const shapes = await call.runtime.callWithin(call, getAreaShapes, { level: 'grid', toleranceM: 0 })
    const shapeOf = new Map(shapes.features.map((one) => [String(one.properties.code), one.geometry as AreaGeometry]))
    const features = rows.flatMap((row) => {
      const parts = row.areas.flatMap((code) => shapeOf.get(code) ?? [])
      if (parts.length === 0) return []
      return {
        id: row.code,
        name: row.name,
        geometry: dissolveAreas(parts),
        properties: { enterprises: row.enterprises, visitsDue: row.visitsDue, openNeeds: row.openNeeds },
        areaCode: null,
        link: `/c/enterprises?grid=${encodeURIComponent(row.code)}`,
      }
    })
    return { features: features.slice(0, ask.limit), cut: features.length > ask.limit, asOfMs: call.nowMs }
  },
}

/** By building: which door is to be visited stays on the community's own page. */
const households: LayerSource = {
  layer: 'visit_household',
  how: { zh: '本社区该走访的楼栋和户数，不含姓名和门牌', en: 'Buildings with households due, in the own community' },
  read: async (given, ask) => {
    const call = given as Call
    if (!call.may('community:view-residents')) return NOTHING(call.nowMs)
    const areas = ownAreas(call.scope('community:view-residents'))
    const rows = await dueBuildings(call.db, areas, localDate(call.nowMs), boxOf(ask), ask.limit + 1)
    return {
      features: rows.slice(0, ask.limit).map((row) => ({
        id: row.id,
        name: row.name,
        geometry: { type: 'Point' as const, coordinates: [row.lon, row.lat] },
        properties: { visitsDue: row.visitsDue },
        areaCode: row.areaCode,
        link: `/c/community?building=${row.id}&tab=due`,
      })),
      cut: rows.length > ask.limit,
      asOfMs: call.nowMs,
    }
  },
}

/** By unit grid, and none of fewer than five: how many live where, not who. */
const people: LayerSource = {
  layer: 'population_heat',
  how: { zh: '登记居民数，按单元网格，不足 5 人不显示', en: 'Registered residents by unit grid, five or more' },
  read: async (given, ask) => {
    const call = given as Call
    const book = call.runtime.use(areaBook)
    const rows = await residentsByGrid(call.db, call.scope('situation:view-people'), ask.limit + 1)
    const features = rows.slice(0, ask.limit).flatMap((row) => {
      const area = book.find(row.areaCode)
      if (!area || !isIn(area.labelPoint, ask)) return []
      return {
        id: row.areaCode,
        name: area.name,
        geometry: { type: 'Point' as const, coordinates: area.labelPoint },
        properties: { residents: row.residents, weight: row.residents },
        areaCode: row.areaCode,
      }
    })
    return { features, cut: rows.length > ask.limit, asOfMs: call.nowMs }
  },
}

function boxOf({ bbox }: LayerAsk): readonly [number, number, number, number] | null {
  return bbox
}

function isIn([lon, lat]: readonly [number, number], { bbox }: LayerAsk): boolean {
  if (!bbox) return true
  const [west, south, east, north] = bbox
  return lon >= west && lon <= east && lat >= south && lat <= north
}
