import { Button } from 'antd'
import { useCommand, useOperation } from '#ui/call.ts'
import { shortTime, tableTime, useNow } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type DifferenceRow, getReconciliation, reconcileNow, sendAgain } from '../contract.ts'
import css from './exchange.module.css'

/** The last comparison of both sides: what differs, and what can be done about it from here. */
export function ReconciliationPart() {
  const { t, language } = useWords()
  const say = useSay()
  const nowMs = useNow()
  const mayHandle = useMay('exchange:handle')
  const reading = useOperation(getReconciliation, {}, { everyMs: 10_000 })
  const start = useCommand(reconcileNow)
  const again = useCommand(sendAgain)
  const resend = async ({ thread, theirs }: DifferenceRow) => {
    const made = await again.run({ thread, fromSeq: Number(theirs) + 1 })
    if (made) say(t({ zh: `补发 ${made.changed} 条`, en: `${made.changed} sent again` }))
  }
  const columns: Column<DifferenceRow>[] = [
    {
      id: 'thread',
      title: { zh: '往来', en: 'Thread' },
      width: '232px',
      phone: 'lead',
      cell: (row) => (row.caseId ? <To href={`/c/cases/${row.caseId}`}>{row.caseNo}</To> : row.thread.slice(2)),
      hint: (row) => row.thread,
    },
    { id: 'kind', title: { zh: '差异', en: 'Difference' }, cell: (row) => row[language] },
    { id: 'ours', title: { zh: '区级', en: 'Ours' }, width: '112px', cell: (row) => row.ours },
    { id: 'theirs', title: { zh: '市级', en: 'City' }, width: '112px', cell: (row) => row.theirs },
    {
      id: 'do',
      title: { zh: '处理', en: 'Do' },
      width: '96px',
      cell: (row) =>
        mayHandle && (row.kind === 'upMissing' || row.kind === 'unknownToCity') && Number(row.ours) > 0 ? (
          <Button size="small" disabled={again.busy} onClick={() => void resend(row)}>
            {t({ zh: '补发', en: 'Send again' })}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <div className={css.row}>
        {mayHandle ? (
          <Button
            loading={start.busy}
            onClick={() =>
              void start
                .run({})
                .then(
                  (made) =>
                    made && say(t({ zh: '对账已开始，结果出来后自动显示', en: 'Begun; the result appears here' })),
                )
            }
          >
            {t({ zh: '立即对账', en: 'Reconcile now' })}
          </Button>
        ) : null}
        <span className="meta">{t({ zh: '每晚 02:20 自动对账', en: 'Each night at 02:20' })}</span>
      </div>
      <ProblemNotice problem={start.problem ?? again.problem} />
      <Loaded reading={reading} lines={8}>
        {({ run, items, runs }) => (
          <>
            {run ? (
              <p className={run.error ? 'over' : 'meta'}>
                {shortTime(run.startedAt, nowMs)}
                {run.error
                  ? t({ zh: ` 没有对完：${run.error}`, en: ` not finished: ${run.error}` })
                  : t({
                      zh: ` 区级 ${run.ours} 件，市级 ${run.theirs} 件，差异 ${run.differences} 处`,
                      en: ` ours ${run.ours}, the city's ${run.theirs}, differences ${run.differences}`,
                    })}
              </p>
            ) : null}
            <Table
              label={t({ zh: '差异', en: 'Differences' })}
              rows={items}
              columns={columns}
              rowKey={(row) => `${row.thread} ${row.kind}`}
              empty={
                <EmptyState>
                  {run && !run.error
                    ? t({ zh: '两边一致，没有差异', en: 'Both sides agree' })
                    : t({ zh: '还没有对过账', en: 'Not reconciled yet' })}
                </EmptyState>
              }
            />
            {runs.length > 1 ? (
              <details>
                <summary>{t({ zh: '历次对账', en: 'Earlier runs' })}</summary>
                <div className={css.long}>
                  <Lines>
                    {runs.map((one) => (
                      <li key={one.id}>
                        {tableTime(one.startedAt)}{' '}
                        {one.error ?? t({ zh: `差异 ${one.differences} 处`, en: `${one.differences} differences` })}
                      </li>
                    ))}
                  </Lines>
                </div>
              </details>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  )
}
