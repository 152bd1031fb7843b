import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { useMay } from '#ui/session.tsx'
import { listAsks, listMessages } from '../contract.ts'
import { words } from '../words.ts'
import { AskPanel } from './ask-panel.tsx'
import css from './exchange.module.css'

const STATES: Readonly<Record<string, { zh: string; en: string }>> = {
  waiting: { zh: '等待', en: 'waiting' },
  sent: { zh: '已送达', en: 'delivered' },
  done: { zh: '已执行', en: 'carried out' },
  refused: { zh: '未执行', en: 'not carried out' },
  skipped: { zh: '已跳过', en: 'skipped' },
}
const ASK_STATES = {
  open: { zh: '待市级批复', en: 'with the city' },
  granted: { zh: '市级同意', en: 'granted' },
  refused: { zh: '市级不同意', en: 'refused' },
} as const

/** What went between this case and the city; nothing where the city has no part in it. */
export default function CaseMessages({ subject }: PanelProps) {
  const { t, language } = useWords()
  const nowMs = useNow()
  const mayAsk = useMay('exchange:ask')
  const [isAsking, setAsking] = useState(false)
  const messages = useOperation(listMessages, { caseId: subject })
  const thread = messages.data?.thread ?? null
  const asks = useOperation(listAsks, { caseId: subject }, { enabled: thread !== null })
  if (thread === null) return null
  return (
    <Card
      title={t({ zh: '与市级往来', en: 'With the city' })}
      extra={
        mayAsk && asks.data?.possible ? (
          <Button size="small" onClick={() => setAsking(true)}>
            {t({ zh: '申请退单或延期', en: 'Ask the city' })}
          </Button>
        ) : null
      }
    >
      {asks.data?.items.map((ask) => (
        <p key={ask.no} className="meta">
          {ask.ask === 'return' ? t({ zh: '申请退单', en: 'Return' }) : t({ zh: '申请延期', en: 'Extension' })}：
          {t(ASK_STATES[ask.state])}
          {ask.answer ? `（${ask.answer}）` : ''}
        </p>
      ))}
      <div className={css.long}>
        <Lines>
          {messages.data?.items.map((one) => (
            <li key={`${one.direction}${one.seq}`}>
              <span>
                {t(words[one.direction])} {one.seq} · {one[language]}
              </span>
              <span className={one.state === 'refused' ? 'over' : 'meta'}>
                {shortTime(one.at, nowMs)} {t(STATES[one.state] ?? { zh: one.state, en: one.state })}
                {one.note ? `：${one.note}` : ''}
              </span>
            </li>
          ))}
        </Lines>
      </div>
      {isAsking ? <AskPanel caseId={subject} onClose={() => setAsking(false)} /> : null}
    </Card>
  )
}
