import { useRef, useState } from 'react'
import type { Input } from '#core/operation.ts'
import { usePages } from '#ui/call.ts'
import { useLiveReload } from '#ui/live-reload.ts'
import { type CaseRow, DESKS, listCases } from '../../contract.ts'
import { holdRows } from './hold-rows.ts'

const REFRESH_MS = 60_000

export type CaseQuery = Omit<Input<typeof listCases>, 'cursor'>

/** A work list whose rows keep their places; see `hold-rows.ts`. */
export function useCaseList(query: CaseQuery) {
  const key = JSON.stringify(query)
  const pages = usePages(listCases, { limit: 100, ...query }, { everyMs: REFRESH_MS })
  const [held, setHeld] = useState<{ key: string; ids: readonly string[] }>({ key: '', ids: [] })
  const known = useRef(new Map<string, CaseRow>())
  const takeNext = useRef(false)
  const fresh = pages.data
  let ids = held.ids
  if (fresh && !pages.outdated) {
    for (const row of fresh) known.current.set(row.id, row)
    if (held.key !== key || (takeNext.current && !pages.refreshing)) {
      takeNext.current = false
      ids = fresh.map((row) => row.id)
      setHeld({ key, ids })
    }
  }
  // Of a desk: what is shown there, or comes to it. Any other list may hold whatever changes.
  const states: readonly string[] = query.desk ? DESKS[query.desk].states : []
  useLiveReload(
    'cases.caseChanged',
    pages.reload,
    ({ caseId, state, from }) =>
      states.length === 0 ||
      known.current.has(String(caseId)) ||
      states.includes(String(state)) ||
      states.includes(String(from)),
  )
  const takeAll = () => {
    takeNext.current = true
    pages.reload()
  }
  return {
    ...holdRows(ids, known.current, fresh ?? []),
    loading: pages.loading,
    refreshing: pages.refreshing || pages.outdated,
    problem: pages.problem,
    answeredAtMs: pages.answeredAtMs,
    hasMore: pages.hasMore,
    loadingMore: pages.loadingMore,
    /** New rows come in, those that left go. */
    takeAll,
    loadMore: () => {
      takeNext.current = true
      pages.loadMore()
    },
    /** One's own action moved it on: out of the way at once. */
    drop: (...gone: string[]) => setHeld({ key, ids: ids.filter((one) => !gone.includes(one)) }),
  }
}
