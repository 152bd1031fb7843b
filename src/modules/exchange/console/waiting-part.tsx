import { Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { DIRECTIONS, listWaiting, retry, type WaitingRow } from '../contract.ts'
import { WAIT_WORDS } from '../domain/why-waiting.ts'
import { words } from '../words.ts'
import css from './exchange.module.css'
import { SkipPanel } from './skip-panel.tsx'

export const keyOf = (row: WaitingRow) => `${row.direction} ${row.thread} ${row.seq}`

/** Messages that are not through, the longest waiting first. */
export function WaitingPart() {
  const { t, language } = useWords()
  const say = useSay()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayHandle = useMay('exchange:handle')
  const again = useCommand(retry)
  const [skipping, setSkipping] = useState<WaitingRow | null>(null)
  const direction = DIRECTIONS.find((one) => one === address.one('direction'))
  const reading = useOperation(listWaiting, { limit: 200, ...(direction ? { direction } : {}) }, { everyMs: 10_000 })
  const tryNow = async ({ direction: way, thread, seq }: WaitingRow) => {
    const made = await again.run({ direction: way, thread, seq })
    if (made) say(made.changed > 0 ? t({ zh: '马上重试', en: 'Tried now' }) : t({ zh: '已经办过', en: 'Done before' }))
  }
  const columns: Column<WaitingRow>[] = [
    { id: 'direction', title: { zh: '方向', en: 'Way' }, width: '64px', cell: (row) => t(words[row.direction]) },
    {
      id: 'thread',
      title: { zh: '往来', en: 'Thread' },
      width: '208px',
      phone: 'lead',
      cell: (row) => (row.caseId ? <To href={`/c/cases/${row.caseId}`}>{row.caseNo}</To> : row.thread.slice(2)),
      hint: (row) => row.thread,
    },
    {
      id: 'kind',
      title: { zh: '报文', en: 'Message' },
      width: '136px',
      cell: (row) => `${row.seq} · ${row[language]}`,
    },
    {
      id: 'why',
      title: { zh: '在等什么', en: 'Waits for' },
      cell: (row) => (
        <span className={row.waitsFor === 'retry' || row.waitsFor === 'account' ? 'over' : undefined}>
          {row.waitsFor === 'earlier'
            ? t({ zh: `第 ${row.first} 号报文未完成`, en: `number ${row.first} is not through` })
            : t(WAIT_WORDS[row.waitsFor])}
          {row.lastError ? `：${row.lastError}` : ''}
        </span>
      ),
      hint: (row) => row.lastError ?? t(WAIT_WORDS[row.waitsFor]),
    },
    { id: 'tries', title: { zh: '已试', en: 'Tries' }, width: '56px', align: 'right', cell: (row) => row.tries },
    {
      id: 'next',
      title: { zh: '下次', en: 'Next' },
      width: '104px',
      wide: true,
      cell: (row) => (row.nextTryAt ? shortTime(row.nextTryAt, nowMs) : ''),
    },
    { id: 'since', title: { zh: '等待自', en: 'Since' }, width: '104px', cell: (row) => shortTime(row.since, nowMs) },
    ...(mayHandle
      ? [
          {
            id: 'do',
            title: { zh: '处理', en: 'Do' },
            width: '152px',
            cell: (row: WaitingRow) => (
              <span className="row">
                <Button size="small" disabled={again.busy} onClick={() => void tryNow(row)}>
                  {t({ zh: '重试', en: 'Retry' })}
                </Button>
                <Button size="small" onClick={() => setSkipping(row)}>
                  {t({ zh: '跳过', en: 'Skip' })}
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <search className={css.row}>
        <Select
          value={direction}
          onChange={(value?: string) => address.change({ direction: value })}
          allowClear
          placeholder={t({ zh: '上行和下行', en: 'Both ways' })}
          aria-label={t({ zh: '方向', en: 'Way' })}
          style={{ width: 136 }}
          options={DIRECTIONS.map((value) => ({ value, label: t(words[value]) }))}
        />
        {reading.data && reading.data.total > reading.data.items.length
          ? t({
              zh: `共 ${reading.data.total} 条，列出等得最久的 ${reading.data.items.length} 条`,
              en: `the oldest ${reading.data.items.length} of ${reading.data.total}`,
            })
          : null}
      </search>
      <ProblemNotice problem={again.problem} close={again.clearProblem} />
      <div className={css.frame}>
        <div className={css.list}>
          <Loaded reading={reading} lines={8}>
            {({ items }) => (
              <Table
                label={t({ zh: '等待中的报文', en: 'Messages that wait' })}
                rows={items}
                columns={columns}
                rowKey={keyOf}
                empty={
                  <EmptyState>
                    {t({
                      zh: '没有等待的报文，上下行都已送达并执行',
                      en: 'Nothing waits: all is delivered and carried out',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </div>
        {skipping ? <SkipPanel key={keyOf(skipping)} row={skipping} onClose={() => setSkipping(null)} /> : null}
      </div>
    </>
  )
}
