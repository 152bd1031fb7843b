import { Button } from 'antd'
import { useState } from 'react'
import { stateCards } from '#modules/cases/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { shortTime, tableTime, useNow } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Facts, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type AlertRow, acknowledgeAlert, getAlert } from '../contract.ts'
import {
  AFTERWARDS_NAMES,
  ALERT_STATE_NAMES,
  TASK_STATE_NAMES,
  type TaskState,
  VERDICT_NAMES,
} from '../domain/states.ts'
import { type AlertAct, AlertForm } from './alert-form.tsx'
import { LevelMark } from './level-mark.tsx'
import { useUnitNames } from './use-unit-names.ts'

/** One alert: why, what it rests on, what was done, and what can be done now. */
export function AlertPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const reading = useOperation(getAlert, { id }, { everyMs: 60_000 })
  const alert = reading.data?.alert
  return (
    <SidePanel
      title={
        alert ? (
          <>
            <LevelMark level={alert.level} /> {alert.no}
          </>
        ) : (
          t({ zh: '治理告警', en: 'Alert' })
        )
      }
      onClose={onClose}
    >
      <Loaded reading={reading} lines={10}>
        {(found) => (
          <Inset>
            <h2>{t(found.alert.title)}</h2>
            <p>{t(found.alert.explanation)}</p>
            <Actions alert={found.alert} />
            <AlertFacts alert={found.alert} />
            <Tasks tasks={found.tasks} />
            <CasesBehind cases={found.cases} hidden={found.hidden} />
            <section>
              <h3>{t({ zh: '处理记录', en: 'What was done' })}</h3>
              <Lines>
                {found.lines.map((line) => (
                  <li key={`${line.at}${line.what}${line.text}`}>
                    <span>
                      {line.what}
                      {line.text ? `：${line.text}` : ''}
                    </span>
                    <span className="meta">
                      {tableTime(line.at)} {line.byName}
                    </span>
                  </li>
                ))}
              </Lines>
            </section>
          </Inset>
        )}
      </Loaded>
    </SidePanel>
  )
}

function AlertFacts({ alert }: { alert: AlertRow }) {
  const { t } = useWords()
  const units = useUnitNames()
  const nowMs = useNow()
  const { afterwards, afterCount, afterExpected } = alert
  return (
    <Facts
      facts={[
        [
          t({ zh: '规则', en: 'Rule' }),
          `${t(alert.rule)}（${t({ zh: '第', en: 'v' })} ${alert.rule.version} ${t({ zh: '版', en: '' })}）`,
        ],
        [t({ zh: '位置', en: 'Place' }), alert.placeName],
        [
          t({ zh: '触发', en: 'Begun' }),
          `${tableTime(alert.begunAt)}${alert.chainNo > 1 ? t({ zh: `，第 ${alert.chainNo} 次`, en: `, time ${alert.chainNo}` }) : ''}`,
        ],
        [
          t({ zh: '情况', en: 'Now' }),
          alert.ongoing
            ? t({
                zh: `持续中，${shortTime(alert.seenAt, nowMs)} 仍见`,
                en: `going on, seen ${shortTime(alert.seenAt, nowMs)}`,
              })
            : t({ zh: `${tableTime(alert.endedAt)} 自行结束`, en: `ended ${tableTime(alert.endedAt)}` }),
        ],
        [
          t({ zh: '处理', en: 'State' }),
          `${t(ALERT_STATE_NAMES[alert.state])}${alert.acknowledgedByName ? ` ${alert.acknowledgedByName} ${tableTime(alert.acknowledgedAt)}` : ''}`,
        ],
        ...(alert.assignedUnit
          ? ([[t({ zh: '交办', en: 'Assigned' }), units.nameOf(alert.assignedUnit)]] as const)
          : []),
        ...(alert.dismissReason ? ([[t({ zh: '不予处理', en: 'Dismissed' }), alert.dismissReason]] as const) : []),
        [t({ zh: '建议', en: 'Advice' }), alert.advice || '—'],
        [
          t({ zh: '评判', en: 'Judged' }),
          alert.verdict
            ? `${t(VERDICT_NAMES[alert.verdict])} ${alert.verdictByName ?? ''}`
            : t({ zh: '未评判', en: 'not yet' }),
        ],
        [
          t({ zh: '三十日后', en: '30 days after' }),
          afterwards
            ? `${t(AFTERWARDS_NAMES[afterwards])}：${afterCount ?? 0}${t({ zh: ' 件', en: '' })}${afterExpected === null ? '' : t({ zh: `，往常 ${afterExpected.toFixed(1)} 件`, en: `, usual ${afterExpected.toFixed(1)}` })}`
            : t({ zh: '满 30 日后自动核算', en: 'reckoned when 30 days are over' }),
        ],
      ]}
    />
  )
}

function Actions({ alert }: { alert: AlertRow }) {
  const { t } = useWords()
  const say = useSay()
  const mayHandle = useMay('alerts:handle')
  const [act, setAct] = useState<AlertAct | null>(null)
  const acknowledge = useCommand(acknowledgeAlert, { alsoChanges: ['notices'] })
  if (!mayHandle) return null
  if (act) return <AlertForm alert={alert} act={act} onDone={() => setAct(null)} />
  const isOpen = alert.state !== 'dismissed'
  const confirmIt = async () => {
    const done = await acknowledge.run({ id: alert.id }, { expectedVersion: alert.version })
    if (done) say(t({ zh: `已确认 ${alert.no}`, en: `Acknowledged ${alert.no}` }))
  }
  return (
    <>
      <div className="row">
        {alert.state === 'waiting' ? (
          <Button type="primary" loading={acknowledge.busy} onClick={() => void confirmIt()}>
            {t({ zh: '确认', en: 'Acknowledge' })}
          </Button>
        ) : null}
        {isOpen ? (
          <Button onClick={() => setAct('task')}>{t({ zh: '转未诉先办任务', en: 'Make a task' })}</Button>
        ) : null}
        {isOpen ? <Button onClick={() => setAct('assign')}>{t({ zh: '交办', en: 'Assign' })}</Button> : null}
        {isOpen && alert.state !== 'tasked' ? (
          <Button onClick={() => setAct('dismiss')}>{t({ zh: '不予处理', en: 'Dismiss' })}</Button>
        ) : null}
        <Button onClick={() => setAct('judge')}>{t({ zh: '评判', en: 'Judge' })}</Button>
      </div>
      <ProblemNotice problem={acknowledge.problem} close={acknowledge.clearProblem} />
    </>
  )
}

function Tasks({
  tasks,
}: {
  tasks: readonly { id: string; no: string; unit: string; state: string; dueOn: string }[]
}) {
  const { t } = useWords()
  const units = useUnitNames()
  if (tasks.length === 0) return null
  return (
    <section>
      <h3>{t({ zh: '未诉先办任务', en: 'Preventive tasks' })}</h3>
      <Lines>
        {tasks.map((task) => (
          <li key={task.id}>
            <To href={`/c/preventive-tasks?open=${task.id}`}>{task.no}</To>
            <span className="meta">
              {units.nameOf(task.unit)} · {t({ zh: `${task.dueOn} 前`, en: `due ${task.dueOn}` })} ·{' '}
              {t(TASK_STATE_NAMES[task.state as TaskState])}
            </span>
          </li>
        ))}
      </Lines>
    </section>
  )
}

interface Behind {
  id: string
  caseNo: string
  title: string
  state: string
  reportedAt: string
  leadUnit: string | null
}

function CasesBehind({ cases, hidden }: { cases: readonly Behind[]; hidden: number }) {
  const { t } = useWords()
  const units = useUnitNames()
  return (
    <section>
      <h3>{t({ zh: `引用案件 ${cases.length} 件`, en: `${cases.length} cases` })}</h3>
      <Lines>
        {cases.map((one) => (
          <li key={one.id}>
            <To href={`/c/cases/${one.id}`}>{one.title}</To>
            <span className="meta">
              {one.caseNo} · {tableTime(one.reportedAt)} ·{' '}
              {t(stateCards[one.state as keyof typeof stateCards] ?? { zh: one.state, en: one.state })}
              {one.leadUnit ? ` · ${units.nameOf(one.leadUnit)}` : ''}
            </span>
          </li>
        ))}
      </Lines>
      {hidden > 0 ? (
        <p className="meta">
          {t({ zh: `另有 ${hidden} 件不在您可见的范围`, en: `${hidden} more that you may not see` })}
        </p>
      ) : null}
    </section>
  )
}
