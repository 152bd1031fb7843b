import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, ProblemNotice } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { useMay } from '#ui/session.tsx'
import { listActivities, listKeyCases, listMeasures, pinCase, unpinCase } from '../contract.ts'
import { ACTIVITY_NAMES } from '../domain/activity.ts'
import { MEASURE_STATE_NAMES } from '../domain/measure.ts'
import { KEY_REASONS } from '../domain/triggers.ts'
import { measureWords } from './measure-words.ts'
import css from './supervise.module.css'

/** What was sent on account of this case, meetings about it, and whether it is followed; nothing where there is nothing. */
export default function CaseMeasures({ subject }: PanelProps) {
  const { t } = useWords()
  const mayPin = useMay('supervise:pin-case')
  const measures = useOperation(listMeasures, { caseId: subject, limit: 50 }).data?.items ?? []
  const activities = useOperation(listActivities, { caseId: subject, limit: 20 }).data?.items ?? []
  const key = useOperation(listKeyCases, { caseId: subject }).data?.items[0] ?? null
  if (measures.length + activities.length === 0 && !key && !mayPin) return null
  return (
    <Card title={t({ zh: '督办台账（本案）', en: 'Register of this case' })}>
      {key ? (
        <p>
          <span className={css.mark} data-hot>
            {t({ zh: '重点案件', en: 'Key case' })}
          </span>
          {key.whys
            .map(
              (one) =>
                `${t(KEY_REASONS[one.why] ?? { zh: one.why, en: one.why })}${one.reason ? `（${one.reason}）` : ''}`,
            )
            .join('、')}
        </p>
      ) : null}
      <Lines>
        {measures.map((row) => (
          <li key={row.id}>
            <span>
              <span className={css.mark} data-hot={row.level === 'I' || row.level === 'II'}>
                {t(measureWords(row))}
              </span>
              {t(MEASURE_STATE_NAMES[row.state])}
              {row.overdue ? <span className="over">{t({ zh: ' 超期', en: ' late' })}</span> : null}
            </span>
            <span>{row.text}</span>
            {row.answer ? <span>{t({ zh: `答复：${row.answer}`, en: `Answer: ${row.answer}` })}</span> : null}
            <span className="meta">
              {tableTime(row.openedAt)}{' '}
              {row.automatic ? t({ zh: '系统自动', en: 'by rule' }) : (row.openedByName ?? '')}
            </span>
          </li>
        ))}
        {activities.map((row) => (
          <li key={row.id}>
            <To href={`/c/supervise/activities?open=${row.id}`}>
              {t(ACTIVITY_NAMES[row.kind])} {row.no} {row.title}
            </To>
            <span className="meta">{tableTime(row.heldAt)}</span>
          </li>
        ))}
      </Lines>
      {mayPin ? <Pin caseId={subject} isPinned={key?.whys.some((one) => one.why === 'pinned') ?? false} /> : null}
    </Card>
  )
}

function Pin({ caseId, isPinned }: { caseId: string; isPinned: boolean }) {
  const { t } = useWords()
  const pin = useCommand(pinCase)
  const unpin = useCommand(unpinCase)
  const [reason, setReason] = useState<string | null>(null)
  if (isPinned)
    return (
      <>
        <Button size="small" loading={unpin.busy} onClick={() => void unpin.run({ id: caseId })}>
          {t({ zh: '移出重点', en: 'Take off the key list' })}
        </Button>
        <ProblemNotice problem={unpin.problem} />
      </>
    )
  if (reason === null)
    return (
      <Button size="small" onClick={() => setReason('')}>
        {t({ zh: '列为重点案件', en: 'Put on the key list' })}
      </Button>
    )
  const send = async () => {
    if (await pin.run({ id: caseId, reason })) setReason(null)
  }
  return (
    <div className={css.tasks}>
      <Input
        autoFocus
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && reason.trim()) void send()
        }}
        placeholder={t({ zh: '为什么列为重点', en: 'Why it is followed' })}
        aria-label={t({ zh: '列入理由', en: 'Reason' })}
      />
      <div className="row">
        <Button size="small" type="primary" disabled={!reason.trim()} loading={pin.busy} onClick={() => void send()}>
          {t({ zh: '列为重点', en: 'Put on the list' })}
        </Button>
        <Button size="small" onClick={() => setReason(null)}>
          {t({ zh: '返回', en: 'Back' })}
        </Button>
      </div>
      <ProblemNotice problem={pin.problem} />
    </div>
  )
}
