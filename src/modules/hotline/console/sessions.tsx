import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { count, shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listSessions, type SessionRow, saveSession } from '../contract.ts'
import { SESSION_KIND_NAMES } from '../words.ts'
import css from './hotline.module.css'
import { SessionForm } from './session-form.tsx'

/** Summer hotlines and live broadcasts; each opens its calls with their rates. */
export function Sessions() {
  const { t } = useWords()
  const nowMs = useNow()
  const mayKeep = useMay('hotline:keep-sessions')
  const [editing, setEditing] = useState<SessionRow | 'new' | null>(null)
  const reading = useOperation(listSessions, {})
  const cancelling = useCommand(saveSession, { alsoChanges: ['hotline'] })
  const state = ({ cancelled, startsAt, endsAt }: SessionRow) => {
    if (cancelled) return { zh: '已取消', en: 'cancelled' }
    if (Date.parse(startsAt) > nowMs) return { zh: '未开始', en: 'to come' }
    return Date.parse(endsAt) > nowMs ? { zh: '进行中', en: 'on now' } : { zh: '已结束', en: 'over' }
  }
  const columns: Column<SessionRow>[] = [
    {
      id: 'title',
      title: { zh: '专场', en: 'Session' },
      phone: 'lead',
      cell: (row) => <To href={`/c/calls?session=${row.id}`}>{row.title}</To>,
    },
    { id: 'kind', title: { zh: '种类', en: 'Kind' }, width: '96px', cell: (row) => t(SESSION_KIND_NAMES[row.kind]) },
    { id: 'host', title: { zh: '接听人', en: 'Who answers' }, width: '120px', cell: (row) => row.host },
    {
      id: 'time',
      title: { zh: '时间', en: 'Time' },
      width: '240px',
      cell: (row) => `${shortTime(row.startsAt, nowMs)}–${shortTime(row.endsAt, nowMs)}`,
    },
    { id: 'state', title: { zh: '状态', en: 'State' }, width: '80px', cell: (row) => t(state(row)) },
    {
      id: 'calls',
      title: { zh: '来电', en: 'Calls' },
      width: '72px',
      align: 'right',
      cell: (row) => (
        <>
          <span className={css.onPhone}>{t({ zh: '来电', en: 'Calls' })} </span>
          {count(row.calls)}
        </>
      ),
    },
    {
      id: 'registered',
      title: { zh: '登记', en: 'Registered' },
      width: '88px',
      align: 'right',
      cell: (row) => (
        <>
          <span className={css.onPhone}>{t({ zh: '登记', en: 'Registered' })} </span>
          {count(row.registered)}
        </>
      ),
    },
    ...(mayKeep
      ? [
          {
            id: 'act',
            title: { zh: '操作', en: 'Actions' },
            width: '136px',
            cell: (row: SessionRow) =>
              row.cancelled ? (
                ''
              ) : (
                <span className={css.line}>
                  <Button size="small" type="text" onClick={() => setEditing(row)}>
                    {t({ zh: '修改', en: 'Change' })}
                  </Button>
                  <Button
                    size="small"
                    type="text"
                    loading={cancelling.busy}
                    onClick={() => void cancelling.run({ ...wishOf(row), cancelled: true })}
                  >
                    {t({ zh: '取消', en: 'Cancel' })}
                  </Button>
                </span>
              ),
          },
        ]
      : []),
  ]
  return (
    <>
      {mayKeep ? (
        <div className={css.tools}>
          <Button onClick={() => setEditing('new')}>{t({ zh: '设立专场', en: 'Set up a session' })}</Button>
          <span className="meta">
            {t({
              zh: '时段内的来电自动带上专场，先来的也算',
              en: 'Calls within its time belong to it, earlier ones too',
            })}
          </span>
        </div>
      ) : null}
      <ProblemNotice problem={cancelling.problem} />
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={6}>
            {({ items }) => (
              <Table
                label={t({ zh: '热线专场', en: 'Sessions' })}
                rows={items}
                columns={columns}
                rowKey={(row) => row.id}
                empty={
                  <EmptyState>
                    {t({
                      zh: '还没有专场。夏令热线、现场直播前在这里设立，来电会归到一起统计',
                      en: 'No session yet. Set one up before a summer hotline or a broadcast; its calls are counted together',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {editing ? (
          <SessionForm
            key={editing === 'new' ? 'new' : editing.id}
            session={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
          />
        ) : null}
      </Split>
    </>
  )
}

function wishOf({ id, title, host, kind, number, startsAt, endsAt }: SessionRow) {
  return { id, title, host, kind, startsAt, endsAt, ...(number === null ? {} : { number }) }
}
