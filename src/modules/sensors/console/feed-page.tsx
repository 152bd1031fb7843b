import { Button } from 'antd'
import { useState } from 'react'
import { useOperation, usePages } from '#ui/call.ts'
import { clockTime, count, shortTime, tableTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { Card, EmptyState, Facts, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { getBroker, listRefused, type Refused } from '../contract.ts'
import { BrokerPanel, type BrokerView } from './broker-panel.tsx'
import { SimulatedMark } from './device-state.tsx'
import css from './sensors.module.css'

/** Where devices are heard and how that does; what came and could not be kept, with the reason. */
export default function FeedPage() {
  const { t } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayConnect = useMay('sensors:connect')
  const [isSetting, setSetting] = useState(false)
  const broker = useOperation(getBroker, {}, { everyMs: 10_000 })
  const reason = address.one('reason') ?? undefined
  const pages = usePages(listRefused, { limit: 50, ...(reason ? { reason } : {}) }, { everyMs: 20_000 })
  const reasons = useOperation(listRefused, { limit: 1 }, { everyMs: 20_000 })
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: broker.reload }])
  const columns: Column<Refused>[] = [
    {
      id: 'at',
      title: { zh: '时间', en: 'At' },
      width: '112px',
      cell: (row) => shortTime(row.at, nowMs),
      hint: (row) => tableTime(row.at),
    },
    {
      id: 'reason',
      title: { zh: '原因', en: 'Reason' },
      width: '176px',
      cell: (row) => row.reason,
      hint: (row) => row.reason,
    },
    {
      id: 'topic',
      title: { zh: '主题', en: 'Topic' },
      width: '240px',
      phone: 'lead',
      cell: (row) => row.topic,
      hint: (row) => row.topic,
    },
    {
      id: 'payload',
      title: { zh: '报文', en: 'Message' },
      phone: 'no',
      cell: (row) => row.payload,
      hint: (row) => row.payload,
    },
  ]
  return (
    <Page
      fill
      title={t({ zh: '感知接入', en: 'Where sensors are heard' })}
      note={
        <>
          <To href="/c/devices" className={css.crumb}>
            {t({ zh: '感知设备', en: 'Sensors' })}
          </To>
          {broker.answeredAtMs > 0
            ? t({ zh: `　数据截至 ${clockTime(broker.answeredAtMs)}`, en: ` as of ${clockTime(broker.answeredAtMs)}` })
            : ''}
        </>
      }
      actions={
        mayConnect ? (
          <Button type="primary" onClick={() => setSetting(true)}>
            {t({ zh: '设置接入', en: 'Set the broker' })}
          </Button>
        ) : null
      }
    >
      <Split>
        <div className={css.page} data-scrolls>
          <div className={css.column}>
            <Card title={t({ zh: '消息服务器', en: 'Broker' })}>
              <Loaded reading={broker} lines={6}>
                {(view) => <BrokerFacts view={view} />}
              </Loaded>
            </Card>
            <Card
              flush
              title={t({ zh: '近 7 日未收报文', en: 'Messages refused in 7 days' })}
              extra={
                reason ? (
                  <Button size="small" onClick={() => address.change({ reason: undefined })}>
                    {t({ zh: '清除筛选', en: 'Clear' })}
                  </Button>
                ) : null
              }
            >
              {(reasons.data?.reasons.length ?? 0) > 0 ? (
                <ul className={css.reasons}>
                  {reasons.data!.reasons.map((one) => (
                    <li key={one.reason}>
                      <button
                        type="button"
                        aria-pressed={one.reason === reason}
                        onClick={() => address.change({ reason: one.reason === reason ? undefined : one.reason })}
                      >
                        {one.reason} <b>{count(one.count)}</b>
                        <span className="meta"> {shortTime(one.lastAt, nowMs)}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              ) : null}
              <Loaded reading={pages} lines={6}>
                {(rows) => (
                  <Table
                    label={t({ zh: '未收报文', en: 'Refused messages' })}
                    rows={rows}
                    columns={columns}
                    rowKey={(row) => `${row.at} ${row.topic} ${row.payload.slice(0, 80)}`}
                    more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                    empty={
                      <EmptyState>
                        {t({ zh: '近 7 日的报文都收下了', en: 'All messages of 7 days were kept' })}
                      </EmptyState>
                    }
                  />
                )}
              </Loaded>
            </Card>
          </div>
        </div>
        {isSetting && broker.data ? <BrokerPanel view={broker.data} onClose={() => setSetting(false)} /> : null}
      </Split>
    </Page>
  )
}

function BrokerFacts({ view }: { view: BrokerView }) {
  const { t } = useWords()
  const nowMs = useNow()
  const since = view.since ? shortTime(view.since, nowMs) : '—'
  const state = {
    ok: t({ zh: `● 正常，自 ${since}`, en: `● connected since ${since}` }),
    down: t({ zh: `▲ 中断，自 ${since}，正在重连`, en: `▲ not connected since ${since}, trying again` }),
    off: t({ zh: '— 未设置，不收报文', en: '— none is set, nothing is heard' }),
  }[view.state]
  return (
    <Facts
      facts={[
        [
          t({ zh: '状态', en: 'State' }),
          <span key="s" className={view.state === 'down' ? 'over' : undefined}>
            {state}
          </span>,
        ],
        ...(view.lastError && view.state !== 'ok'
          ? [[t({ zh: '最近错误', en: 'Last error' }), view.lastError] as const]
          : []),
        [
          t({ zh: '地址', en: 'Address' }),
          view.simulated ? (
            <>
              {t({ zh: '演示内置服务器', en: 'built in for the demonstration' })} <SimulatedMark />
            </>
          ) : (
            (view.url ?? '—')
          ),
        ],
        [
          t({ zh: '用户', en: 'User' }),
          view.username
            ? `${view.username}${view.hasPassword ? t({ zh: '（密码已封存）', en: ' (password sealed)' }) : ''}`
            : t({ zh: '匿名', en: 'anonymous' }),
        ],
        [t({ zh: '订阅主题', en: 'Topics' }), view.topics.join('、')],
        [
          t({ zh: '最近报文', en: 'Last message' }),
          view.lastMessageAt ? shortTime(view.lastMessageAt, nowMs) : t({ zh: '还没有收到过', en: 'none yet' }),
        ],
        [
          t({ zh: '近 24 小时读数', en: 'Readings of 24 hours' }),
          t({
            zh: `${count(view.readings)} 个，来自在用设备 ${count(view.devices)} 台`,
            en: `${count(view.readings)}, of ${count(view.devices)} devices at work`,
          }),
        ],
        [t({ zh: '待存报文', en: 'Not kept yet' }), count(view.waiting)],
      ]}
    />
  )
}
