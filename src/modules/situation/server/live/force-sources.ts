import type { LonLat } from '#core/place/geometry.ts'
import { type Responsible, rosterBook, type Unit, unitBook } from '#modules/people/contract.ts'
import { type Area, areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { FeatureValue, LayerFeature, LayerSource } from '../../contract.ts'
import { isWithinBox } from '../../domain/box.ts'

type Read = (call: Call, atMs: number) => LayerFeature[]

const source = (layer: string, zh: string, en: string, read: Read): LayerSource => ({
  layer,
  how: { zh, en },
  read: async (given, { bbox, limit, atMs }) => {
    const call = given as Call
    const all = read(call, atMs ?? call.nowMs)
    const met = bbox ? all.filter(({ geometry }) => isWithinBox(geometry.coordinates as LonLat, bbox)) : all
    return { features: met.slice(0, limit), cut: met.length > limit, asOfMs: atMs ?? call.nowMs }
  },
})

const pointOf = (id: string, name: string, area: Area, properties: Record<string, FeatureValue>): LayerFeature => ({
  id,
  name,
  geometry: { type: 'Point', coordinates: area.labelPoint },
  properties: { ...properties, 位置: `${area.name}中心` },
  areaCode: area.code,
})

/** Organisations that serve an area, at the middle of it: where their door is, nobody has registered. */
const unitsOf =
  (fits: (unit: Unit) => boolean): Read =>
  (call) => {
    const areas = call.runtime.use(areaBook)
    return call.runtime
      .use(unitBook)
      .all()
      .filter((unit) => unit.areaCode !== null && fits(unit))
      .flatMap((unit) => {
        const area = areas.find(unit.areaCode!)
        return area ? [pointOf(unit.id, unit.zh, area, { 职责: unit.remitZh ?? null })] : []
      })
  }

/** Grids in which somebody is on the roster at the moment. */
const gridsOnShift =
  (name: (people: readonly Responsible[], area: Area) => string): Read =>
  (call, atMs) => {
    const roster = call.runtime.use(rosterBook)
    return call.runtime
      .use(areaBook)
      .all('grid')
      .flatMap((area) => {
        const people = roster.responsibleAt(area.code, atMs).filter(({ shift }) => shift !== 'standing')
        if (people.length === 0) return []
        return [pointOf(area.code, name(people, area), area, { 网格: area.name, 人数: people.length })]
      })
  }

/** Streets and communities whose desk is held by somebody on the roster at the moment. */
const postsOnShift: Read = (call, atMs) => {
  const roster = call.runtime.use(rosterBook)
  const areas = call.runtime.use(areaBook)
  return [...areas.all('street'), ...areas.all('community')].flatMap((area) => {
    const people = roster.responsibleAt(area.code, atMs).filter(({ shift }) => shift !== 'standing')
    if (people.length === 0) return []
    return [pointOf(area.code, `${area.name}值守`, area, { 值守: people.map(({ name }) => name).join('、') })]
  })
}

export const forceSources: readonly LayerSource[] = [
  source(
    'sub_center',
    '各街道分中心，标在街道中心',
    'Street centres, at the middle of their street',
    unitsOf(({ kind }) => kind === 'streetCenter'),
  ),
  source(
    'community_station',
    '各社区，标在社区中心',
    'Communities, at their middle',
    unitsOf(({ kind }) => kind === 'community'),
  ),
  source(
    'handling_unit',
    '有辖区的处置单位，标在辖区中心；区级部门未登记驻点，不标',
    'Handling units with an area, at its middle; those of the district have no registered place',
    unitsOf(({ kind }) => kind === 'streetCenter' || kind === 'vendor'),
  ),
  source(
    'duty_post',
    '此刻排班有人的街道和社区值守岗',
    'Desks of streets and communities held at the moment',
    postsOnShift,
  ),
  source(
    'grid_worker',
    '此刻排班在岗的网格员，标在网格中心；实时位置待移动采集接入',
    'Grid workers on the roster now, at the middle of their grid; live positions come with patrol',
    gridsOnShift((people) => people.map(({ name }) => name).join('、')),
  ),
]
