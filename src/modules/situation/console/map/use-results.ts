import { useEffect, useMemo, useRef } from 'react'
import type { LonLat } from '#core/place/geometry.ts'
import { type Problem, useOperation } from '#ui/call.ts'
import { boundsOf, isWithin, type MapBounds } from '#ui/map.ts'
import { identify, type LayerCard } from '../../contract.ts'
import { askBox } from './ask-box.ts'
import { isCaseLayer } from './case-layers.ts'
import type { CaseFilter, Here, MapQuery } from './map-query.ts'
import { byWeight, passes, type ResultRow, rowOf, rowOfCase, rowOfHit } from './result-rows.ts'
import { useCaseRows } from './use-case-rows.ts'
import { type LayerFeatures, useFeatures } from './use-features.ts'

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
  mayCases: boolean,
  /** Counts changes of cases: they are then listed anew. */
  beat: number,
  words: { tooManyLayers(most: number): string; onlyLights: string },
): Results {
  const { shape, here, list, atMs, cases: filter } = query
  const kind = here ? 'here' : shape ? 'shape' : 'view'
  const ids = listed.map(({ id }) => id)
  const first = listed.find(({ id }) => id === 'case_open') ?? listed[0]
  const shownList = kind === 'view' ? (list ?? first?.id ?? null) : list
  const asked =
    kind === 'view' ? (shownList === null ? [] : [shownList]) : kind === 'shape' ? ids.slice(0, MOST_LAYERS) : []
  const box = shape ? boundsOf(shape) : bounds ? askBox(bounds) : null
  // Cases of now are those of the lists of cases; of the past, and everything else, what the layer tells.
  const caseLayer = atMs === null && mayCases ? (asked.find(isCaseLayer) ?? null) : null
  const isPast = atMs !== null && asked.some(isCaseLayer)
  const isListed = (id: string) => atMs === null && mayCases && isCaseLayer(id)
  const cases = useCaseRows(caseLayer, filter, box)
  const { byLayer, reload } = useFeatures(
    asked.filter((id) => !isListed(id)),
    box,
    atMs,
    MOST_FEATURES,
  )
  const again = useRef(cases.reload)
  again.current = cases.reload
  useEffect(() => {
    if (beat > 0 && caseLayer !== null) again.current()
  }, [beat, caseLayer])
  const hits = useOperation(identify, identifyInput(here, ids), { enabled: here !== null && ids.length > 0 })

  const found = useMemo(() => {
    if (here) return (hits.data?.items ?? []).map(rowOfHit)
    const from: LonLat | null = shape?.kind === 'circle' ? shape.center : null
    const rows = [...byLayer].flatMap(([layer, { data }]) =>
      (data?.features ?? []).map((feature) => rowOf(layer, feature, from)),
    )
    const nowMs = Date.now()
    if (caseLayer !== null) rows.push(...cases.rows.flatMap((row) => rowOfCase(caseLayer, row, from, nowMs) ?? []))
    return rows.filter((row) =>
      shape ? isWithin(shape, [row.lon, row.lat]) : bounds === null || isInside(bounds, row),
    )
  }, [byLayer, cases.rows, caseLayer, hits.data, here, shape, bounds])
  const filterText = JSON.stringify(filter)
  const fitting = useMemo(() => withoutTwins(found, JSON.parse(filterText) as CaseFilter), [found, filterText])
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
  if (caseLayer !== null && cases.problem) problems.set(caseLayer, cases.problem)
  return {
    kind,
    list: shownList,
    rows,
    counts,
    cut: here ? (hits.data?.cut ?? false) : answers.some(({ cut }) => cut) || (caseLayer !== null && cases.hasMore),
    asOf: here ? (hits.data?.asOf ?? null) : oldestOf(answers, caseLayer === null ? 0 : cases.answeredAtMs),
    loading: here ? hits.loading : answers.some(({ loading }) => loading) || (caseLayer !== null && cases.loading),
    refreshing: here ? hits.refreshing : caseLayer !== null && cases.refreshing,
    problems,
    note:
      kind === 'shape' && ids.length > MOST_LAYERS
        ? words.tooManyLayers(MOST_LAYERS)
        : isPast && [filter.urgency, filter.category, filter.channel, filter.area].some((one) => one !== null)
          ? words.onlyLights
          : null,
    reload: () => {
      if (here) return hits.reload()
      reload()
      if (caseLayer !== null) cases.reload()
    },
  }
}

/** The list is as new as the oldest of its parts. */
function oldestOf(answers: readonly LayerFeatures[], casesMs: number): string | null {
  const told = answers.flatMap(({ asOf }) => asOf ?? [])
  const times = [...told.map((text) => Date.parse(text)), ...(casesMs > 0 ? [casesMs] : [])]
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString()
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
