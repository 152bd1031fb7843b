import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { asProblem, callOperation, type Problem } from '#ui/call.ts'
import type { MapBounds } from '#ui/map.ts'
import { type MapFeatureOut, readLayer } from '../../contract.ts'
import { boxText } from './ask-box.ts'

const FRESH_MS = 30_000

export interface LayerFeatures {
  data: { type: 'FeatureCollection'; features: readonly MapFeatureOut[] } | undefined
  cut: boolean
  asOf: string | null
  loading: boolean
  problem: Problem | null
}

/** Features of several layers in one box; each layer is asked once and fails alone. */
export function useFeatures(
  ids: readonly string[],
  box: MapBounds | null,
  atMs: number | null,
  limit: number,
): { byLayer: ReadonlyMap<string, LayerFeatures>; reload(id?: string): void } {
  const bbox = box ? boxText(box) : ''
  const at = atMs === null ? {} : { at: new Date(atMs).toISOString() }
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['situation', readLayer.name, { id, bbox, limit, ...at }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callOperation(readLayer, { id, bbox, limit, ...at }, { signal }),
      enabled: box !== null,
      staleTime: FRESH_MS,
      retry: false,
      placeholderData: <T>(before: T | undefined) => before,
    })),
  })
  const shown = answers.map(({ data, isPending, error, fetchStatus }) => ({
    data: data?.features,
    cut: data?.cut ?? false,
    asOf: data?.asOf ?? null,
    loading: isPending && fetchStatus !== 'idle',
    problem: error === null ? null : asProblem(error),
  }))
  const changed = [
    ...ids,
    ...answers.map((answer) => `${answer.dataUpdatedAt}${answer.status}${answer.isPlaceholderData}`),
  ].join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new map only when an answer is new
  const byLayer = useMemo(() => new Map(ids.map((id, at) => [id, shown[at]!])), [changed])
  return {
    byLayer,
    reload: (id) => {
      for (const [at, answer] of answers.entries()) if (id === undefined || ids[at] === id) void answer.refetch()
    },
  }
}
