import { useMemo } from 'react'
import { type CaseRow, listCases } from '#modules/cases/contract.ts'
import { usePages } from '#ui/call.ts'
import { lightNow } from '#ui/clock.ts'
import type { MapBounds } from '#ui/map.ts'
import type { CaseLight } from '../../contract.ts'
import { boxText } from './ask-box.ts'
import { CASE_LAYERS, type CaseLayer, filterOf } from './case-layers.ts'
import type { CaseFilter } from './map-query.ts'

const PAGE = 200
const LISTED = ['green', 'yellow', 'orange', 'red'] as const

/** Open cases in a box as the lists of cases have them, those due first at the top: the very ones that the map draws. */
export function useCaseRows(layer: CaseLayer | null, filter: CaseFilter, box: MapBounds | null) {
  const chosen = filterOf(layer === null ? {} : CASE_LAYERS[layer], filter)
  // The lists know no filter for cases without a light: they are then looked through here.
  const lights = chosen?.lights.every((light) => (LISTED as readonly string[]).includes(light)) ? chosen.lights : []
  const reading = usePages(
    listCases,
    {
      open: true,
      sort: 'due',
      limit: PAGE,
      box: boxText(box ?? [0, 0, 0, 0]),
      ...(lights.length > 0 ? { light: lights as (typeof LISTED)[number][] } : {}),
      ...(chosen && chosen.urgency.length > 0
        ? { urgency: [...chosen.urgency] as ('normal' | 'urgent' | 'critical')[] }
        : {}),
      ...(filter.category === null ? {} : { category: filter.category }),
      ...(filter.channel === null ? {} : { channel: [filter.channel] }),
      ...(filter.area === null ? {} : { area: filter.area }),
    },
    { enabled: layer !== null && chosen !== null && box !== null },
  )
  const wanted = chosen === null ? null : chosen.lights.join()
  const rows = useMemo(() => {
    if (wanted === null) return []
    return (reading.data ?? []).filter(
      (row) => wanted === '' || wanted.split(',').includes(lightOfRow(row, Date.now())),
    )
  }, [reading.data, wanted])
  return { ...reading, rows }
}

/** Red as soon as any limit of the case is over, as on the map. */
export function lightOfRow({ step, overdue }: CaseRow, nowMs: number): CaseLight {
  if (overdue) return 'red'
  return step ? lightNow(step, nowMs) : 'none'
}
