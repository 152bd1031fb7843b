import { toRfc3339 } from '#core/time/local.ts'
import { getAreaShapes } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { FeatureGeometry, LayerSource } from '../contract.ts'
import { boxesMeet } from '../domain/box.ts'
import { ACTIVITY_WORDS } from '../domain/grid-activity.ts'
import { gridsFor } from './grid-activity.ts'

/** Grids in which nothing was done for longer than the district allows. */
export const silentGridSource: LayerSource = {
  layer: 'silent_grid',
  how: {
    zh: '超过限定天数没有上报、派遣、办理、核查和走访的网格',
    en: 'Grids without a report, dispatch, handling, check or visit for longer than the limit',
  },
  read: async (given, { bbox, limit }) => {
    const call = given as Call
    const { atMs, grids } = await gridsFor(call, call.scope('situation:view-work'), undefined)
    const silent = new Map(grids.flatMap((grid) => (grid.state.silent ? [[grid.code, grid] as const] : [])))
    const near = [...silent.values()].filter(({ area }) => !bbox || boxesMeet(area.bbox, bbox))
    const wanted = new Set(near.slice(0, limit).map(({ code }) => code))
    const { features } = await call.call(getAreaShapes, { level: 'grid', toleranceM: 0 })
    return {
      features: features.flatMap(({ id, geometry }) => {
        const grid = wanted.has(`${id}`) ? silent.get(`${id}`) : undefined
        if (!grid) return []
        const { lastMs, lastKind, quietDays } = grid.state
        return [
          {
            id: grid.code,
            name: grid.area.name,
            geometry: geometry as FeatureGeometry,
            properties: {
              最近活动: lastMs === null ? '记录期内没有' : toRfc3339(lastMs).slice(0, 16).replace('T', ' '),
              活动类型: lastKind === null ? '' : ACTIVITY_WORDS[lastKind].zh,
              已静默天数: quietDays,
            },
            areaCode: grid.code,
            link: `/c/grid-activity?area=${grid.code.slice(0, 12)}&state=silent`,
          },
        ]
      }),
      cut: near.length > limit,
      asOfMs: atMs,
    }
  },
}
