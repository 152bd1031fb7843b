import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { askAdjustment, type BehindAsk, listCasesBehind } from '../contract.ts'
import css from './indicators.module.css'

export interface OpenFigure extends Omit<BehindAsk, 'limit'> {
  name: string
  /** The month is frozen: what was found out since can be asked for as an adjustment. */
  frozen: boolean
}

/** The cases behind a number: one's own listed, others only counted. */
export function BehindPanel({ figure, onClose }: { figure: OpenFigure; onClose(): void }) {
  const { t } = useWords()
  const { name, frozen: _frozen, ...ask } = figure
  const mayFreeze = useMay('indicators:freeze')
  const cases = useOperation(listCasesBehind, { ...ask, limit: 200 }, { forgetful: true })
  const part = ask.part === 'numerator' ? { zh: '分子', en: 'numerator' } : { zh: '分母', en: 'denominator' }
  return (
    <SidePanel title={`${name} · ${ask.period} · ${t(part)}`} onClose={onClose}>
      <Loaded reading={cases} lines={8}>
        {({ found, cut, hidden, items }) => (
          <div className={css.behind}>
            {figure.frozen && mayFreeze ? <AskAdjustment figure={figure} /> : null}
            <p className={css.said}>
              {t({
                zh: `${cut ? '超过 ' : '共 '}${found} 件案件${hidden > 0 ? `，其中 ${hidden} 件不在你的辖区或单位，不列出` : ''}`,
                en: `${cut ? 'more than ' : ''}${found} cases${hidden > 0 ? `, ${hidden} of them outside of your scope` : ''}`,
              })}
            </p>
            {items.length === 0 ? (
              <EmptyState>{t({ zh: '没有你可以查看的案件', en: 'None that you may see' })}</EmptyState>
            ) : (
              <ul className={css.list}>
                {items.map((item) => (
                  <li key={item.id}>
                    <To href={`/c/cases/${item.caseNo}`}>{item.title}</To>
                    <span className={css.said}>
                      {[item.caseNo, tableTime(item.reportedAt), t(item.state)].join(' · ')}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

function AskAdjustment({ figure: { id, period, by, scope, basis } }: { figure: OpenFigure }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const asking = useCommand(askAdjustment)
  const [isAsked, setAsked] = useState(false)
  const ask = async () => {
    await asking.run({ month: period, by, indicator: id, scope, basis, reason })
    setAsked(true)
  }
  if (isAsked)
    return (
      <p className={css.said}>
        {t({ zh: '已申请，重算后待领导审批：', en: 'Asked for; it waits for a decision: ' })}
        <To href="/c/indicator-snapshots">{t({ zh: '月度定稿与核对', en: 'Frozen months and checks' })}</To>
      </p>
    )
  return (
    <>
      {asking.problem ? <ProblemNotice problem={asking.problem} /> : null}
      <div className={css.row}>
        <Input
          aria-label={t({ zh: '更正理由', en: 'Reason' })}
          placeholder={t({ zh: '定稿后查明了什么（至少 4 个字）', en: 'What was found out since' })}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Button disabled={reason.trim().length < 4} loading={asking.busy} onClick={ask}>
          {t({ zh: '申请更正', en: 'Ask for an adjustment' })}
        </Button>
      </div>
    </>
  )
}
