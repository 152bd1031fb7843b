import { type ReactNode, useEffect, useState } from 'react'
import { clockTime, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, ProblemNotice, RefreshBar, Skeleton } from '#ui/page.ts'
import { Split } from '#ui/split.tsx'
import { Table } from '#ui/table.tsx'
import { CasePanel } from '../case/case-panel.tsx'
import { useNames } from '../names.ts'
import { BulkBar } from './bulk-bar.tsx'
import type { BulkAction } from './bulk-of.ts'
import { caseColumns } from './columns.tsx'
import { Filters } from './filters.tsx'
import type { HeldRow } from './hold-rows.ts'
import css from './list.module.css'
import { type CaseQuery, useCaseList } from './use-case-list.ts'

/** A list of cases with the open one beside it. */
export function CaseList({
  label,
  query,
  withState,
  empty,
  tools,
  bulk = null,
}: {
  label: string
  query: CaseQuery
  withState: boolean
  empty: ReactNode
  tools?: ReactNode
  /** What may be done with several rows at once; rows are then selected by X. */
  bulk?: BulkAction | null
}) {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const nowMs = useNow()
  const names = useNames()
  const list = useCaseList(query)
  // `at` is the row from which a page was opened: Back puts the keyboard there again.
  const left = address.one('at')
  const [acted, setActed] = useState<{ next: string | null; times: number }>({ next: left, times: left ? 1 : 0 })
  const open = address.one('open')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  useKeys([{ keys: 'R', title: { zh: '刷新列表', en: 'Refresh the list' }, run: list.takeAll }])

  /** After an action that ended one's part in it the next row is at hand, open if the last one was. */
  const goOn = (id: string) => {
    const at = list.rows.findIndex(({ row }) => row.id === id)
    const next = list.rows[at + 1] ?? list.rows[at - 1]
    list.drop(id)
    setActed({ next: next?.row.id ?? null, times: acted.times + 1 })
    address.change({ open: next?.row.id, at: undefined })
  }
  // An action that did not move the case on may still have taken it off this list: the next answer tells.
  const [waiting, setWaiting] = useState<{ id: string; sinceMs: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the list has been asked again
  useEffect(() => {
    if (!waiting || list.answeredAtMs <= waiting.sinceMs) return
    setWaiting(null)
    if (list.rows.some(({ row, gone }) => row.id === waiting.id && gone)) goOn(waiting.id)
  }, [waiting, list.answeredAtMs])
  const onDone = (id: string, moved: boolean) => {
    if (moved) goOn(id)
    else setWaiting({ id, sinceMs: list.answeredAtMs })
  }
  const current = open ?? acted.next
  const shownCount = list.rows.length
  const at = clockTime(list.answeredAtMs)
  const said = [
    shownCount === 0
      ? null
      : list.hasMore
        ? t({ zh: `已显示 ${shownCount} 件`, en: `${shownCount} shown` })
        : t({ zh: `共 ${shownCount} 件`, en: `${shownCount} cases` }),
    list.answeredAtMs === 0 ? null : t({ zh: `数据截至 ${at}`, en: `as of ${at}` }),
  ].filter((part) => part !== null)
  return (
    <>
      <div className={css.bar}>
        <Filters names={names} withState={withState} />
        <span className={css.end}>
          {list.newCount > 0 ? (
            <button type="button" className={css.news} onClick={list.takeAll}>
              {t({ zh: `新增 ${list.newCount} 件`, en: `${list.newCount} new` })}
              <KeyHint keys="R" />
            </button>
          ) : null}{' '}
          {said.join(t({ zh: '，', en: ', ' }))}
        </span>
        {tools}
      </div>
      {bulk ? (
        <BulkBar
          action={bulk}
          rows={list.rows.filter(({ row, gone }) => !gone && selected.has(row.id)).map(({ row }) => row)}
          onDone={(ids) => {
            list.drop(...ids)
            setSelected(new Set([...selected].filter((id) => !ids.includes(id))))
            if (open !== null && ids.includes(open)) address.change({ open: undefined })
          }}
          onClear={() => setSelected(new Set())}
        />
      ) : null}
      <Split>
        <div className={css.list} data-scroll-restoration-id="cases">
          <RefreshBar active={list.refreshing} />
          <ProblemNotice problem={list.problem} retry={list.takeAll} />
          {list.loading ? (
            <Skeleton lines={12} />
          ) : (
            <Table
              label={label}
              rows={list.rows}
              columns={caseColumns(names, t, nowMs)}
              rowKey={({ row }) => row.id}
              rowMark={({ gone }) => (gone ? 'gone' : undefined)}
              current={current}
              focusOn={acted.times}
              onMove={({ row }) => {
                if (open !== null) address.change({ open: row.id })
              }}
              {...(bulk
                ? {
                    selected,
                    onSelect: ({ row }: HeldRow) => {
                      const next = new Set(selected)
                      if (!next.delete(row.id)) next.add(row.id)
                      setSelected(next)
                    },
                  }
                : {})}
              onOpen={({ row }) => address.change({ open: row.id })}
              onVisit={({ row }) => {
                address.change({ at: row.id })
                // Two steps of the history in one moment would become one.
                setTimeout(() => go(`/c/cases/${row.id}`))
              }}
              more={{ has: list.hasMore, loading: list.loadingMore, load: list.loadMore }}
              empty={list.problem ? null : <EmptyState>{empty}</EmptyState>}
            />
          )}
        </div>
        {open === null ? null : (
          <CasePanel
            caseId={open}
            onClose={() => address.change({ open: undefined })}
            onDone={(moved) => onDone(open, moved)}
          />
        )}
      </Split>
    </>
  )
}
