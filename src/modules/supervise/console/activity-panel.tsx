import { Button, Input } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, Loaded, ProblemNotice } from '#ui/page.ts'
import { useMay, useMe } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type ActivityRow, answerTask, closeActivity, getActivity, printActivity, type TaskRow } from '../contract.ts'
import { ACTIVITY_NAMES } from '../domain/activity.ts'
import { ActivityForm } from './activity-form.tsx'
import css from './supervise.module.css'
import { useUnitNames } from './use-unit-names.ts'

/** One record: what was found and decided, who has to do what, and the answers. */
export function ActivityPanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const mayHold = useMay('supervise:hold-activity')
  const reading = useOperation(getActivity, { id })
  const [editing, setEditing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const row = reading.data
  if (editing && row)
    return <ActivityForm before={row} onDone={() => setEditing(false)} onClose={() => setEditing(false)} />
  const print = () => {
    setProblem(null)
    saveFile(printActivity, { id }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
  }
  return (
    <SidePanel
      title={row ? `${t(ACTIVITY_NAMES[row.kind])} ${row.no}` : t({ zh: '记录', en: 'Record' })}
      onClose={onClose}
      actions={
        <>
          <Button size="small" onClick={print}>
            {t({ zh: '打印件', en: 'Print' })}
          </Button>
          {mayHold && row?.state === 'open' ? (
            <Button size="small" onClick={() => setEditing(true)}>
              {t({ zh: '修改', en: 'Change' })}
            </Button>
          ) : null}
        </>
      }
    >
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
      <Loaded reading={reading} lines={10}>
        {(found) => <ActivityBody row={found} mayClose={mayHold && found.state === 'open'} />}
      </Loaded>
    </SidePanel>
  )
}

function ActivityBody({ row, mayClose }: { row: ActivityRow; mayClose: boolean }) {
  const { t } = useWords()
  const units = useUnitNames()
  const people = row.participants
    .map(({ unit, persons }) => [unit ? units.nameOf(unit) : '', persons].filter(Boolean).join('：'))
    .join('；')
  return (
    <Inset>
      <h2>{row.title}</h2>
      <Facts
        facts={[
          [t({ zh: '时间', en: 'Held' }), tableTime(row.heldAt)],
          [t({ zh: '地点', en: 'Place' }), row.place],
          [t({ zh: '参加', en: 'Present' }), people || '—'],
          [t({ zh: '登记人', en: 'Recorded by' }), `${row.byName} ${tableTime(row.savedAt)}`],
        ]}
      />
      <section>
        <h3>{t({ zh: '涉及案件', en: 'Cases' })}</h3>
        <Lines>
          {row.cases.map((one) => (
            <li key={one.id}>
              <To href={`/c/cases/${one.id}`}>
                {one.caseNo} {one.title}
              </To>
            </li>
          ))}
        </Lines>
      </section>
      <section>
        <h3>{row.kind === 'onSite' ? t({ zh: '现场情况', en: 'Found' }) : t({ zh: '会议情况', en: 'Discussed' })}</h3>
        <p>{row.findings}</p>
      </section>
      <section>
        <h3>{t({ zh: '议定事项', en: 'Decided' })}</h3>
        <p>{row.decisions || '—'}</p>
      </section>
      <section>
        <h3>{t({ zh: '督办事项', en: 'Tasks' })}</h3>
        <Lines>
          {row.tasks.map((task) => (
            <Task key={task.id} task={task} closed={row.state === 'closed'} />
          ))}
        </Lines>
      </section>
      {row.state === 'closed' ? (
        <p className="meta">
          {t({ zh: '已办结', en: 'Closed' })}
          {row.closeReason ? `：${row.closeReason}` : ''}
        </p>
      ) : null}
      {mayClose ? <Close row={row} /> : null}
    </Inset>
  )
}

function Task({ task, closed }: { task: TaskRow; closed: boolean }) {
  const { t } = useWords()
  const me = useMe()
  const units = useUnitNames()
  const mayAnswer = useMay('supervise:answer-task')
  const send = useCommand(answerTask, { alsoChanges: ['notices'] })
  const [text, setText] = useState('')
  const isMine = mayAnswer && !closed && task.answer === null && me.posts.some((post) => post.unit === task.unit)
  return (
    <li>
      <span>
        <b>{units.nameOf(task.unit)}</b> {task.task}
      </span>
      <span className={task.overdue ? 'over' : 'meta'}>
        {task.due ? t({ zh: `${task.due} 前`, en: `by ${task.due}` }) : t({ zh: '未定期限', en: 'no date' })}
        {task.overdue ? t({ zh: '，超期未答复', en: ', late' }) : ''}
      </span>
      {task.answer === null ? null : (
        <span>
          {t({ zh: '答复：', en: 'Answer: ' })}
          {task.answer}{' '}
          <span className="meta">
            {task.answeredByName} {tableTime(task.answeredAt)}
          </span>
        </span>
      )}
      {isMine ? (
        <div className={css.tasks}>
          <Input.TextArea
            value={text}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setText(event.target.value)}
            aria-label={t({ zh: '答复', en: 'Answer' })}
          />
          <div>
            <Button
              type="primary"
              disabled={!text.trim()}
              loading={send.busy}
              onClick={() => void send.run({ id: task.id, answer: text })}
            >
              {t({ zh: '答复这一项', en: 'Answer this task' })}
            </Button>
          </div>
          <ProblemNotice problem={send.problem} />
        </div>
      ) : null}
    </li>
  )
}

function Close({ row }: { row: ActivityRow }) {
  const { t } = useWords()
  const close = useCommand(closeActivity)
  const [reason, setReason] = useState('')
  const left = row.tasks.filter((task) => task.answer === null).length
  return (
    <div className={css.tasks}>
      {left > 0 ? (
        <Input
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t({ zh: `还有 ${left} 项未答复，办结须写明理由`, en: `${left} tasks open: write down why` })}
          aria-label={t({ zh: '办结理由', en: 'Why it is closed' })}
        />
      ) : null}
      <div>
        <Button
          loading={close.busy}
          disabled={left > 0 && !reason.trim()}
          onClick={() => void close.run({ id: row.id, ...(reason.trim() ? { reason } : {}) })}
        >
          {t({ zh: `办结 ${row.no}`, en: `Close ${row.no}` })}
        </Button>
      </div>
      <ProblemNotice problem={close.problem} />
    </div>
  )
}
