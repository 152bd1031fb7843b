import { Button, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { askCorrection, decideReopen, type EntryRow, type PlanRow } from '../contract.ts'
import { ENTRY_PART_NAMES, ENTRY_STATE_NAMES } from '../domain/names.ts'
import { FINDING_NAMES } from '../words.ts'
import css from './quality.module.css'
import { REOPEN_NAMES } from './reopen-names.ts'
import { useUnitNames } from './use-unit-names.ts'

/** One case that was looked at: its score, what was found, what follows from it. */
export function EntryPanel({ row, plan, onClose }: { row: EntryRow; plan: PlanRow; onClose(): void }) {
  const { t } = useWords()
  const nameOf = useUnitNames()
  const mayKeep = useMay('quality:keep')
  const mayDecide = useMay('quality:decide-reopen')
  const findings = row.findings.map((id) => t(FINDING_NAMES[id] ?? { zh: id, en: id })).join('、')
  return (
    <SidePanel title={row.caseNo} onClose={onClose}>
      <Inset>
        <h2>
          <To href={`/c/cases/${row.caseId}`}>{row.title}</To>
        </h2>
        <Facts
          facts={[
            [t({ zh: '责任单位', en: 'Unit' }), nameOf(row.unit)],
            [t({ zh: '性质', en: 'Part' }), t(ENTRY_PART_NAMES[row.part])],
            [
              t({ zh: '得分', en: 'Score' }),
              row.score === null
                ? t(ENTRY_STATE_NAMES[row.state])
                : `${row.score} ${row.passed ? t({ zh: '合格', en: 'passed' }) : t({ zh: '不合格', en: 'failed' })}`,
            ],
            [t({ zh: '问题', en: 'Findings' }), findings || '—'],
            [t({ zh: '评语', en: 'Note' }), row.note || '—'],
            [
              t({ zh: '两次评分', en: 'Scored twice' }),
              row.scoredTwice ? t({ zh: '是', en: 'yes' }) : t({ zh: '否', en: 'no' }),
            ],
          ]}
        />
        {row.reopen ? (
          <p>
            {t(REOPEN_NAMES[row.reopen])}
            {row.reopenReason ? `：${row.reopenReason}` : ''}{' '}
            <span className="meta">
              {row.reopenByName} {row.reopenAt ? tableTime(row.reopenAt) : ''}
            </span>
          </p>
        ) : null}
        {row.reopen === 'suggested' && mayDecide ? <Reopen row={row} /> : null}
        {mayKeep && plan.state === 'reported' && row.state === 'scored' ? <Correct key={row.id} row={row} /> : null}
      </Inset>
    </SidePanel>
  )
}

/** The case's own reopening, in the name of whoever decides. */
export function Reopen({ row }: { row: EntryRow }) {
  const { t } = useWords()
  const decide = useCommand(decideReopen, { alsoChanges: ['cases'] })
  const [reason, setReason] = useState('')
  const send = (decision: 'reopen' | 'decline') => void decide.run({ id: row.id, decision, reason })
  return (
    <section className={css.stack}>
      <h3>{t({ zh: '是否重开', en: 'Reopen it?' })}</h3>
      <Input.TextArea
        value={reason}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t({ zh: '重开：新发现的情况；不重开：理由', en: 'What was found anew, or why it stays closed' })}
        aria-label={t({ zh: '理由', en: 'Reason' })}
      />
      <div className="row">
        <Button type="primary" disabled={!reason.trim()} loading={decide.busy} onClick={() => send('reopen')}>
          {t({ zh: '重开案件', en: 'Reopen the case' })}
        </Button>
        <Button disabled={!reason.trim()} loading={decide.busy} onClick={() => send('decline')}>
          {t({ zh: '不重开', en: 'Keep it closed' })}
        </Button>
      </div>
      <ProblemNotice problem={decide.problem} />
    </section>
  )
}

function Correct({ row }: { row: EntryRow }) {
  const { t } = useWords()
  const ask = useCommand(askCorrection, { alsoChanges: ['notices'] })
  const [task, setTask] = useState('')
  const [due, setDue] = useState<Dayjs | null>(null)
  const send = async () => {
    const sent = { id: row.id, task, ...(due ? { due: due.format('YYYY-MM-DD') } : {}) }
    if (await ask.run(sent)) setTask('')
  }
  return (
    <section className={css.stack}>
      <h3>{t({ zh: '退回整改', en: 'Return for correction' })}</h3>
      <Input.TextArea
        value={task}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setTask(event.target.value)}
        placeholder={t({ zh: '要整改什么', en: 'What is to be corrected' })}
        aria-label={t({ zh: '整改要求', en: 'What is to be corrected' })}
      />
      <div className="row">
        <DatePicker
          value={due}
          onChange={setDue}
          minDate={dayjs()}
          placeholder={t({ zh: '期限（默认 10 天）', en: 'by (10 days)' })}
          aria-label={t({ zh: '期限', en: 'By' })}
        />
        <Button disabled={!task.trim()} loading={ask.busy} onClick={() => void send()}>
          {t({ zh: '退回整改', en: 'Return' })}
        </Button>
        <To href={`/c/quality/corrections?text=${encodeURIComponent(row.caseNo)}`}>
          {t({ zh: '本案整改', en: 'Its correction' })}
        </To>
      </div>
      <ProblemNotice problem={ask.problem} />
    </section>
  )
}
