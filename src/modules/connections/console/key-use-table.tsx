import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { count, percent } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import { type KeyUse, listKeyUse, setKeyQuota } from '../contract.ts'
import css from './connections.module.css'

/** Programs with a key: what they call a day, what they may, and the quota itself. */
export function KeyUseTable({ mayManage }: { mayManage: boolean }) {
  const { t } = useWords()
  const reading = useOperation(listKeyUse, {}, { everyMs: 60_000 })
  const command = useCommand(setKeyQuota)
  const [open, setOpen] = useState<string | null>(null)
  const [calls, setCalls] = useState<number | null>(null)
  const set = async (account: string, callsADay: number | null) => {
    if (!(await command.run({ account, callsADay }))) return
    setOpen(null)
    reading.reload()
  }
  const columns: Column<KeyUse>[] = [
    {
      id: 'name',
      title: { zh: '程序', en: 'Program' },
      phone: 'lead',
      cell: (row) => row.name,
      hint: (row) => row.account,
    },
    {
      id: 'today',
      title: { zh: '今日调用', en: 'Today' },
      width: '96px',
      align: 'right',
      cell: (row) => count(row.callsToday),
    },
    {
      id: 'quota',
      title: { zh: '每日配额', en: 'A day' },
      width: '104px',
      align: 'right',
      cell: (row) => count(row.callsADay),
    },
    {
      id: 'share',
      title: { zh: '已用', en: 'Used' },
      width: '72px',
      align: 'right',
      cell: (row) => percent(row.callsToday, row.callsADay),
    },
    {
      id: 'refused',
      title: { zh: '今日被拒', en: 'Refused' },
      width: '88px',
      align: 'right',
      cell: (row) => <span className={row.refusedToday > 0 ? css.bad : undefined}>{count(row.refusedToday)}</span>,
    },
    {
      id: 'month',
      title: { zh: '近 30 日', en: '30 days' },
      width: '96px',
      align: 'right',
      wide: true,
      cell: (row) => count(row.callsThirtyDays),
    },
  ]
  const current = reading.data?.items.find(({ account }) => account === open)
  return (
    <>
      <Loaded reading={reading} lines={3}>
        {({ items }) => (
          <Table
            label={t({ zh: '接口用量', en: 'Use of keys' })}
            rows={items}
            columns={columns}
            rowKey={(row) => row.account}
            keys={false}
            current={open}
            {...(mayManage
              ? {
                  onOpen: (row: KeyUse) => {
                    setOpen(row.account)
                    setCalls(row.callsADay)
                  },
                }
              : {})}
            empty={
              <EmptyState>
                {t({ zh: '没有在用的密钥。在“接口密钥”里新建', en: 'No key in use; make one under “Program keys”' })}
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {current ? (
        <Inset>
          <ProblemNotice problem={command.problem} close={command.clearProblem} />
          <div className="row">
            <label htmlFor="calls-a-day">
              {t({ zh: `${current.name}每日配额（次）`, en: `Calls a day of ${current.name}` })}
            </label>
            <InputNumber id="calls-a-day" value={calls} min={0} max={100_000_000} onChange={setCalls} />
            <Button
              type="primary"
              disabled={calls === null}
              loading={command.busy}
              onClick={() => void set(current.account, calls)}
            >
              {t({ zh: '设置配额', en: 'Set the quota' })}
            </Button>
            {current.own ? (
              <Button onClick={() => void set(current.account, null)}>
                {t({ zh: '恢复默认配额', en: 'Back to the usual one' })}
              </Button>
            ) : null}
            <Button onClick={() => setOpen(null)}>{t({ zh: '取消', en: 'Cancel' })}</Button>
          </div>
        </Inset>
      ) : null}
    </>
  )
}
