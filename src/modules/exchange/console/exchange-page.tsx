import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { clockTime, shortTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, Facts, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type ConnectionView, getConnection } from '../contract.ts'
import { words } from '../words.ts'
import { ConnectionPanel } from './connection-panel.tsx'
import css from './exchange.module.css'
import { ReconciliationPart } from './reconciliation-part.tsx'
import { WaitingPart } from './waiting-part.tsx'

const TABS = {
  waiting: { zh: '等待中', en: 'Waiting' },
  reconciliation: { zh: '对账', en: 'Reconciliation' },
} as const
type Tab = keyof typeof TABS

/** How the connection does, what waits and for what, and where both sides differ. */
export default function ExchangePage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayConnect = useMay('exchange:connect')
  const [isSetting, setSetting] = useState(false)
  const connection = useOperation(getConnection, {}, { everyMs: 15_000 })
  const tab: Tab = address.one('tab') === 'reconciliation' ? 'reconciliation' : 'waiting'
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: connection.reload }])
  return (
    <Page
      title={t(words.exchange)}
      note={
        connection.answeredAtMs > 0
          ? t({
              zh: `数据截至 ${clockTime(connection.answeredAtMs)}`,
              en: `as of ${clockTime(connection.answeredAtMs)}`,
            })
          : null
      }
      actions={
        mayConnect ? (
          <Button onClick={() => setSetting(true)}>{t({ zh: '设置连接', en: 'Set the connection' })}</Button>
        ) : null
      }
    >
      <Loaded reading={connection} lines={4}>
        {(view) => (
          <>
            <Card title={t({ zh: '连接', en: 'Connection' })}>
              <ConnectionFacts view={view} />
            </Card>
            {isSetting ? <ConnectionPanel view={view} onClose={() => setSetting(false)} /> : null}
          </>
        )}
      </Loaded>
      <div className={css.tabs} role="tablist">
        {(Object.keys(TABS) as Tab[]).map((one) => (
          <Button
            key={one}
            role="tab"
            aria-selected={tab === one}
            type={tab === one ? 'primary' : 'default'}
            onClick={() => address.change({ tab: one === 'waiting' ? undefined : one })}
          >
            {t(TABS[one])}
          </Button>
        ))}
      </div>
      {tab === 'waiting' ? <WaitingPart /> : <ReconciliationPart />}
    </Page>
  )
}

function ConnectionFacts({ view }: { view: ConnectionView }) {
  const { t } = useWords()
  const nowMs = useNow()
  const at = (time: string | null) => (time === null ? '—' : shortTime(time, nowMs))
  if (!view.connected)
    return (
      <p>
        {t({
          zh: '尚未设置。由系统管理员填写市级地址、双方名称和签名密钥后启用。',
          en: 'Not set up. The system administrator enters the address, names and secret.',
        })}
      </p>
    )
  const failure =
    view.lastError === null ? (
      '—'
    ) : (
      <span className="over">
        {at(view.lastErrorAt)} {view.lastError}
      </span>
    )
  return (
    <Facts
      facts={[
        [
          t({ zh: '状态', en: 'State' }),
          view.enabled
            ? t({ zh: '启用', en: 'in use' })
            : t({ zh: '停用，收发都停', en: 'off, nothing goes either way' }),
        ],
        [t({ zh: '市级平台', en: 'City' }), `${view.cityName}（${view.baseUrl}）`],
        [t({ zh: '上行等待', en: 'Waiting up' }), view.waitingUp],
        [t({ zh: '下行等待', en: 'Waiting down' }), view.waitingDown],
        [t({ zh: '最早一条', en: 'Oldest' }), at(view.oldestWaitingAt)],
        [t({ zh: '最近送达', en: 'Last sent' }), at(view.lastSentAt)],
        [t({ zh: '最近收到', en: 'Last received' }), at(view.lastReceivedAt)],
        [t({ zh: '最近失败', en: 'Last failure' }), failure],
      ]}
    />
  )
}
