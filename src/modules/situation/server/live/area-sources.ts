import type { AreaLevel } from '#core/place/area-code.ts'
import { rosterBook } from '#modules/people/contract.ts'
import { type Area, areaBook, getAreaShapes } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { FeatureGeometry, FeatureValue, LayerSource } from '../../contract.ts'
import { boxesMeet } from '../../domain/box.ts'

/** Borders may be drawn this far from where they are, where a whole level is asked for. */
const TOLERANCE_M: Record<AreaLevel, number> = { district: 10, street: 5, community: 2, grid: 0 }

const source = (
  layer: string,
  level: AreaLevel,
  how: { zh: string; en: string },
  more: (call: Call, area: Area, atMs: number) => Record<string, FeatureValue> = () => ({}),
): LayerSource => ({
  layer,
  how,
  read: async (given, { bbox, limit, atMs }) => {
    const call = given as Call
    const book = call.runtime.use(areaBook)
    const met = book.all(level).filter((area) => bbox === null || boxesMeet(area.bbox, bbox))
    const wanted = new Set(met.slice(0, limit).map(({ code }) => code))
    const { features } = await call.call(getAreaShapes, { level, toleranceM: TOLERANCE_M[level] })
    return {
      features: features.flatMap(({ geometry, properties }) => {
        const area = wanted.has(String(properties.code)) ? book.find(String(properties.code)) : null
        if (!area) return []
        const told = more(call, area, atMs ?? call.nowMs)
        return {
          id: area.code,
          name: area.name,
          geometry: geometry as FeatureGeometry,
          properties: { 编码: area.code, 面积公顷: Math.round(area.areaM2 / 1000) / 10, ...told },
          areaCode: area.code,
        }
      }),
      cut: met.length > limit,
      asOfMs: call.nowMs,
    }
  },
})

const borders = (zh: string, en: string) => ({ zh: `现行${zh}边界`, en: `Borders of ${en} in force` })

export const areaSources: readonly LayerSource[] = [
  source('district_boundary', 'district', borders('区', 'the district')),
  source('street_boundary', 'street', borders('街道', 'streets')),
  source('community_boundary', 'community', borders('社区', 'communities')),
  source('unit_grid', 'grid', borders('单元网格', 'unit grids')),
  source(
    'responsibility_grid',
    'grid',
    { zh: '单元网格及此刻的责任人（按排班，无排班时按任职）', en: 'Grids with who answers for them now' },
    (call, area, atMs) => {
      const people = call.runtime.use(rosterBook).responsibleAt(area.code, atMs)
      return {
        责任人: people.map(({ name }) => name).join('、') || '未指定',
        在班: people.some(({ shift }) => shift !== 'standing'),
      }
    },
  ),
]
