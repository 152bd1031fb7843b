import { Button } from 'antd'
import { useState } from 'react'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { Facts } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import type { MonitoredSubject, MonitoredTarget } from '../../contract.ts'
import { FORECAST_NAMES } from '../../domain/monitoring.ts'
import { ChangeForm } from '../target/change-form.tsx'
import { OpenChange } from '../target/open-change.tsx'
import { TargetHistory } from '../target/target-history.tsx'
import { MonitoringForm } from './monitoring-form.tsx'

/** One target in its quarter: filled in here; a change of it begins here too. */
export function MonitoringPanel({
  subject,
  monitored,
  quarter,
  next,
  onClose,
}: {
  subject: MonitoredSubject
  monitored: MonitoredTarget
  quarter: number
  next(): void
  onClose(): void
}) {
  const { t } = useWords()
  const maySet = useMay('targets:set')
  const { target, line } = monitored
  const inForce = maySet && target.state === 'approved'
  const [doing, setDoing] = useState<'fill' | 'change' | null>(inForce && line === null ? 'fill' : null)
  const change = subject.openChanges.find((one) => one.targetId === target.id)
  return (
    <SidePanel
      title={target.level3}
      onClose={onClose}
      actions={
        inForce && doing === null ? (
          <>
            {change ? null : (
              <Button size="small" onClick={() => setDoing('change')}>
                {t({ zh: '调整或撤销', en: 'Adjust or withdraw' })}
              </Button>
            )}
            <Button size="small" type="primary" onClick={() => setDoing('fill')}>
              {t({ zh: '填写', en: 'Fill in' })}
            </Button>
          </>
        ) : null
      }
    >
      <Inset>
        <Facts
          facts={[
            [t({ zh: '项目', en: 'Project' }), subject.name],
            [t({ zh: '目标值', en: 'Value' }), <b key="value">{target.printed}</b>],
            [
              t({ zh: '权重', en: 'Weight' }),
              t({ zh: `${target.weightInForce} 分`, en: `${target.weightInForce} points` }),
            ],
            [t({ zh: '上年', en: 'Last year' }), target.previous1 ?? '—'],
          ]}
        />
        {change ? <OpenChange key={change.id} change={change} /> : null}
      </Inset>
      {doing === 'fill' ? (
        <MonitoringForm monitored={monitored} quarter={quarter} onDone={next} onCancel={() => setDoing(null)} />
      ) : doing === 'change' ? (
        <ChangeForm
          target={target}
          others={subject.targets.flatMap((one) =>
            one.target.id !== target.id && one.target.state === 'approved' ? [one.target] : [],
          )}
          onDone={() => setDoing(null)}
          onCancel={() => setDoing(null)}
        />
      ) : (
        <Inset>
          {line ? (
            <Facts
              facts={[
                [
                  t({ zh: '截至完成', en: 'So far' }),
                  line.actualText ?? `${line.actual ?? ''}${target.valueUnit ?? ''}`,
                ],
                [t({ zh: '研判', en: 'Forecast' }), t(FORECAST_NAMES[line.forecast])],
                [t({ zh: '原因', en: 'Reason' }), line.reason || '—'],
                [t({ zh: '措施', en: 'Measure' }), line.measure || '—'],
                [t({ zh: '数据说明', en: 'Source' }), line.note || '—'],
                [t({ zh: '填写', en: 'Filled in' }), `${line.byName} ${tableTime(line.at)}`],
              ]}
            />
          ) : null}
          <TargetHistory id={target.id} />
        </Inset>
      )}
    </SidePanel>
  )
}
