import { Button } from 'antd'
import { useState } from 'react'
import { fileUrl, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { getTask, getTaskPhoto, type TaskRow } from '../contract.ts'
import { TASK_STATE_NAMES } from '../domain/states.ts'
import css from './alerts.module.css'
import { type TaskAct, TaskForm } from './task-form.tsx'
import { useUnitNames } from './use-unit-names.ts'

/** One preventive task: what to do, how it goes, and with what result. */
export function TaskPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const units = useUnitNames()
  const reading = useOperation(getTask, { id }, { everyMs: 60_000 })
  return (
    <SidePanel title={reading.data?.no ?? t({ zh: '未诉先办任务', en: 'Task' })} onClose={onClose}>
      <Loaded reading={reading} lines={8}>
        {(task) => (
          <Inset>
            <h2>{task.what}</h2>
            <Actions task={task} />
            <Facts
              facts={[
                [t({ zh: '地点', en: 'Place' }), task.place],
                [t({ zh: '责任单位', en: 'Unit' }), units.nameOf(task.unit)],
                [t({ zh: '期限', en: 'Due' }), `${task.dueOn}${task.overdue ? t({ zh: '，超期', en: ', late' }) : ''}`],
                [t({ zh: '状态', en: 'State' }), t(TASK_STATE_NAMES[task.state])],
                [
                  t({ zh: '来自告警', en: 'Alert' }),
                  <To key="alert" href={`/c/alerts?open=${task.alertId}`}>
                    {task.alertNo} {t(task.alertTitle)}
                  </To>,
                ],
                ...(task.caseId
                  ? ([
                      [
                        t({ zh: '已上报案件', en: 'Case' }),
                        <To key="case" href={`/c/cases/${task.caseId}`}>
                          {task.caseNo}
                        </To>,
                      ],
                    ] as const)
                  : []),
                [t({ zh: '下达', en: 'Given' }), `${task.createdByName} ${tableTime(task.createdAt)}`],
              ]}
            />
            {task.result ? (
              <section>
                <h3>{t({ zh: '结果', en: 'Result' })}</h3>
                <p>{task.result}</p>
                <Photos task={task} photos={task.photos} />
              </section>
            ) : null}
            <section>
              <h3>{t({ zh: '进展', en: 'Progress' })}</h3>
              {task.progress.length === 0 ? (
                <p className="meta">{t({ zh: '还没有进展', en: 'Nothing yet' })}</p>
              ) : (
                <Lines>
                  {task.progress.map((line) => (
                    <li key={`${line.at}${line.text}`}>
                      <span>{line.text}</span>
                      <Photos task={task} photos={line.photos} />
                      <span className="meta">
                        {tableTime(line.at)} {line.byName}
                      </span>
                    </li>
                  ))}
                </Lines>
              )}
            </section>
          </Inset>
        )}
      </Loaded>
    </SidePanel>
  )
}

function Photos({ task, photos }: { task: TaskRow; photos: readonly string[] }) {
  const { t } = useWords()
  if (photos.length === 0) return null
  return (
    <div className={css.photos}>
      {photos.map((fileId, at) => {
        const url = fileUrl(getTaskPhoto, { id: task.id, fileId })
        return (
          <a key={fileId} href={url} target="_blank" rel="noreferrer">
            <img loading="lazy" src={url} alt={t({ zh: `任务照片 ${at + 1}`, en: `picture ${at + 1}` })} />
          </a>
        )
      })}
    </div>
  )
}

function Actions({ task }: { task: TaskRow }) {
  const { t } = useWords()
  const mayWork = useMay('alerts:work-tasks')
  const mayHandle = useMay('alerts:handle')
  const mayReport = useMay('cases:report')
  const [act, setAct] = useState<TaskAct | null>(null)
  if (task.state === 'done' || task.state === 'cancelled') return null
  if (act) return <TaskForm task={task} act={act} onDone={() => setAct(null)} />
  return (
    <div className="row">
      {mayWork ? (
        <>
          <Button type="primary" onClick={() => setAct('finish')}>
            {t({ zh: '完成', en: 'Finish' })}
          </Button>
          <Button onClick={() => setAct('progress')}>{t({ zh: '登记进展', en: 'Progress' })}</Button>
        </>
      ) : null}
      {mayWork && mayReport && task.caseId === null ? (
        <Button onClick={() => setAct('case')}>{t({ zh: '上报案件', en: 'Report a case' })}</Button>
      ) : null}
      {mayHandle ? <Button onClick={() => setAct('cancel')}>{t({ zh: '取消任务', en: 'Cancel' })}</Button> : null}
    </div>
  )
}
