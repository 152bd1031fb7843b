import { useRef, useState } from 'react'
import type { Input } from '#core/operation.ts'
import { usePages } from '#ui/call.ts'
import { useLive } from '#ui/live.ts'
import { type CaseRow, listCases } from '../../contract.ts'
import { holdRows } from './hold-rows.ts'

const REFRESH_MS = 60_000
/** Many cases change at once in the morning: the list is asked again at most this often. */
const QUIET_MS = 2_000

export type CaseQuery = Omit<Input<typeof listCases>, 'cursor'>

/** A work list whose rows keep their places; see `hold-rows.ts`. */
export function useCaseList(query: CaseQuery) {
  const key = JSON.stringify(query)
  const pages = usePages(listCases, { limit: 100, ...query }, { everyMs: REFRESH_MS })
  const [held, setHeld] = useState<{ key: string; ids: readonly string[] }>({ key: '', ids: [] })
  const known = useRef(new Map<string, CaseRow>())
  const takeNext = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
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
  useLive('cases.caseChanged', () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(pages.reload, QUIET_MS)
  })
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
