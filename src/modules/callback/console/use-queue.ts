import { useEffect, useRef, useState } from 'react'
import { type CaseRow, listCases } from '#modules/cases/contract.ts'
import { usePages } from '#ui/call.ts'
import { useLiveReload } from '#ui/live-reload.ts'

const REFRESH_MS = 60_000

/** Cases of a desk. Rows keep their places under the cursor; new ones are counted until the reader takes them. */
export function useQueue(desk: 'callback' | 'decide') {
  const pages = usePages(listCases, { desk, sort: 'due', limit: 100 }, { everyMs: REFRESH_MS })
  const [held, setHeld] = useState<readonly string[] | null>(null)
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())
  const known = useRef(new Map<string, CaseRow>())
  const takeNext = useRef(true)
  const { data, refreshing, reload } = pages
  useEffect(() => {
    if (!data) return
    for (const row of data) known.current.set(row.id, row)
    if (refreshing) return
    // Once the server has let go of it, a case that comes back is a new row like any other.
    setSent((before) =>
      before.size === 0 ? before : new Set(data.map((row) => row.id).filter((id) => before.has(id))),
    )
    if (!takeNext.current) return
    takeNext.current = false
    setHeld(data.map((row) => row.id))
  }, [data, refreshing])
  useLiveReload(
    'cases.caseChanged',
    reload,
    ({ caseId, state, from }) => known.current.has(String(caseId)) || state === 'callback' || from === 'callback',
  )
  const here = new Set(data?.map((row) => row.id))
  const ids = held ?? data?.map((row) => row.id) ?? []
  return {
    rows: ids.flatMap((id) => {
      const row = known.current.get(id) ?? data?.find((one) => one.id === id)
      return row && !sent.has(id) ? [{ row, gone: !here.has(id) }] : []
    }),
    newCount: data?.filter((row) => !ids.includes(row.id) && !sent.has(row.id)).length ?? 0,
    loading: pages.loading,
    refreshing,
    problem: pages.problem,
    answeredAtMs: pages.answeredAtMs,
    hasMore: pages.hasMore,
    loadingMore: pages.loadingMore,
    loadMore: () => {
      takeNext.current = true
      pages.loadMore()
    },
    takeAll: () => {
      takeNext.current = true
      reload()
    },
    /** One's own action moved it on: out of the way at once. */
    drop: (id: string) => {
      setHeld((before) => before?.filter((one) => one !== id) ?? null)
      setSent((before) => new Set([...before, id]))
    },
  }
}
export type Queue = ReturnType<typeof useQueue>
