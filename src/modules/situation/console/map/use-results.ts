import { useMemo } from 'react'
import type { LonLat } from '#core/place/geometry.ts'
import { type Problem, useOperation } from '#ui/call.ts'
import { boundsOf, isWithin, type MapBounds } from '#ui/map.ts'
import { identify, type LayerCard } from '../../contract/layers.ts'
import { askBox } from './ask-box.ts'
import type { CaseFilter, Here, MapQuery } from './map-query.ts'
import { byWeight, passes, type ResultRow, rowOf, rowOfHit } from './result-rows.ts'
import { useFeatures } from './use-features.ts'

/** Features of one layer in one answer. */
const MOST_FEATURES = 2000
/** Layers asked about what was drawn: each is a call. */
const MOST_LAYERS = 24
const MOST_HITS = 200

export interface Results {
  kind: 'view' | 'shape' | 'here'
  /** The layer shown alone; null: all. */
  list: string | null
  rows: readonly ResultRow[]
  /** Of what was drawn: how many of each layer. */
  counts: ReadonlyMap<string, number>
  cut: boolean
  asOf: string | null
  loading: boolean
  refreshing: boolean
  problems: ReadonlyMap<string, Problem>
  note: string | null
  reload(): void
}

/** What the list shows: a layer in view, all layers within what was drawn, or what lies at one place. */
export function useResults(
  query: MapQuery,
  listed: readonly LayerCard[],
  bounds: MapBounds | null,
  words: { tooManyLayers(most: number): string },
): Results {
  const { shape, here, list, atMs, cases } = query
  const kind = here ? 'here' : shape ? 'shape' : 'view'
  const ids = listed.map(({ id }) => id)
  const first = listed.find(({ id }) => id === 'case_open') ?? listed[0]
  const shownList = kind === 'view' ? (list ?? first?.id ?? null) : list
  const asked =
    kind === 'view' ? (shownList === null ? [] : [shownList]) : kind === 'shape' ? ids.slice(0, MOST_LAYERS) : []
  const box = shape ? boundsOf(shape) : bounds ? askBox(bounds) : null
  const { byLayer, reload } = useFeatures(asked, box, atMs, MOST_FEATURES)
  const hits = useOperation(identify, identifyInput(here, ids), { enabled: here !== null && ids.length > 0 })

  const found = useMemo(() => {
    if (here) return (hits.data?.items ?? []).map(rowOfHit)
    const from: LonLat | null = shape?.kind === 'circle' ? shape.center : null
    return [...byLayer].flatMap(([layer, { data }]) =>
      (data?.features ?? [])
        .map((feature) => rowOf(layer, feature, from))
        .filter((row) => (shape ? isWithin(shape, [row.lon, row.lat]) : bounds === null || isInside(bounds, row))),
    )
  }, [byLayer, hits.data, here, shape, bounds])
  const fitting = useMemo(() => withoutTwins(found, cases), [found, cases])
  const counts = useMemo(() => {
    const numbers = new Map<string, number>()
    if (kind !== 'view') for (const { layer } of fitting) numbers.set(layer, (numbers.get(layer) ?? 0) + 1)
    return numbers
  }, [fitting, kind])
  const rows = useMemo(
    () => fitting.filter(({ layer }) => shownList === null || layer === shownList).sort(byWeight),
    [fitting, shownList],
  )
  const answers = [...byLayer.values()]
  const problems = new Map([...byLayer].flatMap(([id, { problem }]) => (problem ? [[id, problem] as const] : [])))
  if (hits.problem && here) problems.set('', hits.problem)
  return {
    kind,
    list: shownList,
    rows,
    counts,
    cut: here ? (hits.data?.cut ?? false) : answers.some(({ cut }) => cut),
    asOf: here ? (hits.data?.asOf ?? null) : (answers.map(({ asOf }) => asOf).sort()[0] ?? null),
    loading: here ? hits.loading : answers.some(({ loading }) => loading),
    refreshing: here ? hits.refreshing : false,
    problems,
    note: kind === 'shape' && ids.length > MOST_LAYERS ? words.tooManyLayers(MOST_LAYERS) : null,
    reload: () => (here ? hits.reload() : reload()),
  }
}

function identifyInput(here: Here | null, ids: readonly string[]) {
  return {
    lon: here?.lon ?? 0,
    lat: here?.lat ?? 0,
    radiusM: here?.radiusM ?? 0,
    layers: ids.slice(0, MOST_HITS).join(',') || 'none',
    limit: MOST_HITS,
  }
}

function isInside([west, south, east, north]: MapBounds, { lon, lat }: ResultRow): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north
}

/** A case stands in several layers of cases; beside that of all open ones it is listed once. */
function withoutTwins(rows: readonly ResultRow[], filter: CaseFilter): ResultRow[] {
  const open = new Set(rows.filter(({ layer }) => layer === 'case_open').map(({ id }) => id))
  const isTwin = ({ layer, id }: ResultRow) =>
    (layer === 'case_due_soon' || layer === 'case_overdue' || layer === 'case_urgent') && open.has(id)
  return rows.filter((row) => passes(row, filter) && !isTwin(row))
}
